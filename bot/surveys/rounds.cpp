#include "bot/surveys/rounds.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "base/log.hpp"
#include "bot/surveys/inviter.hpp"
#include "bot/surveys/limits.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "office/surveys/lint.hpp"
#include "office/surveys/questionnaire_file.hpp"
#include "office/surveys/round_plan.hpp"
#include "storage/flow_archive.hpp"
#include "storage/invitations.hpp"
#include "storage/questionnaires.hpp"

namespace bot {
namespace {

std::string_view said_of(const surveys::RoundCommand& command) {
  if (std::holds_alternative<surveys::OpensCame>(command)) return "opened";
  if (std::holds_alternative<surveys::ClosesCame>(command)) return "closed";
  return "stopped_itself";
}

}  // namespace

bool move_round(storage::Tx& tx,
                surveys::RoundId id,
                const surveys::RoundCommand& command,
                base::TimePoint now) {
  storage::SurveyRounds rounds(tx);
  auto held = rounds.find(id);
  if (!held) return false;
  const auto outcome = surveys::decide(held->round, command, 0, now);
  const auto* to = std::get_if<surveys::Moved>(&outcome);
  if (to == nullptr) return false;
  held->round = to->round;
  if (!rounds.save(*held)) return false;
  rounds.log(id, {.at = now, .what = std::string{said_of(command)}, .why = held->round.why});
  return true;
}

std::vector<surveys::Round> rounds_rehearsed(storage::Tx& tx, base::TimePoint now) {
  std::vector<surveys::Round> rounds;
  storage::SurveyRounds kept(tx);
  for (const auto& one :
       storage::Invitations(tx).rehearsals_due(now, limits::handed_over_at_once)) {
    const auto known = [&](const surveys::Round& round) { return round.id == one.round; };
    if (std::any_of(rounds.begin(), rounds.end(), known)) continue;
    if (auto round = kept.find(one.round)) rounds.push_back(std::move(round->round));
  }
  return rounds;
}

bool load_questionnaire(storage::Tx& tx, const surveys::Round& round, Content& into) {
  if (into.questionnaires.find(round.questionnaire, round.version) != nullptr) return true;
  const auto kept = storage::Questionnaires(tx).find(round.questionnaire, round.version);
  if (!kept) return false;
  surveys::Questionnaire read;
  if (surveys::has_mistake(surveys::parse_questionnaire(kept->text, read))) return false;
  // A version in use was looked at when it was frozen; a rule that came later stops nobody who is
  // in the middle of it.
  if (!kept->frozen_at && surveys::has_mistake(surveys::lint(read))) return false;
  return add_questionnaire(std::move(read), into).empty();
}

void archive_questions(storage::Tx& tx,
                       const surveys::Round& round,
                       const Content& content,
                       base::TimePoint now) {
  const auto* flow = content.flows.current(flow_name(round.questionnaire, round.version));
  const auto* questionnaire = content.questionnaires.find(round.questionnaire, round.version);
  if (flow == nullptr || questionnaire == nullptr) return;
  storage::FlowArchive(tx).put({flow->digest, flow->id, flow_of(*questionnaire).flow}, now);
}

void load_round_questionnaires(storage::Database& database, Content& content, base::TimePoint now) {
  database.read([&](storage::Tx& tx) {
    for (const auto& kept : storage::SurveyRounds(tx).talked_of(now - limits::questions_stay)) {
      if (load_questionnaire(tx, kept.round, content)) continue;
      base::log(base::Level::error, "survey.no_questionnaire", {{"round", kept.round.id.value}});
    }
  });
}

}  // namespace bot
