#include "office/surveys/round.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "base/check.hpp"
#include "office/surveys/questionnaire_limits.hpp"

namespace surveys {
namespace {

constexpr std::array<std::pair<RoundState, std::string_view>, 8> codes{
    {{RoundState::draft, "draft"},
     {RoundState::to_approve, "to_approve"},
     {RoundState::scheduled, "scheduled"},
     {RoundState::sending, "sending"},
     {RoundState::paused, "paused"},
     {RoundState::closing, "closing"},
     {RoundState::closed, "closed"},
     {RoundState::cancelled, "cancelled"}}};

// One command on one round: what it needs, what it changes.
class Move {
 public:
  Move(Round round, StaffId who, base::TimePoint now)
      : round_(std::move(round)), who_(who), now_(now) {}

  RoundOutcome operator()(const Submit&) {
    if (!in({RoundState::draft})) return RoundRefusal::wrong_state;
    if (round_.tests_sent < tests_wanted) return RoundRefusal::not_tested;
    if (!dates_ahead()) return RoundRefusal::dates_passed;
    round_.submitted_by = who_;
    return to(RoundState::to_approve);
  }

  RoundOutcome operator()(const SendBack& back) {
    if (!in({RoundState::to_approve, RoundState::scheduled})) return RoundRefusal::wrong_state;
    if (back.why.empty()) return RoundRefusal::reason_needed;
    round_.submitted_by = 0;
    round_.approved_by = 0;
    return to(RoundState::draft, back.why);
  }

  RoundOutcome operator()(const Approve&) {
    if (!in({RoundState::to_approve})) return RoundRefusal::wrong_state;
    if (!may_approve(round_, who_)) return RoundRefusal::same_person;
    if (!dates_ahead()) return RoundRefusal::dates_passed;
    round_.approved_by = who_;
    return to(RoundState::scheduled);
  }

  RoundOutcome operator()(const Pause& pause) {
    if (!in({RoundState::sending})) return RoundRefusal::wrong_state;
    if (pause.why.empty()) return RoundRefusal::reason_needed;
    return to(RoundState::paused, pause.why);
  }

  RoundOutcome operator()(const Resume&) {
    if (!in({RoundState::paused})) return RoundRefusal::wrong_state;
    if (now_ >= round_.closes) return RoundRefusal::dates_passed;
    return to(RoundState::sending);
  }

  RoundOutcome operator()(const Stop& stop) {
    if (!in({RoundState::sending, RoundState::paused})) return RoundRefusal::wrong_state;
    if (stop.why.empty()) return RoundRefusal::reason_needed;
    return to(stop.let_finish ? RoundState::closing : RoundState::closed, stop.why);
  }

  RoundOutcome operator()(const Cancel& cancel) {
    if (!in({RoundState::draft, RoundState::to_approve, RoundState::scheduled})) {
      return RoundRefusal::wrong_state;
    }
    if (cancel.why.empty()) return RoundRefusal::reason_needed;
    return to(RoundState::cancelled, cancel.why);
  }

  // A service that was down at the hour of opening begins when it is up again.
  RoundOutcome operator()(const OpensCame&) {
    if (!in({RoundState::scheduled}) || now_ < round_.opens) return RoundRefusal::wrong_state;
    return to(RoundState::sending);
  }

  RoundOutcome operator()(const ClosesCame&) {
    const bool open =
        in({RoundState::scheduled, RoundState::sending, RoundState::paused, RoundState::closing});
    if (!open || now_ < round_.closes) return RoundRefusal::wrong_state;
    return to(RoundState::closed);
  }

  RoundOutcome operator()(const StopsItself& stop) {
    if (!in({RoundState::sending})) return RoundRefusal::wrong_state;
    return to(RoundState::paused, stop.why);
  }

 private:
  bool in(std::initializer_list<RoundState> states) const {
    return std::find(states.begin(), states.end(), round_.state) != states.end();
  }

  bool dates_ahead() const { return round_.opens < round_.closes && now_ < round_.closes; }

  RoundOutcome to(RoundState state, std::string why = {}) {
    round_.state = state;
    round_.why = std::move(why);
    return Moved{round_};
  }

  Round round_;
  StaffId who_;
  base::TimePoint now_;
};

}  // namespace

std::string_view state_code(RoundState state) {
  for (const auto& [known, code] : codes) {
    if (known == state) return code;
  }
  throw base::Bug("a state of a round without a code");
}

std::optional<RoundState> state_from(std::string_view code) {
  for (const auto& [state, known] : codes) {
    if (known == code) return state;
  }
  return std::nullopt;
}

RoundOutcome decide(const Round& round,
                    const RoundCommand& command,
                    StaffId who,
                    base::TimePoint now) {
  return std::visit(Move(round, who, now), command);
}

bool may_invite(const Round& round, base::TimePoint now) {
  return round.state == RoundState::sending && now >= round.opens && now < round.closes;
}

bool takes_answers(const Round& round, base::TimePoint now) {
  const bool running = round.state == RoundState::sending || round.state == RoundState::paused ||
                       round.state == RoundState::closing;
  return running && now >= round.opens && now < round.closes;
}

bool may_change(const Round& round) {
  return round.state == RoundState::draft;
}

bool may_approve(const Round& round, StaffId who) {
  const auto& changed = round.changed_by;
  return who != round.made_by && who != round.submitted_by &&
         std::find(changed.begin(), changed.end(), who) == changed.end();
}

void note_change(Round& round, StaffId who) {
  round.tests_sent = 0;
  auto& changed = round.changed_by;
  if (std::find(changed.begin(), changed.end(), who) == changed.end()) changed.push_back(who);
}

}  // namespace surveys
