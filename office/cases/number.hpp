// The number a citizen gets: PA2611-00427-2 = year and month, serial of the month, check digit
// (Luhn over the nine digits), so that a typing error is caught before any look-up. Pure, any
// thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace cases {

// serial: 1..99999. invalid when out of range or the month is none of 2000-01 … 2099-12.
base::Result<std::string> case_number(std::chrono::year_month month, int serial);

// The number in its one form when the whole text is one, however typed ("pa 2611 00427 2",
// "PA2611004272", "2611-00427-2"); nothing when it is not, or the check digit is wrong.
std::optional<std::string> parse_case_number(std::string_view text);

struct SeenCode {
  std::string typed{};   // tidied, for "mã «…» thiếu hoặc nhầm số"
  std::string number{};  // in its one form; "" when not valid
  bool valid = false;    // false: meant as a number, but digits are missing or wrong
};

// The first thing in a text that is or is meant as a case number. Without "PA" only a valid number
// that is the whole message counts.
std::optional<SeenCode> find_case_code(std::string_view text);

}  // namespace cases
