#include "bot/surveys/obstacles.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "bot/errands.hpp"
#include "zalo-api/verdict.hpp"

namespace bot {
namespace {

constexpr std::string_view go_on = "Chưa ai bị bỏ qua; xử lý xong thì bấm Tiếp tục.";
// The person has not written for too long; the other codes of that verdict are the person's wish.
constexpr std::array window_codes{0, -230, -232};

// 0 when there is none.
int code_in(std::string_view why) {
  const auto blank = why.rfind(' ');
  int code = 0;
  if (blank == std::string_view::npos) return code;
  const auto digits = why.substr(blank + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), code);
  return code;
}

// Templates by user id go to the host of messages, and its table has no codes of templates.
const zalo::CodeMeaning* meaning_of(std::string_view errand, int code) {
  if (errand == phone_kind) return zalo::find_code(zalo::Api::business, code);
  const auto* meaning = zalo::find_code(zalo::Api::openapi, code);
  return meaning != nullptr ? meaning : zalo::find_code(zalo::Api::business, code);
}

std::string sentence(const zalo::CodeMeaning& meaning, int code) {
  auto said = meaning.meaning;
  if (said.ends_with('.')) said.remove_suffix(1);
  return fmt::format("{} (mã {}). {}", said, code, go_on);
}

bool waits_for_days(const zalo::CodeMeaning& meaning) {
  return meaning.wait == zalo::WaitFor::next_day || meaning.wait == zalo::WaitFor::next_month;
}

}  // namespace

Obstacle obstacle_in(std::string_view errand, std::string_view why, base::TimePoint now) {
  const int code = code_in(why);
  const bool closed = why.starts_with("window_closed");
  const bool for_long =
      std::find(window_codes.begin(), window_codes.end(), code) != window_codes.end();
  Obstacle found{.another_way = closed && for_long};
  const auto* meaning = code == 0 ? nullptr : meaning_of(errand, code);
  if (why.starts_with("needs_admin")) {
    const auto unknown = fmt::format("Zalo không nhận tin của tài khoản. {}", go_on);
    found.stops = meaning == nullptr ? unknown : sentence(*meaning, code);
    return found;
  }
  if (meaning == nullptr) return found;
  if (meaning->for_all) found.stops = sentence(*meaning, code);
  found.of_template = meaning->for_all && meaning->verdict == zalo::Verdict::refused;
  if (!meaning->for_all && waits_for_days(*meaning)) {
    found.later = now + zalo::wait_from(meaning->wait, now);
  }
  return found;
}

}  // namespace bot
