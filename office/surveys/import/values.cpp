#include "office/surveys/import/values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <span>

#include "office/language/fold.hpp"
#include "office/language/phones.hpp"

namespace surveys {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 32 && byte < 127;
  });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// "9.12345678E+08" and "912345678.0" as a spreadsheet writes a number.
std::optional<std::string> whole_number(std::string_view text) {
  const bool of_number = std::all_of(text.begin(), text.end(), [](char letter) {
    return is_digit(letter) || std::string_view{".,eE+"}.find(letter) != std::string_view::npos;
  });
  const bool odd = text.find_first_of(".,eE") != std::string_view::npos;
  if (!of_number || !odd || text.empty() || !is_digit(text.front())) return std::nullopt;
  std::string number{text};
  std::replace(number.begin(), number.end(), ',', '.');
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  const bool read = error == std::errc{} && end == number.data() + number.size();
  constexpr double exact_max = 1e15;
  if (!read || value != std::floor(value) || value >= exact_max) return std::nullopt;
  return std::to_string(static_cast<std::int64_t>(value));
}

constexpr std::string_view mobile_beginnings = "35789";

bool is_mobile(std::string_view digits) {
  return digits.size() == 10 && digits.front() == '0' &&
         mobile_beginnings.find(digits[1]) != std::string_view::npos;
}

struct Parts {
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> digits{};
  std::size_t count = 0;
  std::string_view rest{};
};

// Up to three numbers parted by one of / - . and what stands behind them.
Parts parts_of(std::string_view text) {
  Parts parts;
  while (parts.count < 3 && !text.empty() && is_digit(text.front())) {
    const auto end = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                              text.begin());
    if (end > 6) return {};
    auto& number = parts.numbers[parts.count];
    std::from_chars(text.data(), text.data() + end, number);
    parts.digits[parts.count] = end;
    ++parts.count;
    text.remove_prefix(end);
    const bool on =
        !text.empty() && std::string_view{"/-."}.find(text.front()) != std::string_view::npos;
    if (parts.count == 3 || !on) break;
    text.remove_prefix(1);
  }
  parts.rest = text;
  return parts;
}

std::optional<catalog::Day> real_day(int year, int month, int day) {
  if (year < 2000 || year > 2099 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

int full_year(const Parts& parts) {
  return parts.digits[2] == 2 ? 2000 + parts.numbers[2] : parts.numbers[2];
}

// A number of days since 30/12/1899.
std::optional<catalog::Day> serial_day(int serial) {
  constexpr int first = 36'526;  // 01/01/2000
  constexpr int last = 73'050;   // 31/12/2099
  if (serial < first || serial > last) return std::nullopt;
  constexpr std::chrono::sys_days zero{std::chrono::year{1899} / 12 / 30};
  return std::chrono::year_month_day{zero + std::chrono::days{serial}};
}

// Whatever the order: a year that comes first, the number of a spreadsheet.
bool is_of_itself(std::string_view text) {
  const auto parts = parts_of(text);
  return parts.count < 3 || parts.digits[0] == 4;
}

// Behind a day only a time may stand: " 08:15", "T08:15:00.000", ".5" of a serial.
bool is_time(std::string_view rest) {
  return std::all_of(rest.begin(), rest.end(), [](char letter) {
    return is_digit(letter) ||
           std::string_view{" T:.ZAPMapm,+"}.find(letter) != std::string_view::npos;
  });
}

constexpr std::array<std::string_view, 13> yeses{
    "co", "dong y", "x", "1", "yes", "y", "true", "ok", "v", "da dong y", "roi", "c", "nhan"};
constexpr std::array<std::string_view, 11> noes{
    "khong", "khong dong y", "0", "no", "n", "false", "k", "ko", "chua", "tu choi", "khong nhan"};
constexpr std::array<std::string_view, 2> said_yeses{"dong y", "da dong y"};
constexpr std::array<std::string_view, 4> said_noes{
    "khong dong y", "chua dong y", "tu choi", "khong nhan"};

std::optional<bool> meant_by(std::string_view cell,
                             std::span<const std::string_view> yes,
                             std::span<const std::string_view> no) {
  const auto word = language::bare(cell);
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), word) != no.end()) return false;
  return std::nullopt;
}

}  // namespace

std::string clean_cell(std::string_view cell) {
  const auto text = trimmed(cell);
  if (is_plain(text)) return std::string{text};
  const auto whole = language::nfc(text);
  std::string clean;
  clean.reserve(whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool hard_blank = whole[i] == '\xC2' && i + 1 < whole.size() && whole[i + 1] == '\xA0';
    const bool blank = hard_blank || whole[i] == '\n' || whole[i] == '\t';
    clean += blank ? ' ' : whole[i];
    if (hard_blank) ++i;
  }
  return std::string{trimmed(clean)};
}

std::optional<std::string> phone_84(std::string_view cell) {
  std::string text{trimmed(cell)};
  if (!text.empty() && text.front() == '\'') text.erase(0, 1);
  if (const auto number = whole_number(text)) text = *number;
  const bool digits = std::all_of(text.begin(), text.end(), is_digit);
  const bool lost =
      digits && text.size() == 9 && mobile_beginnings.find(text.front()) != std::string_view::npos;
  if (lost) text.insert(text.begin(), '0');
  const auto phone = language::read_phone(text);
  if (!phone || !is_mobile(phone->digits)) return std::nullopt;
  return "84" + phone->digits.substr(1);
}

std::optional<std::string> zalo_id_in(std::string_view cell) {
  const auto text = trimmed(cell);
  const bool digits = std::all_of(text.begin(), text.end(), is_digit);
  if (!digits || text.size() < 3 || text.size() > 64 || text.front() == '0') return std::nullopt;
  return std::string{text};
}

void count_day(std::string_view cell, DayCount& count) {
  const auto text = trimmed(cell);
  const auto first = day_in(text, DayOrder::day_first);
  const auto other = day_in(text, DayOrder::month_first);
  if (!first && !other) return;
  if (is_of_itself(text)) {
    ++count.of_itself;
  } else if (!other) {
    ++count.only_day_first;
  } else if (!first) {
    ++count.only_month_first;
  }
}

std::optional<catalog::Day> day_in(std::string_view cell, DayOrder order) {
  const auto parts = parts_of(trimmed(cell));
  const auto& [one, two, three] = parts.numbers;
  if (!is_time(parts.rest)) return std::nullopt;
  if (parts.count == 1 && parts.rest.empty()) return serial_day(one);
  // 46351.34375: the part behind the point is a time.
  if (parts.count == 2 && parts.digits[0] == 5) return serial_day(one);
  if (parts.count != 3) return std::nullopt;
  if (parts.digits[0] == 4) return real_day(one, two, three);
  if (parts.digits[2] != 4 && parts.digits[2] != 2) return std::nullopt;
  return order == DayOrder::day_first ? real_day(full_year(parts), two, one)
                                      : real_day(full_year(parts), one, two);
}

std::optional<bool> yes_in(std::string_view cell) {
  return meant_by(cell, yeses, noes);
}

std::optional<bool> agreed_in(std::string_view cell) {
  return meant_by(cell, said_yeses, said_noes);
}

}  // namespace surveys
