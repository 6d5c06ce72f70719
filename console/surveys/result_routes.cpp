#include "console/surveys/routes.hpp"

namespace console {

std::vector<Route> survey_result_routes() {
  return {};
}

}  // namespace console
