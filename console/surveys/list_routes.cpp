#include "console/surveys/routes.hpp"

namespace console {

std::vector<Route> survey_list_routes() {
  return {};
}

}  // namespace console
