#include "console/routes.hpp"

#include <algorithm>

#include "console/acts.hpp"
#include "console/admin/routes.hpp"
#include "console/cases/routes.hpp"
#include "console/surveys/routes.hpp"

namespace console {
namespace {

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    path.remove_prefix(1);  // "/"
    const auto end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return parts;
}

bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>& values) {
  const auto wanted = segments(pattern);
  const auto given = segments(path);
  if (wanted.size() != given.size()) return false;
  values.clear();
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const bool open = wanted[i].starts_with('{');
    if (!open && wanted[i] != given[i]) return false;
    if (open && given[i].empty()) return false;
    if (open) values.emplace_back(given[i]);
  }
  return true;
}

const std::vector<Right> nobody_special{};
const std::vector<Right> of_conversations{Right::queue, Right::restricted};

std::vector<Route> login_routes() {
  using enum Entry;
  using enum Level;
  return {
      {"GET", "/demo", anyone, nobody_special, look, acts::demo},
      {"POST", "/login", anyone, nobody_special, act, acts::login},
      {"POST", "/login/totp", begun, nobody_special, act, acts::login_code},
      {"POST", "/login/password", begun, nobody_special, act, acts::new_password},
      {"POST", "/login/enrol", begun, nobody_special, act, acts::enrol},
      {"POST", "/login/enrol/confirm", begun, nobody_special, act, acts::confirm_enrolment},
      {"POST", "/unlock", begun, nobody_special, act, acts::unlock},
      {"POST", "/logout", begun, nobody_special, act, acts::logout},
      {"GET", "/me", inside, nobody_special, look, acts::me},
      {"PUT", "/me/shift", inside, nobody_special, act, acts::set_shift},
      {"GET", "/me/logins", inside, nobody_special, look, acts::logins},
      {"DELETE", "/me/logins/{id}", inside, nobody_special, act, acts::end_login},
      {"GET", "/changes", inside, nobody_special, look, acts::changes, false, "cursor watch state"},
      {"GET", "/search", inside, nobody_special, look, acts::search, false, "q"},
      {"GET", "/canned", inside, {Right::reply}, look, acts::canned},
  };
}

// Who answers, and where a conversation goes.
std::vector<Route> custody_routes() {
  using enum Entry;
  using enum Level;
  return {
      {"GET",
       "/conversations",
       inside,
       of_conversations,
       look,
       acts::conversations,
       false,
       "view reason silent draft sort"},
      {"GET", "/conversations/{id}", inside, of_conversations, look, acts::conversation},
      {"GET",
       "/conversations/{id}/events",
       inside,
       of_conversations,
       look,
       acts::events,
       false,
       "before"},
      {"POST", "/conversations/{id}/claim", inside, of_conversations, act, acts::claim},
      {"POST", "/conversations/{id}/release", inside, of_conversations, act, acts::release},
      {"GET",
       "/conversations/{id}/targets",
       inside,
       of_conversations,
       look,
       acts::transfer_targets},
      {"POST",
       "/conversations/{id}/transfer",
       inside,
       of_conversations,
       act,
       acts::transfer_conversation},
      {"POST",
       "/conversations/{id}/snooze",
       inside,
       of_conversations,
       act,
       acts::snooze_conversation},
      {"POST",
       "/conversations/{id}/close",
       inside,
       of_conversations,
       act,
       acts::close_conversation},
  };
}

// What is written, and what came with it.
std::vector<Route> writing_routes() {
  using enum Entry;
  using enum Level;
  return {
      {"POST", "/conversations/{id}/messages", inside, {Right::reply}, act, acts::send_message},
      {"POST", "/conversations/{id}/files", inside, {Right::reply}, act, acts::upload_file, true},
      {"GET", "/conversations/{id}/templates", inside, {Right::reply}, look, acts::templates},
      {"POST", "/conversations/{id}/phone", inside, {Right::identity}, act, acts::show_phone},
      {"GET",
       "/attachments/{id}",
       inside,
       nobody_special,
       look,
       acts::open_attachment,
       false,
       "as original copy"},
      {"POST",
       "/conversations/{id}/messages/{event}/retry",
       inside,
       {Right::reply},
       act,
       acts::retry_message},
      {"DELETE",
       "/conversations/{id}/messages/{event}",
       inside,
       {Right::reply},
       act,
       acts::undo_message},
      {"POST", "/conversations/{id}/notes", inside, of_conversations, act, acts::add_note},
      {"PUT", "/conversations/{id}/draft", inside, of_conversations, act, acts::keep_draft},
  };
}

}  // namespace

std::span<const Route> routes() {
  static const std::vector<Route> table = [] {
    std::vector<Route> all;
    for (auto& part : {login_routes(),
                       custody_routes(),
                       writing_routes(),
                       admin::routes(),
                       case_routes(),
                       survey_list_routes(),
                       survey_round_routes(),
                       survey_result_routes()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return table;
}

Found find_route(std::string_view method, std::string_view path) {
  Found found;
  std::vector<std::string> values;
  for (const auto& route : routes()) {
    if (!fits(route.pattern, path, values)) continue;
    found.allowed += (found.allowed.empty() ? "" : ", ") + std::string{route.method};
    if (route.method != method) continue;
    found.route = &route;
    found.path = values;
    return found;
  }
  return found;
}

}  // namespace console
