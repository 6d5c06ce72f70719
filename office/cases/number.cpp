#include "office/cases/number.hpp"

#include <fmt/format.h>

#include "office/cases/limits.hpp"
#include "office/language/fold.hpp"

namespace cases {
namespace {

constexpr std::size_t digits_in_number = 10;
constexpr std::size_t digits_meant_min = 6;  // fewer behind "pa" is no number of ours
constexpr std::size_t digits_meant_max = 13;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Luhn: every second digit from the right doubled, nines cast out.
char check_digit(std::string_view digits) {
  int sum = 0;
  bool doubled = true;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    int value = *digit - '0';
    if (doubled) value = value > 4 ? value * 2 - 9 : value * 2;
    doubled = !doubled;
    sum += value;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool is_valid(std::string_view digits) {
  if (digits.size() != digits_in_number) return false;
  const int month = (digits[2] - '0') * 10 + (digits[3] - '0');
  if (month < 1 || month > 12 || digits.substr(4, 5) == "00000") return false;
  return check_digit(digits.substr(0, digits_in_number - 1)) == digits.back();
}

std::string written(std::string_view digits) {
  return fmt::format("PA{}-{}-{}", digits.substr(0, 4), digits.substr(4, 5), digits.substr(9));
}

// Digits behind a position, over blanks, dots and dashes; "o" is often typed for 0.
std::string digits_from(std::string_view bare, std::size_t at) {
  std::string digits;
  std::size_t between = 0;
  for (; at < bare.size() && digits.size() <= digits_meant_max; ++at) {
    const char c = bare[at];
    const bool zero = c == 'o' && !digits.empty();
    if (is_digit(c) || zero) {
      digits += zero ? '0' : c;
      between = 0;
    } else if ((c == ' ' || c == '-' || c == '.' || c == '_' || c == '/') && between < 3) {
      ++between;
    } else {
      break;
    }
  }
  return digits;
}

bool letter_before(std::string_view bare, std::size_t at) {
  if (at == 0) return false;
  const char c = bare[at - 1];
  return (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Dashes of every kind as "-", so that what word processors make of them is read too.
std::string tidy(std::string_view text) {
  std::string bare = language::bare(text);
  for (const std::string_view dash : {"–", "—", "−"}) {
    for (auto at = bare.find(dash); at != std::string::npos; at = bare.find(dash)) {
      bare.replace(at, dash.size(), "-");
    }
  }
  return bare;
}

SeenCode seen(std::string_view digits) {
  SeenCode code;
  code.valid = is_valid(digits);
  code.number = code.valid ? written(digits) : std::string{};
  code.typed = code.valid ? code.number : "PA" + std::string{digits};
  return code;
}

std::optional<std::string> bare_digits(std::string_view tidied) {
  if (tidied.empty() || !is_digit(tidied.front())) return std::nullopt;
  if (tidied.find_first_not_of("0123456789 -._/") != std::string_view::npos) return std::nullopt;
  auto digits = digits_from(tidied, 0);
  if (!is_valid(digits)) return std::nullopt;
  return digits;
}

}  // namespace

base::Result<std::string> case_number(std::chrono::year_month month, int serial) {
  const int year = static_cast<int>(month.year());
  if (!month.ok() || year < 2000 || year > 2099 || serial < 1 || serial > serial_max) {
    return base::Error{base::Errc::invalid, "no case number for this month and serial"};
  }
  auto digits =
      fmt::format("{:02}{:02}{:05}", year % 100, static_cast<unsigned>(month.month()), serial);
  digits += check_digit(digits);
  return written(digits);
}

std::optional<std::string> parse_case_number(std::string_view text) {
  const auto tidied = tidy(text);
  if (const auto digits = bare_digits(tidied)) return written(*digits);
  if (!tidied.starts_with("pa")) return std::nullopt;
  if (tidied.find_first_not_of("0123456789o -._/", 2) != std::string::npos) return std::nullopt;
  const auto digits = digits_from(tidied, 2);
  if (!is_valid(digits)) return std::nullopt;
  return written(digits);
}

std::optional<SeenCode> find_case_code(std::string_view text) {
  const auto tidied = tidy(text);
  for (auto at = tidied.find("pa"); at != std::string::npos; at = tidied.find("pa", at + 2)) {
    if (letter_before(tidied, at)) continue;
    auto digits = digits_from(tidied, at + 2);
    // "PA2611-00427-2 0912…": what follows the number is not part of it.
    if (digits.size() > digits_in_number && is_valid(digits.substr(0, digits_in_number))) {
      digits.resize(digits_in_number);
    }
    if (digits.size() >= digits_meant_min) return seen(digits);
  }
  if (const auto digits = bare_digits(tidied)) return seen(*digits);
  return std::nullopt;
}

}  // namespace cases
