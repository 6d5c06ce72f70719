#include "tests/support/tiny_zalo.hpp"

#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "zalo-api/endpoints.hpp"

namespace support {
namespace {

using zalo::HttpRequest;
using zalo::HttpResponse;
using Answer = base::Result<HttpResponse>;

constexpr std::chrono::hours access_life{25};

HttpResponse json_body(std::string body) {
  return {200, {{"content-type", "application/json"}}, std::move(body)};
}

HttpResponse code(int number) {
  return json_body(fmt::format(R"({{"error":{},"message":"as planned"}})", number));
}

HttpResponse broken_page() {
  return {502, {{"content-type", "text/html"}}, "<html>Bad Gateway</html>"};
}

Asked kind_of(const HttpRequest& request) {
  if (request.url.ends_with(zalo::path::access_token)) return Asked::token;
  if (request.url.ends_with(zalo::path::message)) return Asked::message;
  if (request.url.ends_with(zalo::path::phone_template)) return Asked::message;  // by id as well
  return Asked::file;
}

std::string access_of(int pair) {
  return fmt::format("access-{}", pair);
}

std::string refresh_of(int pair) {
  return fmt::format("refresh-{}", pair);
}

// Moods that answer instead of acting.
std::optional<Answer> instead(Mood mood) {
  switch (mood) {
    case Mood::never_sent:
      return base::Error{base::Errc::unavailable, "planned: no connection"};
    case Mood::too_fast:
      return code(-32);
    case Mood::busy:
      return code(-200);
    case Mood::out_of_quota:
      return code(-211);
    case Mood::window_closed:
      return code(-230);
    case Mood::gone:
      return code(-213);
    case Mood::had_enough:
      return code(-218);
    case Mood::refused:
      return code(-201);
    case Mood::account_closed:
      return code(-204);
    case Mood::server_failed:
      return broken_page();
    case Mood::expired:
      return HttpResponse{404, {}, ""};
    case Mood::moved_away:
      return HttpResponse{302, {}, ""};
    case Mood::fine:
    case Mood::answer_lost:
    case Mood::token_dead:
    case Mood::server_failed_but_acted:
      break;
  }
  return std::nullopt;
}

}  // namespace

zalo::Tokens TinyZalo::grant(base::TimePoint now) {
  ++pair_;
  return {access_of(pair_), refresh_of(pair_), now + access_life, now, ""};
}

Answer TinyZalo::send(const HttpRequest& request) {
  const auto kind = kind_of(request);
  ++calls_[kind];
  const auto mood = mood_for(kind);
  if (auto answer = instead(mood)) return std::move(*answer);
  if (mood == Mood::token_dead) {
    if (kind != Asked::message) return base::Error{base::Errc::unavailable, "planned"};
    return code(-216);
  }
  auto answer = act(kind, request);
  if (mood == Mood::answer_lost) return base::Error{base::Errc::timed_out, "planned: lost"};
  if (mood == Mood::server_failed_but_acted) return broken_page();
  return answer;
}

Mood TinyZalo::mood_for(Asked kind) {
  auto& planned = planned_[kind];
  if (planned.empty()) return choose_ ? choose_(kind) : Mood::fine;
  const auto mood = planned.front();
  planned.pop_front();
  return mood;
}

Answer TinyZalo::act(Asked kind, const HttpRequest& request) {
  switch (kind) {
    case Asked::message:
      return take_message(request);
    case Asked::token:
      return give_tokens(request);
    case Asked::file:
      break;
  }
  return give_file(request);
}

Answer TinyZalo::take_message(const HttpRequest& request) {
  const auto token = request.headers.find("access_token");
  if (token == request.headers.end() || token->second != access_of(pair_)) return code(-216);
  const auto body = base::parse_json(request.body, {.comments = false});
  if (!body) return code(-201);
  if (request.url.ends_with(zalo::path::phone_template)) return take_template(*body);
  const auto citizen = body->at("recipient").at("user_id").get<std::string>();
  const auto& message = body->at("message");
  if (buttons_refused_ && message.contains("attachment")) return code(-233);
  const auto id = fmt::format("z{}", sightings_.size() + 1);
  sightings_.push_back(
      {citizen, message.at("text").get<std::string>(), id, which_ ? which_(citizen) : 0});
  if (message.contains("attachment")) {
    for (const auto& button : message.at("attachment").at("payload").at("buttons")) {
      const auto& payload = button.at("payload");
      if (payload.is_string()) buttons_[citizen].push_back(payload.get<std::string>());
    }
  }
  return json_body(
      fmt::format(R"({{"error":0,"message":"Success","data":{{"message_id":"{}"}}}})", id));
}

// No echo comes of it.
Answer TinyZalo::take_template(const nlohmann::ordered_json& body) {
  if (template_code_ != 0) return code(template_code_);
  const auto citizen = body.at(body.contains("phone") ? "phone" : "user_id").get<std::string>();
  const auto id = fmt::format("t{}", sightings_.size() + 1);
  const auto text =
      body.at("template_id").get<std::string>() + " " + base::to_text(body.at("template_data"));
  sightings_.push_back({citizen, text, id, which_ ? which_(citizen) : 0});
  return json_body(
      fmt::format(R"({{"error":0,"message":"Success","data":{{"message_id":"{}"}}}})", id));
}

Answer TinyZalo::give_tokens(const HttpRequest& request) {
  if (request.body.find("refresh_token=" + refresh_of(pair_)) == std::string::npos) {
    return json_body(R"({"error":-14014,"error_name":"Invalid refresh token"})");
  }
  ++pair_;
  const auto body =
      fmt::format(R"({{"access_token":"{}","refresh_token":"{}","expires_in":"90000"}})",
                  access_of(pair_),
                  refresh_of(pair_));
  return json_body(body);
}

Answer TinyZalo::give_file(const HttpRequest& request) const {
  const auto found = files_.find(request.url);
  if (found == files_.end()) return HttpResponse{404, {}, ""};
  return HttpResponse{200, {{"content-type", "image/jpeg"}}, found->second};
}

std::vector<std::string> TinyZalo::seen_by(std::string_view citizen) const {
  std::vector<std::string> texts;
  for (const auto& sighting : sightings_) {
    if (sighting.citizen == citizen) texts.push_back(sighting.text);
  }
  return texts;
}

std::int64_t TinyZalo::calls(Asked kind) const {
  const auto found = calls_.find(kind);
  return found == calls_.end() ? 0 : found->second;
}

}  // namespace support
