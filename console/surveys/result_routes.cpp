#include "console/surveys/result_acts.hpp"
#include "console/surveys/result_query.hpp"
#include "console/surveys/routes.hpp"

namespace console {

std::vector<Route> survey_result_routes() {
  using enum Entry;
  using enum Level;
  const std::vector<Right> of_results{Right::results};
  return {
      {"GET",
       "/surveys/rounds/{id}/results",
       inside,
       of_results,
       look,
       acts::round_results,
       false,
       reads_queries},
  };
}

}  // namespace console
