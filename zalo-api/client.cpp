#include "zalo-api/client.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/log.hpp"
#include "zalo-api/call.hpp"
#include "zalo-api/lenient_json.hpp"
#include "zalo-api/url.hpp"

namespace zalo {
namespace {

// "message type is invalid or not support" (6.1): a clear no, nothing was delivered.
constexpr int code_kind_not_supported = -233;

Judged without_token(const base::Error& error) {
  // Nothing was sent, so nothing is unsure.
  const bool person_must_act = error.code == base::Errc::denied;
  return {.verdict = person_must_act ? Verdict::needs_admin : Verdict::busy, .words = error.what};
}

// A refused token is the client's own business: what a caller may see of it.
Judged token_was_refused(Judged judged, std::string why) {
  judged.verdict = Verdict::needs_admin;
  judged.words = std::move(why);
  return judged;
}

std::string message_id_in(const nlohmann::json& data) {
  std::string id = text_at(data, "message_id");
  return id.empty() ? text_at(data, "msg_id") : id;
}

}  // namespace

Client::Client(HttpTransport& http,
               TokenKeeper& tokens,
               const base::Clock& clock,
               ClientSettings settings)
    : http_(http), tokens_(tokens), clock_(clock), settings_(std::move(settings)) {}

bool Client::buttons_taken() const {
  return settings_.buttons && base::to_millis(clock_.now()) >= no_buttons_until_ms_;
}

Report Client::send(std::string_view user_id, const Outgoing& message) {
  const bool buttons = buttons_taken();
  Report report = send_as(user_id, message, buttons);
  const auto* text = std::get_if<TextMessage>(&message);
  const bool had_buttons = buttons && text != nullptr && !text->buttons.empty();
  if (!had_buttons || report.zalo_code != code_kind_not_supported) return report;
  no_buttons_until_ms_ = base::to_millis(clock_.now() + settings_.buttons_pause);
  base::log(base::Level::warning, "zalo.buttons_refused");
  return send_as(user_id, message, false);
}

Report Client::send_as(std::string_view user_id, const Outgoing& message, bool buttons) {
  const auto wire = to_wire(user_id, message, buttons);
  if (!wire) {
    base::log(base::Level::error, "zalo.message_invalid", {{"why", wire.error().what}});
    return {.verdict = Verdict::refused};
  }
  return report_of(perform({.effect = Effect::sends,
                            .target = std::string{wire->path},
                            .body = wire->body,
                            .timeout = settings_.send_timeout}));
}

Report Client::send_template_by_phone(const PhoneTemplate& message) {
  const auto wire = to_wire(message);
  if (!wire) {
    base::log(base::Level::error, "zalo.message_invalid", {{"why", wire.error().what}});
    return {.verdict = Verdict::refused};
  }
  return report_of(perform({.api = Api::business,
                            .effect = Effect::sends,
                            .target = std::string{wire->path},
                            .body = wire->body,
                            .timeout = settings_.send_timeout}));
}

Client::Answer Client::perform(const Call& call) {
  const auto token = tokens_.access();
  if (!token) {
    return {.judged = without_token(token.error()), .retry_after = token.error().retry_after};
  }
  Answer first = attempt(call, *token);
  if (first.judged.verdict != Verdict::token_refused) return first;
  const auto renewed = tokens_.renew(*token);
  if (!renewed) {
    return {.judged = without_token(renewed.error()), .retry_after = renewed.error().retry_after};
  }
  Answer second = attempt(call, *renewed);
  if (second.judged.verdict == Verdict::token_refused) {
    second.judged = token_was_refused(second.judged, "a fresh token was refused too");
  }
  return second;
}

Client::Answer Client::attempt(const Call& call, const std::string& token) {
  const Endpoints& hosts = settings_.endpoints;
  const std::string& host = call.api == Api::business ? hosts.business_url : hosts.openapi_url;
  HttpRequest request{.method = call.method,
                      .url = joined(host, call.target),
                      .headers = {{"access_token", token}},
                      .body = call.body,
                      .timeout = call.timeout};
  if (!call.body.empty()) request.headers["content-type"] = call.content_type;
  if (settings_.appsecret_proof) request.headers["appsecret_proof"] = tokens_.proof_of(token);
  const auto outcome = http_.send(request);
  const auto body = read_json(outcome ? outcome->body : std::string{});
  Answer answer{.judged = judge(call.api, outcome, body ? *body : nlohmann::json{}, call.effect)};
  if (outcome) {
    answer.body = outcome->body;
    answer.rate = rate_of(*outcome);
  }
  if (answer.judged.unknown_code) {
    base::log(
        base::Level::warning, "zalo.unknown_code", {{"code", std::int64_t{answer.judged.code}}});
  }
  return answer;
}

Report Client::report_of(const Answer& answer) const {
  Report report{
      .verdict = answer.judged.verdict, .zalo_code = answer.judged.code, .rate = answer.rate};
  if (answer.judged.meaning != nullptr) {
    report.wait = wait_from(answer.judged.meaning->wait, clock_.now());
    report.tries_max = answer.judged.meaning->tries_max;
  }
  if (answer.retry_after) report.wait = *answer.retry_after;
  if (report.verdict != Verdict::delivered) return report;
  const auto body = read_json(answer.body);
  const nlohmann::json data = body ? first_of(member(*body, "data")) : nlohmann::json{};
  report.message_id = message_id_in(data);
  report.quota_type = text_at(member(data, "quota"), "quota_type");
  return report;
}

}  // namespace zalo
