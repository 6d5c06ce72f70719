#include <algorithm>
#include <limits>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "simulator/control.hpp"
#include "simulator/fields.hpp"
#include "simulator/messages_json.hpp"
#include "simulator/moments.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

ordered_json clock_json(const Simulator& simulator) {
  const auto now = simulator.now();
  return {{"now", base::to_millis(now)},
          {"iso", base::format_iso(now)},
          {"weekday", base::weekday_name(base::to_local(now).date)},
          {"offset_ms", simulator.clock_offset().count()}};
}

ordered_json deliveries_json(const Deliveries& deliveries) {
  const auto& c = deliveries.counters();
  return {{"queued", c.put},
          {"ok", c.ok},
          {"failed", c.failed},
          {"retried", c.retried},
          {"given_up", c.given_up},
          {"dropped", c.dropped},
          {"waiting", deliveries.waiting()},
          {"in_flight", deliveries.in_flight()}};
}

ordered_json tokens_json(const TokenBook& tokens) {
  ordered_json grants = ordered_json::array();
  for (const auto& grant : tokens.grants()) {
    grants.push_back({{"access_ends", base::to_millis(grant.access_ends)},
                      {"refresh_ends", base::to_millis(grant.refresh_ends)}});
  }
  return {{"refreshed", tokens.refreshed()}, {"grants", grants}};
}

ControlAnswer state(const ControlPlace& place, const ControlRequest& request) {
  const bool with_people = query_number(request, "people", 1) != 0;
  ordered_json json;
  json["era"] = std::to_string(place.simulator.era());
  json["clock"] = clock_json(place.simulator);
  place.simulator.read([&](const Platform& platform, base::TimePoint) {
    json["account"] = {{"app_id", platform.settings.app_id},
                       {"oa_id", platform.settings.oa_id},
                       {"name", platform.settings.oa_name}};
    json["webhook"] = {{"url", place.webhook.origin + place.webhook.path},
                       {"enabled", platform.deliveries.webhook_enabled()}};
    json["people"] = ordered_json::array();
    for (const auto& person : platform.people.all()) {
      if (with_people) json["people"].push_back(person_to_json(person));
    }
    json["faults"] = faults_to_json(platform.faults);
    json["tokens"] = tokens_json(platform.tokens);
    json["counters"] = {{"deliveries", deliveries_json(platform.deliveries)},
                        {"api_calls", platform.api_calls},
                        {"api_errors", platform.api_errors},
                        {"tokens_refreshed", platform.tokens.refreshed()},
                        {"package_remain", platform.purse.package_remain}};
  });
  return control_ok(json);
}

ControlAnswer move_clock(const ControlPlace& place, const ordered_json& body) {
  const auto advance = text_at(body, "advance");
  const auto to = text_at(body, "to");
  if (!advance.empty()) {
    const auto by = base::parse_duration(advance);
    if (!by) return control_error(400, "advance must be a duration such as 3h, 20s or 1d");
    place.simulator.jump(*by);
  } else {
    const auto target = parse_moment(to);
    if (!target)
      return control_error(400, "give advance (\"3h\") or to (\"2026-11-23T07:00:00+07:00\")");
    place.simulator.jump(*target - place.simulator.now());
  }
  return control_ok(clock_json(place.simulator));
}

ControlAnswer set_faults(const ControlPlace& place, ordered_json body) {
  const bool kill_access = flag_at(part_at(body, "token"), "kill_access", false);
  const bool kill_refresh = flag_at(part_at(body, "token"), "kill_refresh", false);
  body.erase("token");  // a deed, not a state
  base::Status done = base::Nothing{};
  ordered_json now_set;
  place.simulator.use([&](Platform& platform, base::TimePoint) {
    done = change_faults(platform.faults, body);
    if (done && kill_access) platform.tokens.kill_access_tokens();
    if (done && kill_refresh) platform.tokens.kill_refresh_tokens();
    now_set = faults_to_json(platform.faults);
  });
  return done ? control_ok(now_set) : control_error(done.error());
}

ControlAnswer clear_faults(const ControlPlace& place) {
  place.simulator.use([](Platform& platform, base::TimePoint) { platform.faults = Faults{}; });
  return set_faults(place, ordered_json::object());
}

