#include "console/surveys/routes.hpp"
#include "console/surveys/survey_acts.hpp"

namespace console {
namespace {

std::vector<Route> questionnaire_routes() {
  using enum Entry;
  using enum Level;
  const std::vector<Right> of_surveys{Right::surveys};
  return {
      {"GET", "/surveys/questionnaires", inside, of_surveys, look, acts::questionnaires},
      {"POST", "/surveys/questionnaires", inside, of_surveys, act, acts::add_questionnaire},
      {"POST",
       "/surveys/questionnaires/check",
       inside,
       of_surveys,
       look,
       acts::check_questionnaire},
      {"POST",
       "/surveys/questionnaires/preview",
       inside,
       of_surveys,
       look,
       acts::preview_questionnaire},
      {"GET",
       "/surveys/questionnaires/{id}/{version}",
       inside,
       of_surveys,
       look,
       acts::open_questionnaire},
      {"PUT",
       "/surveys/questionnaires/{id}/{version}",
       inside,
       of_surveys,
       act,
       acts::save_questionnaire},
      {"DELETE",
       "/surveys/questionnaires/{id}/{version}",
       inside,
       of_surveys,
       act,
       acts::delete_questionnaire,
       false,
       "rev"},
  };
}

}  // namespace

std::vector<Route> survey_round_routes() {
  using enum Entry;
  using enum Level;
  const std::vector<Right> of_surveys{Right::surveys};
  const std::string_view people = "stage outcome why unit field level after";
  std::vector<Route> routes{
      {"GET", "/surveys/rounds", inside, of_surveys, look, acts::rounds},
      {"POST", "/surveys/rounds", inside, of_surveys, act, acts::add_round},
      {"GET", "/surveys/rounds/{id}", inside, of_surveys, look, acts::open_round},
      {"PUT", "/surveys/rounds/{id}", inside, of_surveys, act, acts::change_round},
      {"GET", "/surveys/rounds/{id}/sample", inside, of_surveys, look, acts::round_sample},
      {"GET", "/surveys/rounds/{id}/schedule", inside, of_surveys, look, acts::round_schedule},
      {"GET", "/surveys/rounds/{id}/watch", inside, of_surveys, look, acts::watch_round},
      {"GET",
       "/surveys/rounds/{id}/people",
       inside,
       of_surveys,
       act,
       acts::invited_people,
       false,
       people},
      {"POST", "/surveys/rounds/{id}/test", inside, of_surveys, act, acts::test_round},
      {"GET", "/surveys/testers", inside, of_surveys, look, acts::testers},
      {"POST", "/surveys/rounds/{id}/submit", inside, of_surveys, act, acts::submit_round},
      {"POST", "/surveys/rounds/{id}/send-back", inside, of_surveys, look, acts::send_back_round},
      {"POST", "/surveys/rounds/{id}/approve", inside, of_surveys, look, acts::approve_round},
      {"POST", "/surveys/rounds/{id}/pause", inside, of_surveys, act, acts::pause_round},
      {"POST", "/surveys/rounds/{id}/resume", inside, of_surveys, act, acts::resume_round},
      {"POST", "/surveys/rounds/{id}/stop", inside, of_surveys, act, acts::stop_round},
      {"POST", "/surveys/rounds/{id}/cancel", inside, of_surveys, act, acts::cancel_round},
      {"POST", "/surveys/rounds/{id}/reserve", inside, of_surveys, act, acts::call_reserve},
  };
  const auto questionnaires = questionnaire_routes();
  routes.insert(routes.end(), questionnaires.begin(), questionnaires.end());
  return routes;
}

}  // namespace console
