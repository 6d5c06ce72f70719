#include "office/language/amounts.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "office/language/fold.hpp"
#include "office/language/words.hpp"

namespace language {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::int64_t amount_max = 1'000'000'000'000'000;
constexpr int century = 2000;  // "26" is 2026: nobody is asked about 1926

constexpr std::array<std::pair<std::string_view, std::int64_t>, 8> multipliers{
    {{"k", 1'000},
     {"nghin", 1'000},
     {"ngan", 1'000},
     {"tr", 1'000'000},
     {"trieu", 1'000'000},
     {"cu", 1'000'000},
     {"ty", 1'000'000'000},
     {"ti", 1'000'000'000}}};

constexpr std::array<std::pair<std::string_view, int>, 6> spoken_days{{{"hom nay", 0},
                                                                       {"bua nay", 0},
                                                                       {"hom qua", -1},
                                                                       {"bua qua", -1},
                                                                       {"hom kia", -2},
                                                                       {"hom truoc", -2}}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<std::int64_t> whole(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool read = error == std::errc{} && end == digits.data() + digits.size();
  return read && value <= amount_max ? std::optional{value} : std::nullopt;
}

// "1.200.000" and "1,200,000" without their marks; nothing for "2,5" or "1.20".
std::optional<std::string> ungrouped(std::string_view run) {
  std::string digits;
  std::size_t since_mark = 0;
  bool grouped = false;
  for (const char c : run) {
    if (is_digit(c)) {
      digits += c;
      ++since_mark;
      continue;
    }
    if (grouped ? since_mark != 3 : since_mark > 3) return std::nullopt;
    grouped = true;
    since_mark = 0;
  }
  return grouped && since_mark != 3 ? std::nullopt : std::optional{digits};
}

// Runs of digits with single dots and commas inside, and the word right behind each.
struct Run {
  std::string number{};
  std::string behind{};
};

std::string word_at(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  std::size_t end = at;
  while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
  return std::string{text.substr(at, end - at)};
}

std::vector<Run> runs_in(std::string_view text) {
  std::vector<Run> runs;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    const auto goes_on = [&] {
      if (end >= text.size()) return false;
      const bool mark = (text[end] == '.' || text[end] == ',') && end + 1 < text.size();
      return is_digit(text[end]) || (mark && is_digit(text[end + 1]));
    };
    while (goes_on()) ++end;
    runs.push_back({std::string{text.substr(at, end - at)}, word_at(text, end)});
    at = end;
  }
  return runs;
}

std::int64_t multiplier_of(const std::string& word) {
  for (const auto& [known, times] : multipliers) {
    if (known == word) return times;
  }
  return 1;
}

std::optional<year_month_day> real(int y, std::int64_t m, std::int64_t d) {
  const bool sane = m >= 1 && m <= 12 && d >= 1 && d <= 31;
  if (!sane) return std::nullopt;
  const year_month_day date{
      year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

// The day and month of the year that brings it nearest to today.
std::optional<year_month_day> nearest(std::int64_t d, std::int64_t m, year_month_day today) {
  std::optional<year_month_day> best;
  for (int y = int{today.year()} - 1; y <= int{today.year()} + 1; ++y) {
    const auto date = real(y, m, d);
    if (!date) continue;
    const auto far = std::chrono::abs(sys_days{*date} - sys_days{today});
    if (!best || far < std::chrono::abs(sys_days{*best} - sys_days{today})) best = date;
  }
  return best;
}

std::optional<year_month_day> spoken_day(const std::string& bare_text, year_month_day today) {
  for (const auto& [words, away] : spoken_days) {
    if (bare_text == words) return year_month_day{sys_days{today} + days{away}};
  }
  return std::nullopt;
}

std::vector<std::int64_t> numbers_in(const std::string& text) {
  std::vector<std::int64_t> numbers;
  for (const auto& word : match_words(text)) {
    if (!std::all_of(word.begin(), word.end(), is_digit)) continue;
    numbers.push_back(whole(word).value_or(-1));
  }
  return numbers;
}

}  // namespace

std::optional<std::int64_t> read_amount(std::string_view text) {
  const std::string typed = bare(text);
  if (const auto spoken = spoken_number(typed)) return *spoken;
  const auto runs = runs_in(typed);
  if (runs.size() != 1) return std::nullopt;
  const auto digits = ungrouped(runs.front().number);
  const auto value = digits ? whole(*digits) : std::nullopt;
  if (!value) return std::nullopt;
  const auto times = multiplier_of(runs.front().behind);
  if (*value > amount_max / times) return std::nullopt;
  return *value * times;
}

std::optional<year_month_day> read_day(std::string_view text, year_month_day today) {
  const std::string typed = bare(text);
  if (const auto spoken = spoken_day(typed, today)) return spoken;
  const auto numbers = numbers_in(typed);
  if (numbers.size() == 2) return nearest(numbers[0], numbers[1], today);
  if (numbers.size() != 3) return std::nullopt;
  const auto y = numbers[2] < 100 ? numbers[2] + century : numbers[2];
  constexpr std::int64_t first_year = 1900;
  constexpr std::int64_t last_year = 2200;
  if (y < first_year || y > last_year) return std::nullopt;
  return real(static_cast<int>(y), numbers[1], numbers[0]);
}

}  // namespace language
