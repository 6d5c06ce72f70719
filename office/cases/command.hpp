// What can be done with a case. Plain data, any thread.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "office/cases/case.hpp"
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
};

struct Start {};

struct Propose {
  std::string answer{};
  std::string title{};  // of who answers; "" for a neutral one
};

struct Approve {};  // never by who proposed

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
                             Recount>;

// "forward", for history, audit and the API.
std::string_view command_code(const Command& command);

}  // namespace cases