ControlAnswer mint(const ControlPlace& place) {
  ordered_json json;
  place.simulator.use([&](Platform& platform, base::TimePoint now) {
    const auto pair = platform.tokens.mint(platform.rng, now);
    json["access_token"] = pair.access;
    json["refresh_token"] = pair.refresh;
    json["expires_in"] = std::to_string(std::chrono::seconds{limits::access_token_life}.count());
  });
  return control_ok(json);
}

// {"template_id":"201","name":"…","text":"Hồ sơ {code} …","by_uid":true,"rating":false,
//  "replies":["Đồng ý","Không tham gia"]}
ControlAnswer add_template(const ControlPlace& place, const ordered_json& body) {
  MessageTemplate wanted{text_or_number_at(body, "template_id"),
                         text_at(body, "name"),
                         text_at(body, "text"),
                         flag_at(body, "by_uid", true),
                         flag_at(body, "rating", false)};
  for (const auto& label : part_at(body, "replies")) {
    if (label.is_string()) wanted.replies.push_back(label.get<std::string>());
  }
  if (wanted.id.empty()) return control_error(400, "template_id must not be empty");
  bool room = false;
  place.simulator.use([&](Platform& platform, base::TimePoint) {
    room = platform.templates.size() < limits::templates_max;
    if (room) platform.templates[wanted.id] = wanted;
  });
  return room ? control_ok({{"template_id", wanted.id}}) : control_error(400, "too many templates");
}

// {"package_remain":0}: how many messages the package still pays for.
ControlAnswer set_quota(const ControlPlace& place, const ordered_json& body) {
  place.simulator.use([&](Platform& platform, base::TimePoint) {
    auto& purse = platform.purse;
    constexpr std::int64_t most = 1'000'000;
    purse.package_remain = static_cast<int>(std::clamp<std::int64_t>(
        integer_at(body, "package_remain", purse.package_remain), 0, most));
  });
  return control_ok(ordered_json::object());
}

ControlAnswer journal(const ControlPlace& place, const ControlRequest& request) {
  ordered_json json;
  place.simulator.read([&](const Platform& platform, base::TimePoint) {
    // tail: only that many of the newest.
    const auto tail = query_number(request, "tail", std::numeric_limits<std::int32_t>::max());
    const auto after = query_number(request, "after", 0);
    json = platform.journal.after(std::max(after, platform.journal.last() - tail));
  });
  return control_ok(json);
}

std::optional<ControlAnswer> reading(const ControlPlace& place,
                                     const ControlRequest& request,
                                     const std::string& what) {
  if (what == "state") return state(place, request);
  if (what == "health") return control_ok({{"ok", true}});
  if (what == "clock") return control_ok(clock_json(place.simulator));
  if (what == "journal") return journal(place, request);
  if (what == "faults") return set_faults(place, ordered_json::object());
  return std::nullopt;
}

std::optional<ControlAnswer> writing(const ControlPlace& place,
                                     const Segments& path,
                                     ordered_json body) {
  const auto& what = path.front();
  if (what == "faults" && path.size() == 2 && path[1] == "clear") return clear_faults(place);
  if (path.size() != 1) return std::nullopt;
  if (what == "clock") return move_clock(place, body);
  if (what == "faults") return set_faults(place, std::move(body));
  if (what == "tokens") return mint(place);
  if (what == "templates") return add_template(place, body);
  if (what == "quota") return set_quota(place, body);
  if (what != "reset") return std::nullopt;
  place.simulator.reset(flag_at(body, "tokens", false));
  return control_ok(clock_json(place.simulator));
}

}  // namespace

std::optional<ControlAnswer> control_platform(const ControlPlace& place,
                                              const ControlRequest& request,
                                              const Segments& path) {
  if (path.empty() || path.front() == "webhook") return std::nullopt;
  if (request.method == "GET") {
    return path.size() == 1 ? reading(place, request, path.front()) : std::nullopt;
  }
  auto body =
      request.body.empty() ? ordered_json::object() : object_in(request.body).value_or(nullptr);
  if (!body.is_object()) return control_error(400, "the body must be a JSON object");
  return writing(place, path, std::move(body));
}

}  // namespace simulator
