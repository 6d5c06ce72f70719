#include "console/surveys/routes.hpp"

namespace console {

std::vector<Route> survey_round_routes() {
  return {};
}

}  // namespace console
