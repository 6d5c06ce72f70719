// Rounds on their way: submitted, approved by another, paused, stopped.
#include <functional>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "console/admin/account.hpp"
#include "console/admin/limits.hpp"
#include "console/body.hpp"
#include "console/limits.hpp"
#include "console/surveys/limits.hpp"
#include "console/surveys/round_deed.hpp"
#include "console/surveys/round_view.hpp"
#include "console/surveys/survey_acts.hpp"
#include "storage/questionnaires.hpp"
#include "storage/survey_endings.hpp"
#include "storage/survey_recall.hpp"
#include "storage/survey_reserve.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;
using storage::KeptRound;
using surveys::RoundCommand;
using surveys::RoundState;

std::string_view problem_of(surveys::RoundRefusal refusal) {
  switch (refusal) {
    case surveys::RoundRefusal::wrong_state:
      return "wrong_state";
    case surveys::RoundRefusal::same_person:
      return "same_person";
    case surveys::RoundRefusal::not_tested:
      return "not_tested";
    case surveys::RoundRefusal::dates_passed:
      return "dates_passed";
    case surveys::RoundRefusal::reason_needed:
      return "invalid";
  }
  return "wrong_state";
}

struct Move {
  RoundCommand command{};
  std::string_view what{};  // for the log
  std::int64_t rev = 0;
  std::string why{};
  bool ready = true;  // everything of the checklist, where that is asked for
};

// What a state means for what is on its way.
void carry_through(storage::Tx& tx, const Visit& visit, const KeptRound& before, RoundState now) {
  const auto id = before.round.id;
  if (now == RoundState::to_approve) {
    storage::Questionnaires(tx).freeze(before.round.questionnaire, before.round.version, visit.now);
  }
  const bool halts = now == RoundState::paused || now == RoundState::closing ||
                     now == RoundState::closed || now == RoundState::cancelled;
  if (halts) storage::recall_waiting(tx, id, visit.now, visit.now);
  if (now == RoundState::draft || now == RoundState::cancelled) {
    storage::SurveyRounds(tx).undrawn(id);
  }
}

// The first of what is left open; the service goes on with the others.
void begin_to_end(storage::Tx& tx, const Visit& visit, surveys::RoundId id) {
  const auto kept = storage::SurveyRounds(tx).find(id);
  if (kept) storage::SurveyEndings(tx).go_on(*kept, visit.now, survey_limits::ended_at_once);
}

void note_move(storage::Tx& tx, const Visit& visit, const Move& move, surveys::RoundId id) {
  storage::SurveyRounds(tx).log(id,
                                {.at = visit.now,
                                 .staff = visit.me().id.value,
                                 .what = std::string{move.what},
                                 .why = move.why});
  admin::note(tx,
              visit,
              {"round." + std::string{move.what},
               "round/" + std::to_string(id.value),
               base::to_text({{"why", move.why}})});
}

std::optional<RawAnswer> carry_move(storage::Tx& tx,
                                    const Visit& visit,
                                    const Move& move,
                                    KeptRound& kept) {
  const auto outcome = surveys::decide(kept.round, move.command, visit.me().id.value, visit.now);
  if (const auto* refusal = std::get_if<surveys::RoundRefusal>(&outcome)) {
    return problem(problem_of(*refusal));
  }
  if (!move.ready) return problem("not_ready");
  const auto before = kept;
  kept.round = std::get<surveys::Moved>(outcome).round;
  if (!storage::SurveyRounds(tx).save(kept)) return problem("stale");
  carry_through(tx, visit, before, kept.round.state);
  note_move(tx, visit, move, before.round.id);
  begin_to_end(tx, visit, before.round.id);
  return std::nullopt;
}

// The list is drawn to see whether the round may leave, so before anything is written; the
// revision says whether it is still that round.
bool is_ready_at(const Visit& visit, const Move& move) {
  bool ready = false;
  visit.office.database.read([&](storage::Tx& tx) {
    const auto kept = find_round(tx, visit);
    ready = kept && kept->rev == move.rev && is_ready(tx, visit, *kept);
  });
  return ready;
}

RawAnswer carry(const Visit& visit, Move move) {
  const bool leaves = std::holds_alternative<surveys::Submit>(move.command) ||
                      std::holds_alternative<surveys::Approve>(move.command);
  if (leaves) move.ready = is_ready_at(visit, move);
  auto answer = do_to_round(visit, move.rev, [&](storage::Tx& tx, KeptRound& kept) {
    return carry_move(tx, visit, move, kept);
  });
  visit.office.outside.moved();
  return answer;
}

