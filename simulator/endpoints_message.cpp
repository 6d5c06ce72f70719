#include <nlohmann/json.hpp>

#include "simulator/endpoints.hpp"
#include "simulator/errors.hpp"
#include "simulator/fields.hpp"
#include "simulator/ids.hpp"
#include "simulator/publish.hpp"
#include "simulator/sending.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

std::string recipient_of(const ordered_json& body) {
  return text_at(part_at(body, "recipient"), "user_id");
}

// Does the message point at an upload that is there, and of the right sort?
std::optional<Refusal> check_upload(const Platform& platform,
                                    const Outgoing& message,
                                    base::TimePoint now) {
  if (message.attachment_id.empty() || message.kind == "sticker") return std::nullopt;
  const auto& assets = platform.assets;
  if (assets.find(message.attachment_id, now)) return std::nullopt;
  if (assets.knew(message.attachment_id)) return Refusal{oa_error::attachment_expired, ""};
  const char* field = message.kind == "file" ? "token is invalid!" : "attachment_id is invalid!";
  return Refusal{oa_error::invalid_parameter, field};
}

ordered_json quota_object(Platform& platform, const std::string& type) {
  ordered_json quota;
  quota["quota_type"] = type;
  if (type == "sub_quota") {
    quota["remain"] = platform.purse.package_remain;
    quota["total"] = platform.purse.package_total;
    quota["expired_date"] = "31/12/2026";
    quota["owner_type"] = "OA";
    quota["owner_id"] = platform.settings.oa_id;
  }
  return quota;
}

ApiAnswer accepted_answer(Platform& platform,
                          const Person& person,
                          const Accepted& accepted,
                          const std::string& quota) {
  ordered_json data;
  data["message_id"] = accepted.message_id;
  data["user_id"] = person.user_id;
  data["sent_time"] = std::to_string(base::to_millis(accepted.at));
  if (!quota.empty()) data["quota"] = quota_object(platform, quota);
  auto answer = success(data);
  answer.user_id = person.user_id;
  answer.message_id = accepted.message_id;
  return answer;
}

ApiAnswer send_checked(Platform& platform,
                       Person& person,
                       const Outgoing& message,
                       base::TimePoint now) {
  if (const auto refusal = check_upload(platform, message, now)) {
    return refuse_message(person, message.text, *refusal, now);
  }
  platform.purse.money = platform.faults.platform.money;
  const auto permission = may_consult(person, platform.purse, now);
  if (permission.error != 0) {
    return refuse_message(person, message.text, Refusal{permission.error, ""}, now);
  }
  if (permission.quota == "sub_quota") --platform.purse.package_remain;
  const auto accepted = accept_message(platform, person, message, now);
  return accepted_answer(platform, person, accepted, permission.quota);
}

// Transaction and promotion messages: discontinued, kept for tests of the older era.
ApiAnswer send_legacy(Platform& platform,
                      const ApiRequest& request,
                      bool by_night,
                      base::TimePoint now) {
  if (!platform.faults.platform.legacy_messages) return failure(oa_error::kind_unsupported);
  const auto body = object_in(request.body);
  Person* person = body ? platform.people.find(recipient_of(*body)) : nullptr;
  if (!person) return failure(oa_error::invalid_parameter, "user_id is invalid!");
  Outgoing message;
  message.kind = "template";
  const auto& payload = part_at(part_at(part_at(*body, "message"), "attachment"), "payload");
  message.text = text_at(payload, "template_type");
  for (const auto& element : part_at(payload, "elements")) {
    const auto content = text_at(element, "content");
    if (!content.empty()) message.text += "\n" + content;
  }
  if (!by_night && is_night(now)) {
    return refuse_message(*person, message.text, Refusal{oa_error::night, ""}, now);
  }
  const auto permission = may_send_template(*person, now);
  if (permission.error != 0) {
    return refuse_message(*person, message.text, Refusal{permission.error, ""}, now);
  }
  return accepted_answer(platform, *person, accept_message(platform, *person, message, now), "");
}

ApiAnswer react(Platform& platform, const ordered_json& body, base::TimePoint now) {
  const Person* person = platform.people.find(recipient_of(body));
  if (!person) return failure(oa_error::invalid_parameter, "user_id is invalid!");
  const auto& action = part_at(body, "sender_action");
  const auto msg_id = text_at(action, "react_message_id");
  if (!find_entry(*person, msg_id))
    return failure(oa_error::invalid_parameter, "react_message_id is invalid!");
  const auto event = event_writer(platform).from_account(
      *person,
      "oa_reacted_message",
      {{"msg_id", msg_id}, {"react_icon", text_at(action, "react_icon")}},
      "",
      now);
  publish(platform, event, base::Duration{platform.faults.echo.delay_ms}, now);
  auto answer =
      success({{"message_id", new_message_id(platform.rng)}, {"user_id", person->user_id}});
  answer.user_id = person->user_id;
  return answer;
}

}  // namespace

ApiAnswer send_consultation(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  const auto body = object_in(request.body);
  if (!body) return failure(oa_error::invalid_parameter, "Params is invalid!");
  Person* person = platform.people.find(recipient_of(*body));
  if (!person) return failure(oa_error::invalid_parameter, "user_id is invalid!");
  const auto& message = part_at(*body, "message");
  const auto read = read_outgoing(message, platform.faults.platform);
  if (const auto* refusal = std::get_if<Refusal>(&read)) {
    return refuse_message(*person, text_at(message, "text"), *refusal, now);
  }
  return send_checked(platform, *person, *std::get_if<Outgoing>(&read), now);
}

ApiAnswer send_transaction(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  return send_legacy(platform, request, true, now);
}

ApiAnswer send_promotion(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  return send_legacy(platform, request, false, now);
}

ApiAnswer send_by_version_2(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  const auto body = object_in(request.body);
  if (!body) return failure(oa_error::invalid_parameter, "Params is invalid!");
  if (part_at(*body, "sender_action").is_object()) return react(platform, *body, now);
  return failure(oa_error::v2_shut_down);
}

}  // namespace simulator
