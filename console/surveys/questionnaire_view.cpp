#include "console/surveys/questionnaire_view.hpp"

#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/local_time.hpp"
#include "office/surveys/comparison.hpp"
#include "office/surveys/lint.hpp"
#include "office/surveys/questionnaire_file.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using surveys::Questionnaire;

std::string author_of(storage::Tx& tx, std::int64_t staff) {
  return staff == 0 ? std::string{} : name_behind(tx, key_of(storage::AccountId{staff}));
}

// The latest version before that one.
std::optional<Questionnaire> version_before(storage::Tx& tx, const std::string& id, int version) {
  storage::Questionnaires questionnaires(tx);
  for (int earlier = version - 1; earlier >= 1; --earlier) {
    if (const auto kept = questionnaires.find(id, earlier)) return questionnaire_of(*kept);
  }
  return std::nullopt;
}

ordered_json differences(const Questionnaire& before, const Questionnaire& now) {
  ordered_json json{{"version", before.version},
                    {"same", ordered_json::array()},
                    {"reworded", ordered_json::array()},
                    {"added", ordered_json::array()},
                    {"removed", ordered_json::array()}};
  for (const auto* question : now.questions()) {
    const auto* old = before.find(question->code);
    const char* what = "added";
    if (old != nullptr) what = surveys::asks_the_same(*old, *question) ? "same" : "reworded";
    json[what].push_back(question->code);
  }
  for (const auto* question : before.questions()) {
    if (now.find(question->code) == nullptr) json["removed"].push_back(question->code);
  }
  return json;
}

}  // namespace

Questionnaire questionnaire_of(const storage::KeptQuestionnaire& kept) {
  Questionnaire read;
  const auto findings = surveys::parse_questionnaire(kept.text, read);
  base::check(!surveys::has_mistake(findings), "a kept questionnaire cannot be read");
  return read;
}

std::optional<Questionnaire> find_questionnaire(storage::Tx& tx, std::string_view id, int version) {
  const auto kept = storage::Questionnaires(tx).find(id, version);
  if (!kept) return std::nullopt;
  return questionnaire_of(*kept);
}

std::string_view state_of(const storage::KeptQuestionnaire& kept) {
  if (kept.frozen_at) return "frozen";
  return kept.staff == 0 ? "shipped" : "draft";
}

std::vector<surveys::Finding> findings_of(const Visit& visit, const Questionnaire& questionnaire) {
  auto findings = surveys::lint(questionnaire);
  const auto& heard = visit.office.outside.surveys.flow_findings;
  if (surveys::has_mistake(findings) || !heard) return findings;
  for (auto& one : heard(questionnaire)) findings.push_back(std::move(one));
  return findings;
}

ordered_json findings_json(const std::vector<surveys::Finding>& findings) {
  ordered_json list = ordered_json::array();
  for (const auto& finding : findings) {
    list.push_back({{"weight", finding.weight == surveys::Weight::mistake ? "mistake" : "advice"},
                    {"question", finding.question},
                    {"field", finding.field},
                    {"vi", finding.vi},
                    {"en", finding.en}});
  }
  return list;
}

ordered_json questionnaire_row(storage::Tx& tx,
                               const storage::KeptQuestionnaire& kept,
                               const std::vector<storage::KeptRound>& rounds) {
  const auto questionnaire = questionnaire_of(kept);
  ordered_json used = ordered_json::array();
  for (const auto& round : rounds) {
    if (round.round.questionnaire != kept.id || round.round.version != kept.version) continue;
    used.push_back({{"id", round.round.id.value},
                    {"name", round.round.name},
                    {"state", surveys::state_code(round.round.state)}});
  }
  return {{"id", kept.id},
          {"version", kept.version},
          {"title", questionnaire.title},
          {"state", state_of(kept)},
          {"rev", kept.rev},
          {"questions", questionnaire.questions().size()},
          {"seconds", surveys::estimated_time(questionnaire).count()},
          {"by", author_of(tx, kept.staff)},
          {"at", base::format_iso(kept.at)},
          {"rounds", std::move(used)}};
}

ordered_json open_questionnaire_json(storage::Tx& tx,
                                     const Visit& visit,
                                     const storage::KeptQuestionnaire& kept) {
  const auto questionnaire = questionnaire_of(kept);
  const auto before = version_before(tx, kept.id, kept.version);
  return {{"questionnaire", surveys::to_json(questionnaire)},
          {"state", state_of(kept)},
          {"rev", kept.rev},
          {"by", author_of(tx, kept.staff)},
          {"at", base::format_iso(kept.at)},
          {"findings", findings_json(findings_of(visit, questionnaire))},
          {"seconds", surveys::estimated_time(questionnaire).count()},
          {"before", before ? differences(*before, questionnaire) : ordered_json(nullptr)}};
}

}  // namespace console
