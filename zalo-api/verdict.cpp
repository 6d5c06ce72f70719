#include "zalo-api/verdict.hpp"

#include <chrono>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "zalo-api/lenient_json.hpp"

namespace zalo {
namespace {

using nlohmann::json;
using std::chrono::hours;
using std::chrono::minutes;

constexpr int http_too_many_requests = 429;

Judged no_clear_answer(Effect effect) {
  return {.verdict = effect == Effect::sends ? Verdict::unsure : Verdict::busy};
}

Judged without_answer(const base::Error& error, Effect effect) {
  switch (error.code) {
    case base::Errc::unavailable:
      return {.verdict = Verdict::busy, .words = error.what};
    case base::Errc::invalid:
      return {.verdict = Verdict::refused, .words = error.what};
    case base::Errc::not_found:
    case base::Errc::conflict:
    case base::Errc::denied:
    case base::Errc::throttled:
    case base::Errc::timed_out:
    case base::Errc::rejected:
    case base::Errc::corrupt:
      break;
  }
  Judged judged = no_clear_answer(effect);
  judged.words = error.what;
  return judged;
}

std::optional<int> error_number(const json& body) {
  const auto number = integer_at(body, "error");
  if (!number || *number < -1'000'000 || *number > 1'000'000) return {};
  return static_cast<int>(*number);
}

Judged with_error(Api api, int code, const json& body) {
  const CodeMeaning* meaning = find_code(api, code);
  std::string words = text_at(body, "message");
  if (words.empty()) words = text_at(body, "error_name");
  // The login host has no official table: every error it answers is final.
  const Verdict unknown = api == Api::oauth ? Verdict::needs_admin : Verdict::refused;
  return {.verdict = meaning ? meaning->verdict : unknown,
          .code = code,
          .words = std::move(words),
          .meaning = meaning,
          .unknown_code = meaning == nullptr};
}

base::TimePoint morning_after(base::TimePoint now) {
  constexpr hours opens{6};
  const auto local = base::to_local(now);
  const auto today = base::from_local(local.date, opens);
  if (now < today) return today;
  return base::from_local(std::chrono::sys_days{local.date} + std::chrono::days{1}, opens);
}

base::TimePoint first_of_next_month(base::TimePoint now) {
  const auto date = base::to_local(now).date;
  const auto next = std::chrono::year_month{date.year(), date.month()} + std::chrono::months{1};
  return base::from_local(next / std::chrono::day{1}, minutes{0});
}

base::TimePoint next_midnight(base::TimePoint now) {
  const auto date = base::to_local(now).date;
  return base::from_local(std::chrono::sys_days{date} + std::chrono::days{1}, minutes{0});
}

}  // namespace

base::Duration wait_from(WaitFor wait, base::TimePoint now) {
  switch (wait) {
    case WaitFor::nothing:
      return base::Duration{0};
    case WaitFor::next_minute:
      return std::chrono::ceil<minutes>(now + base::Duration{1}) - now;
    case WaitFor::morning:
      return morning_after(now) - now;
    case WaitFor::next_day:
      return next_midnight(now) - now;
    case WaitFor::next_month:
      return first_of_next_month(now) - now;
  }
  return base::Duration{0};
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::delivered:
      return "delivered";
    case Verdict::unsure:
      return "unsure";
    case Verdict::busy:
      return "busy";
    case Verdict::throttled:
      return "throttled";
    case Verdict::token_refused:
      return "token_refused";
    case Verdict::window_closed:
      return "window_closed";
    case Verdict::person_gone:
      return "person_gone";
    case Verdict::refused:
      return "refused";
    case Verdict::needs_admin:
      return "needs_admin";
  }
  return "refused";
}

Judged judge(Api api, const base::Result<HttpResponse>& outcome, const json& body, Effect effect) {
  if (!outcome) return without_answer(outcome.error(), effect);
  const bool server_failed = outcome->status >= 500;
  const auto number = error_number(body);
  if (number && *number != 0) {
    // A failing server with a number we do not know has told us nothing.
    Judged judged = with_error(api, *number, body);
    return judged.unknown_code && server_failed ? no_clear_answer(effect) : judged;
  }
  if (outcome->status == http_too_many_requests) {
    return {.verdict = Verdict::throttled, .meaning = find_code(Api::openapi, -32)};
  }
  const bool success = number.has_value() || member(body, "data").is_object();
  const bool accepted = outcome->status >= 200 && outcome->status < 300 && success;
  return accepted ? Judged{.verdict = Verdict::delivered} : no_clear_answer(effect);
}

base::Errc errc_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::delivered:
    case Verdict::unsure:
      return base::Errc::timed_out;
    case Verdict::busy:
      return base::Errc::unavailable;
    case Verdict::throttled:
      return base::Errc::throttled;
    case Verdict::token_refused:
    case Verdict::needs_admin:
      return base::Errc::denied;
    case Verdict::window_closed:
      return base::Errc::conflict;
    case Verdict::person_gone:
      return base::Errc::not_found;
    case Verdict::refused:
      return base::Errc::rejected;
  }
  return base::Errc::rejected;
}

}  // namespace zalo