struct ReserveWish {
  std::string cell{};
  std::int64_t people = 0;
};

// Each when this person is due, as those who were drawn at first.
std::int64_t call_from_reserve(storage::Tx& tx,
                               const Visit& visit,
                               const KeptRound& kept,
                               const ReserveWish& wish) {
  const auto terms = round_terms(visit, kept);
  storage::SurveyReserve reserve(tx);
  const auto called = reserve.of(kept.round.id, wish.cell, wish.people);
  for (const auto& one : called) {
    const surveys::ListedPerson person{.returned_on = one.returned_on};
    reserve.call(one.id,
                 surveys::due_of(person, terms.plan.after_result_days, terms.calendar, visit.now));
  }
  return static_cast<std::int64_t>(called.size());
}

std::optional<RawAnswer> invite_reserve(storage::Tx& tx,
                                        const Visit& visit,
                                        const KeptRound& kept,
                                        const ReserveWish& wish) {
  const auto id = kept.round.id;
  const bool running =
      kept.round.state == RoundState::sending || kept.round.state == RoundState::paused;
  if (!running) return problem("wrong_state");
  // Who is of the reserve is known only when everybody is drawn.
  if (!kept.drawn_at) return problem("not_possible");
  const auto called = call_from_reserve(tx, visit, kept, wish);
  if (called == 0) return problem("not_possible");
  // The same request once more is of a round that has changed.
  if (!storage::SurveyRounds(tx).save(kept)) return problem("stale");
  storage::SurveyRounds(tx).log(id,
                                {.at = visit.now,
                                 .staff = visit.me().id.value,
                                 .what = "reserve",
                                 .why = std::to_string(called)});
  admin::note(tx, visit, {"round.reserve", "round/" + std::to_string(id.value), "{}"});
  return std::nullopt;
}

std::int64_t revision_in(Body& body) {
  return body.number("rev", {1, admin::limits::revision_max});
}

std::string reason_in(Body& body) {
  return body.words("why", {1, limits::reason_max});
}

RawAnswer plain(const Visit& visit, RoundCommand command, std::string_view what) {
  Body body(visit.request);
  const auto rev = revision_in(body);
  if (auto refused = body.refused()) return *refused;
  return carry(visit, {std::move(command), what, rev, {}});
}

// With a reason that the log keeps.
template <class Command>
RawAnswer reasoned(const Visit& visit, std::string_view what) {
  Body body(visit.request);
  const auto rev = revision_in(body);
  const auto why = reason_in(body);
  if (auto refused = body.refused()) return *refused;
  return carry(visit, {Command{why}, what, rev, why});
}

}  // namespace

RawAnswer submit_round(const Visit& visit) {
  return plain(visit, surveys::Submit{}, "submitted");
}

RawAnswer approve_round(const Visit& visit) {
  return plain(visit, surveys::Approve{}, "approved");
}

RawAnswer resume_round(const Visit& visit) {
  return plain(visit, surveys::Resume{}, "resumed");
}

RawAnswer send_back_round(const Visit& visit) {
  return reasoned<surveys::SendBack>(visit, "sent_back");
}

RawAnswer pause_round(const Visit& visit) {
  return reasoned<surveys::Pause>(visit, "paused");
}

RawAnswer cancel_round(const Visit& visit) {
  return reasoned<surveys::Cancel>(visit, "cancelled");
}

RawAnswer stop_round(const Visit& visit) {
  Body body(visit.request);
  const auto rev = revision_in(body);
  const auto why = reason_in(body);
  const bool let_finish = body.needed_flag("let_finish");
  if (auto refused = body.refused()) return *refused;
  return carry(visit, {surveys::Stop{why, let_finish}, "stopped", rev, why});
}

RawAnswer call_reserve(const Visit& visit) {
  Body body(visit.request);
  const auto rev = revision_in(body);
  const auto unit = body.text("unit", {0, admin::limits::unit_max});
  const auto field = body.words("field", {0, limits::reason_max});
  const auto people = body.number("people", {1, survey_limits::reserve_at_once});
  if (auto refused = body.refused()) return *refused;
  const auto cell = surveys::cell_of(unit, field);
  return do_to_round(visit, rev, [&](storage::Tx& tx, const KeptRound& kept) {
    return invite_reserve(tx, visit, kept, {cell, people});
  });
}

}  // namespace console::acts
