// What can be done with a case. Plain data, any thread.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "office/cases/case.hpp"
#include "office/cases/desk_command.hpp"
#include "office/cases/who.hpp"

namespace cases {

// draft: what the flow or the counter collected: number, citizen, kind, category, unit, story,
// identity, contact … Everything decide() sets itself (status, dates, branch, revision) is ignored.
struct Open {
  Case draft{};
};

struct Classify {
  std::string kind{};
  std::string category{};
  bool urgent = false;
};

struct AskForMore {
  std::string question{};
};

struct Supplement {
  std::string text{};
  std::vector<std::string> attachments{};
};  // both empty: "không có thêm"

struct StopWaiting {};  // nobody supplemented in time: go on with what is known

struct Accept {};

struct Forward {
  std::string unit{};
  std::vector<std::string> co_units{};
  bool whole = false;  // the unit reads the words unmasked
};

struct Start {};

struct Propose {
  std::string answer{};
  std::string title{};  // of who answers; "" for a neutral one
};

// Never by who proposed. answer: as the approver corrected it; "" for as it was proposed.
struct Approve {
  std::string answer{};
};

struct SendBack {
  std::string reason{};
};  // the answer to its author, or the case to the intake

struct Extend {
  int working_days = 0;
  std::string reason{};
};

struct Refuse {
  std::string reason{};
  std::string place{};
};
enum class Elsewhere { khieu_nai, to_cao, ngoai_pham_vi };

struct Redirect {
  Elsewhere to{};
  std::string place{};
};

struct Withdraw {};

struct Reopen {
  std::string reason{};
};

using Command = std::variant<Open,
                             Classify,
                             AskForMore,
                             Supplement,
                             StopWaiting,
                             Accept,
                             Forward,
                             Start,
                             Propose,
                             Approve,
                             SendBack,
                             Extend,
                             Refuse,
                             Redirect,
                             Withdraw,
                             Reopen,
                             Publish,
                             Close,
                             Restrict,
                             RecordNational,
                             Recount,
                             RecordApology,
                             Assign,
                             Merge,
                             Unmerge,
                             Follow,
                             SplitOff,
                             Rate,
                             UnitBecame>;

// "forward", for history, audit and the API.
std::string_view command_code(const Command& command);

}  // namespace cases
