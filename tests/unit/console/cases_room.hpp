// What the tests of the case register share: the staffroom with people of every role, and cases in
// the states they need.
#pragma once

#include <string>

#include "storage/case_search.hpp"
#include "storage/cases.hpp"
#include "tests/unit/console/staffroom.hpp"

namespace cases_room {

using nlohmann::ordered_json;
using staffroom::Browser;
using staffroom::Reply;

// Real units: who is named, who handles, who helps.
inline constexpr const char* ward = "ct-x31321";
inline constexpr const char* department = "ct-so-noi-vu";
inline constexpr const char* other_department = "ct-so-tai-chinh";

struct Person {
  std::string username{};
  std::string role{};
  int branch = 0;
  std::string unit{};
  std::string name{};
};

class CasesRoom : public staffroom::Staffroom {
 public:
  CasesRoom();

  storage::AccountId hire(const Person& person);
  // What a citizen on Zalo sent; a draft with kind, category, unit … to be changed before.
  static cases::Case told(const std::string& story = "Hồ sơ sang tên đất trễ hẹn mười hai ngày.");
  cases::Case receive(cases::Case draft);
  // The id of a file of this citizen, kept on the disk.
  std::string keeps(const std::string& citizen, const std::string& bytes, const std::string& kind);
  cases::Case held(const cases::Case& one);
  std::string rev(const cases::Case& one);
  std::string channel_of(const cases::Case& one);

  // Waiting messages to the citizen of a case, all texts joined.
  std::string sent_to(const cases::Case& one);

 private:
  int people_ = 0;
};

// "/cases/7/approve".
std::string at(const cases::Case& one, const std::string& what = {});
ordered_json with_rev(CasesRoom& room, const cases::Case& one, ordered_json body = {});
// The act of one officer on what the case is now.
Reply act(Browser& browser,
          CasesRoom& room,
          const cases::Case& one,
          const std::string& what,
          const ordered_json& body = ordered_json::object());

inline const std::string good_answer =
    "Phường đã kiểm tra, hồ sơ chậm do thiếu trích lục; kết quả trả ngày 30/11/2026.";

// Up to an answer that waits for approval: by "hoa" (van_hanh) for the department.
void until_submitted(Browser& officer, CasesRoom& room, const cases::Case& one);

}  // namespace cases_room
