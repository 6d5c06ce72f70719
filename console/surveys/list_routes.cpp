#include "console/surveys/acts.hpp"
#include "console/surveys/routes.hpp"

namespace console {

std::vector<Route> survey_list_routes() {
  using enum Entry;
  using enum Level;
  const std::vector<Right> of_surveys{Right::surveys};
  return {
      {"POST", "/surveys/imports", inside, of_surveys, act, survey_acts::upload_list, true, "name"},
      {"GET", "/surveys/imports/{id}", inside, of_surveys, act, survey_acts::look_at_import},
      {"PUT", "/surveys/imports/{id}", inside, of_surveys, act, survey_acts::change_import},
      {"DELETE", "/surveys/imports/{id}", inside, of_surveys, act, survey_acts::drop_import},
      {"GET", "/surveys/imports/{id}/left-out", inside, of_surveys, act, survey_acts::left_out},
      {"POST", "/surveys/imports/{id}/save", inside, of_surveys, act, survey_acts::save_list},
      {"GET", "/surveys/lists", inside, of_surveys, look, survey_acts::lists},
      {"GET", "/surveys/lists/unit-options", inside, of_surveys, look, survey_acts::unit_options},
      {"POST", "/surveys/lists/wrote", inside, of_surveys, act, survey_acts::list_those_who_wrote},
      {"GET", "/surveys/lists/{id}", inside, of_surveys, look, survey_acts::list},
  };
}

}  // namespace console
