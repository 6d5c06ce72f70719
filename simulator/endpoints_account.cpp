#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "simulator/endpoints.hpp"
#include "simulator/errors.hpp"
#include "simulator/fields.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

// GET calls carry all parameters as JSON in one query parameter named "data".
ordered_json query_data(const ApiRequest& request) {
  const auto found = request.fields.find("data");
  if (found == request.fields.end()) return {};
  return object_in(found->second).value_or(ordered_json{});
}

ordered_json shared_info(const SharedInfo& info) {
  ordered_json json;
  json["name"] = info.name;
  // A number here, a string in the event: so it is reported of the real platform.
  json["phone"] = info.phone.empty() ? 0 : std::stoll(info.phone);
  json["address"] = info.address;
  json["city"] = info.city;
  json["district"] = "";
  return json;
}

ordered_json detail_of(const Person& person) {
  ordered_json data;
  data["user_id"] = person.user_id;
  data["user_id_by_app"] = person.user_id_by_app;
  data["user_external_id"] = "";
  data["display_name"] = person.name;
  data["user_alias"] = person.name;
  data["is_sensitive"] = false;
  data["user_last_interaction_date"] =
      person.last_interaction ? base::format_date(*person.last_interaction) : "";
  data["user_is_follower"] = person.followed;
  data["avatar"] = "";
  data["avatars"] = {{"120", ""}, {"240", ""}};
  data["dynamic_param"] = "";
  data["tags_and_notes_info"] = {{"notes", ordered_json::array()},
                                 {"tag_names", ordered_json::array()}};
  if (person.shared) data["shared_info"] = shared_info(*person.shared);
  return data;
}

// last_interaction_period: TODAY, YESTERDAY, L7D, L30D; others are refused by the caller.
std::optional<int> days_back(const std::string& period) {
  if (period == "TODAY") return 0;
  if (period == "YESTERDAY") return 1;
  if (period == "L7D") return 7;
  if (period == "L30D") return 30;
  return std::nullopt;
}

bool interacted_within(const Person& person, const std::string& period, base::TimePoint now) {
  if (period.empty()) return true;
  const auto back = days_back(period);
  if (!back || !person.last_interaction) return false;
  const auto today = std::chrono::sys_days{base::to_local(now).date};
  const auto day = std::chrono::sys_days{base::to_local(*person.last_interaction).date};
  if (period == "YESTERDAY") return day == today - std::chrono::days{1};
  return day >= today - std::chrono::days{*back};
}

bool wanted(const Person& person, const ordered_json& query, base::TimePoint now) {
  const auto& follower = part_at(query, "is_follower");
  const bool any = follower.is_null();
  const bool asked =
      follower.is_boolean() ? follower.get<bool>() : text_at(query, "is_follower") == "true";
  if (!any && person.followed != asked) return false;
  return interacted_within(person, text_at(query, "last_interaction_period"), now);
}

}  // namespace

ApiAnswer user_detail(Platform& platform, const ApiRequest& request, base::TimePoint) {
  const auto id = text_or_number_at(query_data(request), "user_id");
  const Person* person = platform.people.find(id);
  if (!person) return failure(oa_error::invalid_parameter, "user_id is invalid!");
  auto answer = success(detail_of(*person));
  answer.user_id = id;
  return answer;
}

ApiAnswer user_list(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  const auto query = query_data(request);
  const auto offset = integer_at(query, "offset", -1);
  const auto count = integer_at(query, "count", -1);
  if (offset < 0 || offset > limits::list_offset_max)
    return failure(oa_error::invalid_parameter, "offset is invalid!");
  if (count < 1 || count > limits::list_page_max)
    return failure(oa_error::invalid_parameter, "count is invalid!");
  ordered_json users = ordered_json::array();
  std::int64_t total = 0;
  for (const auto& person : platform.people.all()) {
    if (!wanted(person, query, now)) continue;
    if (total >= offset && total < offset + count) users.push_back({{"user_id", person.user_id}});
    ++total;
  }
  return success({{"total", total}, {"count", count}, {"offset", offset}, {"users", users}});
}

ApiAnswer account_profile(Platform& platform, const ApiRequest&, base::TimePoint) {
  const auto& people = platform.people.all();
  const auto followers =
      std::count_if(people.begin(), people.end(), [](const Person& p) { return p.followed; });
  return success({{"oaid", platform.settings.oa_id},
                  {"name", platform.settings.oa_name},
                  {"description", "Tài khoản mô phỏng"},
                  {"oa_alias", "mophong"},
                  {"is_verified", true},
                  {"oa_type", 4},
                  {"cate_name", "Cơ quan nhà nước"},
                  {"num_follower", followers},
                  {"avatar", ""},
                  {"cover", ""},
                  {"package_name", "Nâng cao"},
                  {"package_valid_through_date", "31/12/2027"},
                  {"package_auto_renew_date", ""},
                  {"linked_ZCA", ""}});
}

ApiAnswer quota_of_person(Platform& platform, const ApiRequest& request, base::TimePoint) {
  const auto body = object_in(request.body);
  if (!body) return failure(oa_error::invalid_parameter, "Params is invalid!");
  if (!part_at(*body, "quota_owner").is_null()) {
    return success(ordered_json::array({{{"asset_id", "mo-phong"},
                                         {"product_type", text_at(*body, "product_type")},
                                         {"quota_type", text_at(*body, "quota_type")},
                                         {"valid_through", "31/12/2027"},
                                         {"total", platform.purse.package_total},
                                         {"remain", platform.purse.package_remain}}}));
  }
  const Person* person = platform.people.find(text_or_number_at(*body, "user_id"));
  if (!person) return failure(oa_error::invalid_parameter, "user_id is invalid!");
  const auto last = person->last_interaction ? base::to_millis(*person->last_interaction) : 0;
  return success(
      {{"last_interaction", std::to_string(last)},
       {"cs_reply", {{"remain", 8}, {"total", 8}}},  // always 8 since 2026-01-01
       {"promotion",
        {{"daily_remain", 0}, {"daily_total", 0}, {"monthly_remain", 0}, {"monthly_total", 0}}}});
}

ApiAnswer quota_of_package(Platform& platform, const ApiRequest&, base::TimePoint) {
  return success({{"type", "active"},
                  {"remain", platform.purse.package_remain},
                  {"total", platform.purse.package_total}});
}

}  // namespace simulator
