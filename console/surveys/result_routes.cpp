#include "console/surveys/result_acts.hpp"
#include "console/surveys/result_query.hpp"
#include "console/surveys/routes.hpp"

namespace console {

std::vector<Route> survey_result_routes() {
  using enum Entry;
  using enum Level;
  const std::vector<Right> of_results{Right::results};
  const std::vector<Right> of_words{Right::verbatims};
  return {
      {"GET",
       "/surveys/rounds/{id}/results",
       inside,
       of_results,
       look,
       acts::round_results,
       false,
       reads_queries},
      {"GET",
       "/surveys/rounds/{id}/export",
       inside,
       of_results,
       look,
       acts::export_results,
       false,
       reads_queries},
      {"GET",
       "/surveys/rounds/{id}/answers",
       inside,
       of_words,
       look,
       acts::open_answers,
       false,
       reads_queries},
      {"PUT", "/surveys/answers/{id}/themes", inside, of_words, act, acts::set_answer_themes},
      {"POST", "/surveys/answers/{id}/invite", inside, of_words, act, acts::invite_to_report},
      {"GET", "/surveys/themes", inside, of_words, look, acts::themes},
      {"POST", "/surveys/themes", inside, of_words, act, acts::add_theme},
      {"PUT", "/surveys/themes/{id}", inside, of_words, act, acts::change_theme},
  };
}

}  // namespace console
