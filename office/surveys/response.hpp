// One invitation and what came back: what the tally takes, and how it reads it. Plain values; any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "office/surveys/response_rates.hpp"

namespace surveys {

// planned → sent → begun → complete; the others are ends of their own. In the order of
// storage::InvitationState.
enum class InvitedState { planned, sent, begun, complete, refused, full, failed, closed };

struct Invited {
  std::string unit{};
  std::string field{};
  std::string level{};
  InvitedState state = InvitedState::planned;
  bool sent = false;   // a message left
  bool begun = false;  // agreed to answer
  std::string why{};
};

struct StandingAnswer {
  std::string_view question{};
  std::string_view value{};  // JSON as it is kept
};

// One person's answers, by question.
struct Response {
  struct Specified {
    std::size_t place = 0;
    std::string words{};
  };

  Outcome outcome{};
  std::vector<std::vector<std::string>> codes{};  // empty: no answer stands to what is asked
  std::vector<Specified> specified{};             // of "Khác"
};

// Complete or partial.
bool counts(Outcome outcome);

}  // namespace surveys
