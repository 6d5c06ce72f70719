#include "console/surveys/open_answer.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/row.hpp"
#include "console/numbers.hpp"
#include "console/surveys/counted_rounds.hpp"
#include "office/people/privacy.hpp"
#include "office/surveys/answer_text.hpp"
#include "office/surveys/cover.hpp"
#include "storage/citizens.hpp"
#include "storage/consents.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view survey_consent = "khao_sat";

std::set<std::string> shown_units(storage::Tx& tx, const Visit& visit, surveys::RoundId round) {
  const auto counted = visit.office.counted->of(tx, round);
  return counted ? surveys::shown_units(counted->tally) : std::set<std::string>{};
}

}  // namespace

std::string masked_words(storage::Tx& tx, const storage::OpenAnswer& answer) {
  const auto words = surveys::codes_in(answer.value);
  if (words.empty()) return {};
  const auto citizen =
      answer.citizen.empty() ? std::nullopt : storage::Citizens(tx).by_id(answer.citizen);
  return people::masked_for_all(words.front(), citizen ? citizen->display_name : std::string{});
}

std::string_view not_to_be_invited(storage::Tx& tx,
                                   const surveys::Round& round,
                                   const storage::OpenAnswer& answer) {
  if (round.anonymous || answer.citizen.empty()) return "anonymous_round";
  if (answer.offered) return "asked_before";
  const auto citizen = storage::Citizens(tx).by_id(answer.citizen);
  if (!citizen || citizen->forgotten_at) return "unreachable";
  if (!storage::Consents(tx).allows(citizen->id, survey_consent)) return "no_survey_consent";
  return citizen->unreachable_why.empty() ? "" : "unreachable";
}

std::optional<std::vector<std::string>> heard_units(storage::Tx& tx,
                                                    const Visit& visit,
                                                    surveys::RoundId round) {
  auto own = own_units(visit, Right::verbatims);
  if (!own) return own;
  const auto shown = shown_units(tx, visit, round);
  std::erase_if(*own, [&](const std::string& unit) { return !shown.contains(unit); });
  return own;
}

OpenAnswers::OpenAnswers(storage::Tx& tx, const Visit& visit, const surveys::Round& round)
    : tx_(tx), visit_(visit), round_(round), shown_units_(shown_units(tx, visit, round.id)) {}

ordered_json OpenAnswers::json(const storage::OpenAnswer& answer) const {
  const bool hidden = !shown_units_.contains(answer.unit);
  ordered_json themes = ordered_json::array();
  for (const auto theme : storage::SurveyThemes(tx_).of(answer.id.value))
    themes.push_back(theme.value);
  return {
      {"id", answer.id.value},
      {"question", answer.question},
      {"text", masked_words(tx_, answer)},
      {"unit_name", hidden ? std::string{} : unit_name(visit_, answer.unit)},
      {"hidden_unit", hidden},
      {"day", base::format_iso_date(base::to_local(answer.at).date)},
      {"themes", std::move(themes)},
      {"may_invite",
       visit_.may(Right::verbatims, Level::act) && not_to_be_invited(tx_, round_, answer).empty()},
      {"invited", answer.offered}};
}

std::optional<SeenAnswer> see_answer(storage::Tx& tx, const Visit& visit, std::string_view id) {
  const auto number = number_in(id);
  if (!number) return std::nullopt;
  auto answer = storage::SurveyWords(tx).find({*number});
  if (!answer) return std::nullopt;
  if (holds_back_answers(tx, answer->round)) return std::nullopt;
  const auto own = heard_units(tx, visit, answer->round);
  if (own && std::find(own->begin(), own->end(), answer->unit) == own->end()) return std::nullopt;
  const auto kept = storage::SurveyRounds(tx).find(answer->round);
  const auto open = surveys::open_questions(asked_in(tx, kept->round));
  const bool is_open = std::find(open.begin(), open.end(), answer->question) != open.end();
  if (!is_open) return std::nullopt;
  return SeenAnswer{std::move(*answer), kept->round};
}

}  // namespace console
