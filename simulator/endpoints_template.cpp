#include <nlohmann/json.hpp>

#include "simulator/endpoints.hpp"
#include "simulator/errors.hpp"
#include "simulator/fields.hpp"
#include "simulator/publish.hpp"
#include "simulator/sending.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

constexpr int daily_quota = 500;  // the first step of the real ladder

std::string written(const ordered_json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string filled(std::string text, const ordered_json& data) {
  for (const auto& [key, value] : data.items()) {
    const std::string mark = "{" + key + "}";
    const std::string with = written(value);
    for (auto at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + with.size())) {
      text.replace(at, mark.size(), with);
    }
  }
  return text;
}

// A template that nobody described is shown as a list of its data, so that any id can be tried.
std::string shown_text(const Platform& platform, const std::string& id, const ordered_json& data) {
  const auto known = platform.templates.find(id);
  if (known != platform.templates.end() && !known->second.text.empty()) {
    return filled(known->second.text, data);
  }
  std::string text = "Mẫu tin " + id;
  for (const auto& [key, value] : data.items()) text += "\n" + key + ": " + written(value);
  return text;
}

bool usable_id(const Platform& platform, const std::string& id) {
  if (!platform.templates.empty()) return platform.templates.contains(id);
  return !id.empty() && id.find_first_not_of("0123456789") == std::string::npos;
}

Outgoing template_message(const Platform& platform,
                          const std::string& id,
                          const ordered_json& data) {
  Outgoing message;
  message.kind = "template";
  message.text = shown_text(platform, id, data);
  const auto known = platform.templates.find(id);
  message.stars = known == platform.templates.end() || known->second.rating;
  if (known == platform.templates.end()) return message;
  if (known->second.rating) message.subtitle = "★ 1 – 5";
  message.replies = known->second.replies;
  return message;
}

ApiAnswer sent_by_phone(Platform& platform,
                        Person& person,
                        const Outgoing& message,
                        base::TimePoint now) {
  const auto accepted = show_message(platform, person, message, now);
  const base::Duration delay{platform.faults.receipts.delay_ms};
  const auto arrived = event_writer(platform).template_arrived(
      person, accepted.message_id, message.tracking_id, now + delay);
  if (platform.faults.receipts.enabled) publish(platform, arrived, delay, now);
  ordered_json data;
  data["msg_id"] = accepted.message_id;
  data["sent_time"] = std::to_string(base::to_millis(now));
  data["sending_mode"] = "1";
  data["quota"] = {
      {"dailyQuota", std::to_string(daily_quota)},  // strings here, numbers in the query
      {"remainingQuota", std::to_string(daily_quota - 1)}};
  auto answer = success(data);
  answer.user_id = person.user_id;
  answer.message_id = accepted.message_id;
  return answer;
}

}  // namespace

ApiAnswer send_template_by_uid(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  const auto body = object_in(request.body);
  if (!body) return failure(oa_error::invalid_parameter, "Params is invalid!");
  Person* person = platform.people.find(text_at(*body, "user_id"));
  if (!person) return failure(oa_error::invalid_parameter, "user_id is invalid!");
  const auto id = text_or_number_at(*body, "template_id");
  const auto& data = part_at(*body, "template_data");
  if (!usable_id(platform, id) || !data.is_object()) {
    return refuse_message(
        *person, "", Refusal{oa_error::invalid_parameter, "template_id is invalid!"}, now);
  }
  const auto message = template_message(platform, id, data);
  const auto known = platform.templates.find(id);
  const bool by_uid =
      known == platform.templates.end() || (known->second.by_uid && known->second.replies.empty());
  const auto permission = may_send_template(*person, now);
  const int error = by_uid ? permission.error : oa_error::not_by_uid;
  if (error != 0) return refuse_message(*person, message.text, Refusal{error, ""}, now);
  const auto accepted = accept_message(platform, *person, message, now);
  auto answer = success({{"message_id", accepted.message_id},
                         {"user_id", person->user_id},
                         {"sent_time", std::to_string(base::to_millis(now))},
                         {"quota",
                          {{"quota_type", "purchase_quota"},
                           {"owner_type", "OA"},
                           {"owner_id", platform.settings.oa_id}}}});
  answer.user_id = person->user_id;
  answer.message_id = accepted.message_id;
  return answer;
}

ApiAnswer send_template_by_phone(Platform& platform,
                                 const ApiRequest& request,
                                 base::TimePoint now) {
  if (request.body.empty()) return failure(zbs_error::body_empty);
  const auto body = object_in(request.body);
  if (!body) return failure(zbs_error::body_not_json);
  const auto phone = normal_phone(text_or_number_at(*body, "phone"));
  if (phone.empty()) return failure(zbs_error::phone_invalid);
  const auto id = text_or_number_at(*body, "template_id");
  const auto& data = part_at(*body, "template_data");
  if (!usable_id(platform, id)) return failure(zbs_error::template_invalid);
  const bool fits = code_points(text_at(*body, "tracking_id")) <= limits::tracking_id_max;
  if (!fits || !data.is_object()) return failure(zbs_error::parameter_invalid);
  Person* person = platform.people.find_by_phone(phone);
  if (!person) return failure(zbs_error::no_such_account);
  auto message = template_message(platform, id, data);
  message.tracking_id = text_at(*body, "tracking_id");
  return sent_by_phone(platform, *person, message, now);
}

ApiAnswer template_quota(Platform&, const ApiRequest&, base::TimePoint) {
  return success({{"dailyQuota", daily_quota}, {"remainingQuota", daily_quota}});
}

}  // namespace simulator
