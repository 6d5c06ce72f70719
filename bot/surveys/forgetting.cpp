#include "bot/surveys/forgetting.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "base/check.hpp"
#include "base/crypto.hpp"
#include "base/log.hpp"
#include "bot/surveys/invited.hpp"
#include "bot/surveys/limits.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "flows/engine/session.hpp"
#include "storage/sessions.hpp"
#include "storage/survey_anonymity.hpp"
#include "storage/survey_rounds.hpp"
#include "storage/survey_traces.hpp"

namespace bot {
namespace {

bool is_of(storage::Tx& tx, const flows::Frame& frame, surveys::RoundId round) {
  if (!frame.flow.id.starts_with(questionnaire_flows)) return false;
  const auto invitation = storage::Invitations(tx).find(invitation_in(frame.answers));
  return !invitation || invitation->round == round;
}

// What was being answered is given up: the round takes nothing any more, and what the person writes
// next is a word to the office again.
bool forget_in(storage::Tx& tx, flows::Session& session, surveys::RoundId round) {
  const auto before = session;
  std::erase_if(session.frames, [&](const auto& frame) { return is_of(tx, frame, round); });
  if (session.frames.size() != before.frames.size()) ++session.wait;
  if (session.draft && is_of(tx, *session.draft, round)) session.draft.reset();
  if (session.pressed.find(questionnaire_flows) != std::string::npos) session.pressed.clear();
  return session != before;
}

void forget_in(storage::Tx& tx, const storage::KeptSession& kept, surveys::RoundId round) {
  if (kept.json.find(questionnaire_flows) == std::string::npos) return;
  auto session = flows::read_session(kept.json);
  base::check(session.ok(), "a stored session cannot be read");
  if (!forget_in(tx, *session, round)) return;
  // Its time stays as well: otherwise it would say who took part.
  storage::Sessions(tx).save(kept.citizen, flows::write_session(*session), kept.saved_at);
}

void forget_in_sessions(storage::Database& database, surveys::RoundId round) {
  std::string after;
  bool more = true;
  while (more) {
    database.write([&](storage::Tx& tx) {
      const auto kept =
          storage::sessions_of_round(tx, round, after, limits::sessions_looked_at_once);
      for (const auto& one : kept) forget_in(tx, one, round);
      more = !kept.empty();
      if (more) after = kept.back().citizen;
    });
  }
}

}  // namespace

bool forget_round(storage::Database& database, surveys::RoundId round, base::TimePoint now) {
  forget_in_sessions(database, round);
  if (!storage::forget_traces(database, round, now)) return false;
  const auto key = base::random_bytes(limits::forgetting_key_bytes);
  const auto rewritten = storage::anonymise(database, round, key, now);
  database.write([&](storage::Tx& tx) {
    storage::SurveyRounds(tx).log(round, {.at = now, .what = "anonymised"});
  });
  base::log(
      base::Level::info, "survey.anonymised", {{"round", round.value}, {"invitations", rewritten}});
  return true;
}

}  // namespace bot
