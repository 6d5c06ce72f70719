// Rounds on their way: submitted, approved by another, paused, stopped.
#include <functional>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "console/admin/account.hpp"
#include "console/admin/limits.hpp"
#include "console/body.hpp"
#include "console/limits.hpp"
#include "console/surveys/limits.hpp"
#include "console/surveys/round_view.hpp"
#include "console/surveys/survey_acts.hpp"
#include "storage/citizens.hpp"
#include "storage/inbox.hpp"
#include "storage/questionnaires.hpp"
#include "storage/survey_recall.hpp"

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
};

// Whoever is in the middle of the questions hears that the round is over.
void say_farewell(storage::Tx& tx, const Visit& visit, const storage::Invitation& invitation) {
  const auto citizen = storage::Citizens(tx).by_id(invitation.citizen);
  if (!citizen) return;
  const auto id = invitation.id.value;
  storage::Inbox(tx).put({.source = "survey",
                          .kind = "farewell",
                          .dedupe_key = "survey/" + std::to_string(id) + "/farewell",
                          .citizen = citizen->channel_id,
                          .body = base::to_text({{"invitation", id}}),
                          .sent_at = visit.now,
                          .received_at = visit.now});
}

// What a state means for what is on its way.
void carry_through(storage::Tx& tx, const Visit& visit, const KeptRound& before, RoundState now) {
  const auto id = before.round.id;
  if (now == RoundState::to_approve) {
    storage::Questionnaires(tx).freeze(before.round.questionnaire, before.round.version, visit.now);
  }
  const bool halts = now == RoundState::paused || now == RoundState::closing ||
                     now == RoundState::closed || now == RoundState::cancelled;
  if (halts) storage::recall_waiting(tx, id, visit.now, visit.now);
  if (now == RoundState::closed) {
    for (const auto& one : storage::Invitations(tx).inside(id)) say_farewell(tx, visit, one);
    storage::Invitations(tx).close_all(id, visit.now);
  }
  // Planned ones never leave now; who is inside goes on to the end.
  if (now == RoundState::closing) storage::Invitations(tx).close_planned(id, visit.now);
  if (now == RoundState::draft || now == RoundState::cancelled) {
    storage::Invitations(tx).discard_planned(id);
    storage::SurveyRounds(tx).undrawn(id);
  }
}

RawAnswer carry_move(storage::Tx& tx, const Visit& visit, const Move& move) {
  storage::SurveyRounds rounds(tx);
  auto kept = find_round(tx, visit);
  if (!kept) return problem("not_found");
  if (kept->rev != move.rev) return problem("stale", {{"round", round_json(tx, visit, *kept)}});
  const bool leaves = std::holds_alternative<surveys::Submit>(move.command) ||
                      std::holds_alternative<surveys::Approve>(move.command);
  const auto outcome = surveys::decide(kept->round, move.command, visit.me().id.value, visit.now);
  if (const auto* refusal = std::get_if<surveys::RoundRefusal>(&outcome)) {
    return problem(problem_of(*refusal));
  }
  if (leaves && !is_ready(tx, visit, *kept)) return problem("not_ready");
  const auto before = *kept;
  kept->round = std::get<surveys::Moved>(outcome).round;
  if (!rounds.save(*kept)) return problem("stale");
  carry_through(tx, visit, before, kept->round.state);
  rounds.log(before.round.id,
             {.at = visit.now,
              .staff = visit.me().id.value,
              .what = std::string{move.what},
              .why = move.why});
  admin::note(tx,
              visit,
              {"round." + std::string{move.what},
               "round/" + std::to_string(before.round.id.value),
               base::to_text({{"why", move.why}})});
  return json_answer(200, round_json(tx, visit, *rounds.find(before.round.id)));
}

RawAnswer carry(const Visit& visit, const Move& move) {
  auto answer = carry_out(visit, [&](storage::Tx& tx) { return carry_move(tx, visit, move); });
  visit.office.outside.moved();
  return answer;
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
  return carry_out(visit, [&](storage::Tx& tx) {
    storage::SurveyRounds rounds(tx);
    const auto kept = find_round(tx, visit);
    if (!kept) return problem("not_found");
    if (kept->rev != rev) return problem("stale", {{"round", round_json(tx, visit, *kept)}});
    const bool running =
        kept->round.state == RoundState::sending || kept->round.state == RoundState::paused;
    if (!running) return problem("wrong_state");
    const auto called = storage::Invitations(tx).call_reserve(
        kept->round.id, surveys::cell_of(unit, field), people, visit.now);
    if (called == 0) return problem("not_possible");
    rounds.log(kept->round.id,
               {.at = visit.now,
                .staff = visit.me().id.value,
                .what = "reserve",
                .why = std::to_string(called)});
    admin::note(
        tx, visit, {"round.reserve", "round/" + std::to_string(kept->round.id.value), "{}"});
    return json_answer(200, round_json(tx, visit, *rounds.find(kept->round.id)));
  });
}

}  // namespace console::acts
