#include "console/surveys/open_list.hpp"

#include <algorithm>

#include "console/surveys/open_answer.hpp"
#include "console/surveys/round_figures.hpp"
#include "office/surveys/answer_text.hpp"

namespace console {
namespace {

// A hidden number is 0 and opens nothing: who reads a text of few knows whose it is.
bool is_told(const surveys::Results& results, const std::string& code) {
  const auto found = std::find_if(results.open.begin(),
                                  results.open.end(),
                                  [&](const surveys::OpenCount& one) { return one.code == code; });
  return found != results.open.end() && found->answers > 0;
}

}  // namespace

std::optional<storage::OpenFilter> open_filter(storage::Tx& tx,
                                               const Visit& visit,
                                               surveys::RoundId round,
                                               const ResultQuery& query,
                                               const std::string& question) {
  const auto figures = round_figures(tx, visit, round, query);
  if (!figures) return std::nullopt;
  storage::OpenFilter filter{.round = round};
  filter.units = query.scope.own;
  filter.unit = query.scope.unit;
  filter.field = query.scope.field;
  filter.level = query.scope.level;
  for (auto& code : surveys::open_questions(figures->counted->tally.questionnaire())) {
    const bool wanted = question.empty() || question == code;
    if (wanted && is_told(figures->results, code)) filter.questions.push_back(std::move(code));
  }
  return filter;
}

}  // namespace console
