// A survey round from its draft to its end, and who may move it: two people before anything leaves,
// a pause that stops at once, an end that says what becomes of those inside. Pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"

namespace surveys {

using RoundId = base::Id<struct RoundTag>;
using StaffId = std::int64_t;

// draft → to_approve → scheduled → sending ⇄ paused → closing → closed. cancelled: before the first
// message left. closing: no new invitations, those who began may finish.
enum class RoundState { draft, to_approve, scheduled, sending, paused, closing, closed, cancelled };

std::string_view state_code(RoundState state);
std::optional<RoundState> state_from(std::string_view code);

struct Round {
  RoundId id{};
  std::string name{};
  std::string questionnaire{};
  int version = 0;
  RoundState state = RoundState::draft;
  base::TimePoint opens{};   // nothing leaves before
  base::TimePoint closes{};  // no answer counts after
  bool anonymous = false;
  StaffId made_by = 0;
  std::vector<StaffId> changed_by{};  // its plan, since it was made; each once
  StaffId submitted_by = 0;           // 0: nobody yet
  StaffId approved_by = 0;
  int tests_sent = 0;  // colleagues who got the test; a change of the plan starts anew
  std::string why{};   // of the last pause, stop or return
  bool operator==(const Round&) const = default;
};

// What staff do.
struct Submit {};

struct SendBack {
  std::string why{};
};

struct Approve {};

struct Pause {
  std::string why{};
};

struct Resume {};

struct Stop {
  std::string why{};
  bool let_finish = true;  // false: those inside are thanked, their answers so far count as partial
};

struct Cancel {
  std::string why{};
};

// What time and the sender bring.
struct OpensCame {};

struct ClosesCame {};

struct StopsItself {  // it does harm, or cannot go on: somebody has to look
  std::string why{};
};

using RoundCommand = std::variant<Submit,
                                  SendBack,
                                  Approve,
                                  Pause,
                                  Resume,
                                  Stop,
                                  Cancel,
                                  OpensCame,
                                  ClosesCame,
                                  StopsItself>;

enum class RoundRefusal {
  wrong_state,   // the command has no meaning in this state
  same_person,   // whoever made, changed or submitted the plan does not approve it
  not_tested,    // the test has not gone to enough colleagues
  dates_passed,  // the round would open in the past or close before it opens
  reason_needed
};

struct Moved {
  Round round{};
};

using RoundOutcome = std::variant<Moved, RoundRefusal>;

// who: 0 for the service itself.
RoundOutcome decide(const Round& round,
                    const RoundCommand& command,
                    StaffId who,
                    base::TimePoint now);

// New invitations may leave.
bool may_invite(const Round& round, base::TimePoint now);
// An answer that comes now counts.
bool takes_answers(const Round& round, base::TimePoint now);
// Plan, questionnaire and people may still change.
bool may_change(const Round& round);
// The plan is nobody's work who approves it.
bool may_approve(const Round& round, StaffId who);
// Somebody changed the plan: colleagues try it again, and this person does not approve it.
void note_change(Round& round, StaffId who);

}  // namespace surveys
