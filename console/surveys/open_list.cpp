#include "console/surveys/open_list.hpp"

#include <algorithm>

#include "console/surveys/open_answer.hpp"
#include "console/surveys/round_figures.hpp"
#include "storage/survey_tallies.hpp"

namespace console {
namespace {

// A hidden number is 0 and opens nothing: who reads a text of few knows whose it is.
bool is_told(const surveys::Results& results, const std::string& code) {
  const auto found = std::find_if(results.open.begin(),
                                  results.open.end(),
                                  [&](const surveys::OpenCount& one) { return one.code == code; });
  return found != results.open.end() && found->answers > 0;
}

// The tally tells who gave too little to count, as it does for the numbers.
std::vector<storage::InvitationId> uncounted(storage::Tx& tx,
                                             const surveys::Tally& tally,
                                             const storage::OpenFilter& filter) {
  storage::SurveyTallies tallies(tx);
  auto ids = storage::SurveyWords(tx).unfinished(filter);
  std::erase_if(ids, [&](const storage::InvitationId id) {
    bool does = false;
    tallies.one(id, [&](const surveys::Invited& invited, auto answers) {
      const auto response = tally.look_at(invited, answers);
      does = response && surveys::counts(response->outcome);
    });
    return does;
  });
  return ids;
}

}  // namespace

std::optional<storage::OpenFilter> open_filter(storage::Tx& tx,
                                               const Visit& visit,
                                               surveys::RoundId round,
                                               const ResultQuery& query,
                                               const std::string& question) {
  const auto figures = round_figures(tx, visit, round, query);
  if (!figures) return std::nullopt;
  const auto& tally = figures->counted->tally;
  storage::OpenFilter filter{.round = round};
  filter.units = query.scope.own;
  filter.unit = query.scope.unit;
  filter.field = query.scope.field;
  filter.level = query.scope.level;
  for (auto& code : surveys::open_questions(tally.questionnaire())) {
    const bool wanted = question.empty() || question == code;
    if (wanted && is_told(figures->results, code)) filter.questions.push_back(std::move(code));
  }
  filter.without = uncounted(tx, tally, filter);
  return filter;
}

}  // namespace console
