// What can be done with a case at the desk, beside the way from receipt to answer: closing,
// locking, putting together and apart, notes of record. Plain data, any thread.
#pragma once

#include <string>

#include "office/cases/case.hpp"

namespace cases {

struct Publish {};

struct Close {
  Outcome outcome{};
};

struct Restrict {
  std::string reason{};
};

struct RecordNational {
  std::string number{};
};

struct Recount {};  // the calendar changed

struct UnitBecame {  // the unit it lies with is another one from today
  std::string from{};
  std::string to{};
};

// The letter of apology for a late dossier (Mẫu số 04, Thông tư 03/2025/TT-VPCP).
struct RecordApology {
  std::string value{};  // "mot_lan", "nhieu_lan", "khong"
  std::string date{};   // "2026-11-20", or ""
  std::string text{};
};

struct Assign {
  StaffId staff{};  // 0: nobody
  std::string name{};
};

struct Merge {  // this case is answered with another, which stays
  CaseId into{};
  std::string number{};
  bool restricted = false;  // that one
};

struct Unmerge {};

struct Follow {  // what became of the case it is answered with
  Case survivor{};
};

struct SplitOff {  // a part of it became a case of its own
  std::string number{};
};

struct Rate {  // the citizen about the answer
  Verdict verdict{};
  std::string words{};
};

}  // namespace cases
