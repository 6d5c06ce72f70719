#include "console/surveys/result_round.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/numbers.hpp"
#include "console/surveys/questionnaire_view.hpp"
#include "console/surveys/result_limits.hpp"
#include "storage/survey_tallies.hpp"
#include "storage/survey_watch.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using surveys::RoundState;

bool has_begun(RoundState state) {
  return state == RoundState::sending || state == RoundState::paused ||
         state == RoundState::closing || state == RoundState::closed;
}

}  // namespace

std::optional<surveys::RoundId> round_id(std::string_view text) {
  const auto number = number_in(text);
  if (!number || *number < 1) return std::nullopt;
  return surveys::RoundId{*number};
}

surveys::Questionnaire asked_in(storage::Tx& tx, const surveys::Round& round) {
  auto asked = find_questionnaire(tx, round.questionnaire, round.version);
  if (!asked)
    throw storage::Failure(storage::FailureKind::corrupt, "a round without its questionnaire");
  return std::move(*asked);
}

std::optional<CountedRound> counted_round(storage::Tx& tx, surveys::RoundId id) {
  const auto kept = storage::SurveyRounds(tx).find(id);
  if (!kept) return std::nullopt;
  surveys::Tally tally(asked_in(tx, kept->round));
  storage::SurveyTallies tallies(tx);
  tallies.count(id, tally);
  return CountedRound{kept->round, std::move(tally), tallies.basis(id)};
}

bool holds_back_answers(storage::Tx& tx, surveys::RoundId id) {
  const auto kept = storage::SurveyRounds(tx).find(id);
  return kept && kept->round.anonymous && !kept->anonymised_at;
}

std::vector<surveys::Round> rounds_beside(storage::Tx& tx, const surveys::Round& round) {
  std::vector<surveys::Round> beside;
  for (auto& kept : storage::SurveyRounds(tx).all(limits::rounds_searched)) {
    const auto& other = kept.round;
    const bool same = other.questionnaire == round.questionnaire && other.id != round.id;
    if (same && has_begun(other.state) && storage::SurveyWatch(tx).answered(other.id))
      beside.push_back(std::move(kept.round));
  }
  std::sort(beside.begin(), beside.end(), [](const auto& one, const auto& other) {
    return one.closes != other.closes ? one.closes > other.closes : one.id.value > other.id.value;
  });
  if (beside.size() > limits::rounds_compared) beside.resize(limits::rounds_compared);
  return beside;
}

ordered_json result_round_json(const CountedRound& counted, const surveys::Results& results) {
  const auto& round = counted.round;
  ordered_json rate;
  if (results.invited > 0) rate = results.rates.rr1;
  return {{"id", round.id.value},
          {"name", round.name},
          {"questionnaire",
           {{"id", round.questionnaire},
            {"version", round.version},
            {"title", counted.tally.questionnaire().title}}},
          {"state", surveys::state_code(round.state)},
          {"state_words", state_words(round.state)},
          {"opens", base::format_iso(round.opens)},
          {"closes", base::format_iso(round.closes)},
          {"anonymous", round.anonymous},
          {"people", results.people},
          {"sent", results.invited},
          {"complete", results.outcomes[surveys::Outcome::complete]},
          {"response_rate", rate},
          {"why", round.why},
          {"wait", nullptr}};
}

std::optional<std::vector<std::string>> own_units(const Visit& visit, Right right) {
  if (visit.scope(right) != Scope::own) return std::nullopt;
  return visit.visitor->units;
}

std::string level_name(std::string_view level) {
  if (level == "tinh") return "Cấp tỉnh";
  if (level == "xa") return "Cấp xã";
  return level.empty() ? "Không rõ cấp" : std::string{level};
}

}  // namespace console
