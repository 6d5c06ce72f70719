#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "simulator/base64.hpp"
#include "simulator/control.hpp"
#include "simulator/fields.hpp"
#include "simulator/signature.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

const char* name_of(Attempt attempt) {
  switch (attempt) {
    case Attempt::accepted:
      return "ok";
    case Attempt::no_connection:
      return "no_connection";
    case Attempt::no_answer:
      return "no_answer";
    case Attempt::refused:
      return "refused";
  }
  return "refused";
}

// Posted at once over a connection of its own; the answer tells what the service said.
ControlAnswer post_now(const ControlPlace& place, const Posting& posting) {
  const auto report = WebhookPost(place.webhook).post(posting);
  return control_ok({{"outcome", name_of(report.attempt)},
                     {"http_status", report.http_status},
                     {"took_ms", report.took.count()}});
}

// The body's "timestamp", or its literal digits when it is a number.
std::string timestamp_of(const std::string& body) {
  const auto json = object_in(body);
  return json ? text_or_number_at(*json, "timestamp") : std::string{};
}

base::Result<std::string> raw_body(const ordered_json& wanted) {
  const auto& body = part_at(wanted, "body");
  if (body.is_string()) return body.get<std::string>();
  if (!body.is_null()) return base::to_text(body);
  auto bytes = bytes_of_base64(text_at(wanted, "body_base64"));
  if (!bytes) return base::Error{base::Errc::invalid, "body_base64 is not base64"};
  return std::move(*bytes);
}

bool fit_for_header(const std::string& text) {
  return text.find_first_of("\r\n") == std::string::npos;
}

// {"body":"…"|{…},"body_base64":"…","signature":"valid"|"wrong"|"none","headers":{…}}
ControlAnswer send_raw(const ControlPlace& place, const ordered_json& wanted) {
  const auto body = raw_body(wanted);
  if (!body) return control_error(body.error());
  Posting posting;
  posting.body = *body;
  const auto kind = text_at(wanted, "signature");
  const auto timestamp = timestamp_of(posting.body);
  place.simulator.read([&](const Platform& platform, base::TimePoint) {
    auto& header = posting.headers["X-ZEvent-Signature"];
    header = kind == "wrong" ? wrong_signature(platform.settings, posting.body, timestamp)
                             : webhook_signature(platform.settings, posting.body, timestamp);
  });
  if (kind == "none") posting.headers.clear();
  const auto& headers = part_at(wanted, "headers");
  if (headers.is_object()) {
    for (const auto& [name, value] : headers.items()) {
      const bool usable =
          value.is_string() && fit_for_header(name) && fit_for_header(value.get<std::string>());
      if (!usable) return control_error(400, "a header must be a text without line breaks");
      posting.headers[name] = value.get<std::string>();
    }
  }
  return post_now(place, posting);
}

// The console's "Test" button: signed, but addressed to people and an account that do not exist.
ControlAnswer send_sample(const ControlPlace& place) {
  ordered_json sent;
  place.simulator.read([&](const Platform& platform, base::TimePoint now) {
    ordered_json body;
    body["app_id"] = platform.settings.app_id;
    body["sender"] = {{"id", "111111111111111111"}};
    body["recipient"] = {{"id", "222222222222222222"}};
    body["event_name"] = "user_send_text";
    body["message"] = {{"msg_id", "This is message id"}, {"text", "This is testing message"}};
    body["user_id_by_app"] = "333333333333333333";
    body["timestamp"] = std::to_string(base::to_millis(now));
    sent["body"] = body;
  });
  return send_raw(place, sent);
}

ControlAnswer switch_webhook(const ControlPlace& place, bool on) {
  place.simulator.use([&](Platform& platform, base::TimePoint) {
    if (on) {
      platform.deliveries.enable_webhook();
    } else {
      platform.deliveries.disable_webhook();
    }
  });
  return control_ok({{"enabled", on}});
}

}  // namespace

std::optional<ControlAnswer> control_webhook(const ControlPlace& place,
                                             const ControlRequest& request,
                                             const Segments& path) {
  if (path.empty() || path.front() != "webhook" || request.method != "POST") return std::nullopt;
  const auto wanted =
      request.body.empty() ? ordered_json::object() : object_in(request.body).value_or(nullptr);
  if (!wanted.is_object()) return control_error(400, "the body must be a JSON object");
  if (path.size() == 1) return send_raw(place, wanted);
  if (path.size() != 2) return std::nullopt;
  if (path[1] == "probe") return post_now(place, Posting{"{}", {}});
  if (path[1] == "sample") return send_sample(place);
  if (path[1] == "enable") return switch_webhook(place, true);
  if (path[1] == "disable") return switch_webhook(place, false);
  return std::nullopt;
}

}  // namespace simulator
