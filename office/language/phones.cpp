#include "office/language/phones.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace language {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// ASCII letters, and every byte of a longer character.
bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Prefixes in use, by carrier (docs/domain.md 7, 11/2026). New ones are not refused: they are asked
// about.
constexpr std::array<std::string_view, 36> mobile_prefixes{
    "086", "096", "097", "098", "032", "033", "034", "035", "036", "037", "038", "039",  // Viettel
    "081", "082", "083", "084", "085", "088", "091", "094",  // VinaPhone
    "070", "076", "077", "078", "079", "089", "090", "093",  // MobiFone
    "052", "056", "058", "092",                              // Vietnamobile
    "059", "099",                                            // Gmobile
    "087",                                                   // iTel
    "055"};                                                  // Wintel

// Eleven digits until 2018 → ten.
constexpr std::array<std::pair<std::string_view, std::string_view>, 21> old_prefixes{
    {{"0120", "070"}, {"0121", "079"}, {"0122", "077"}, {"0126", "076"}, {"0128", "078"},
     {"0123", "083"}, {"0124", "084"}, {"0125", "085"}, {"0127", "081"}, {"0129", "082"},
     {"0162", "032"}, {"0163", "033"}, {"0164", "034"}, {"0165", "035"}, {"0166", "036"},
     {"0167", "037"}, {"0168", "038"}, {"0169", "039"}, {"0186", "056"}, {"0188", "058"},
     {"0199", "059"}}};

bool has_mobile_prefix(std::string_view digits) {
  return std::find(mobile_prefixes.begin(), mobile_prefixes.end(), digits.substr(0, 3)) !=
         mobile_prefixes.end();
}

std::string converted(const std::string& digits) {
  if (digits.size() != 11) return digits;
  for (const auto& [before, after] : old_prefixes) {
    if (digits.starts_with(before)) return std::string{after} + digits.substr(before.size());
  }
  return digits;
}

// With the country's code taken off; "" when it cannot be a phone.
std::string national(std::string digits, bool plus) {
  if (digits.starts_with("0084")) {
    digits.erase(0, 4);
  } else if (digits.starts_with("84") && (plus || digits.size() >= 11)) {
    digits.erase(0, 2);
  } else if (!digits.starts_with('0') || digits.starts_with("00")) {
    return {};
  }
  return digits.starts_with('0') ? digits : "0" + digits;
}

std::optional<Phone> phone_of(const std::string& typed, bool plus) {
  const auto digits = converted(national(typed, plus));
  if (digits.size() == 10 && has_mobile_prefix(digits)) return Phone{digits, Phone::Kind::mobile};
  if (digits.size() == 11 && digits.starts_with("02")) return Phone{digits, Phone::Kind::landline};
  if (digits.size() == 10 && digits[1] != '0') return Phone{digits, Phone::Kind::unfamiliar};
  return std::nullopt;
}

bool plus_before(std::string_view text, std::size_t first) {
  return (first > 0 && text[first - 1] == '+') ||
         (first > 1 && text[first - 1] == ' ' && text[first - 2] == '+');
}

// What may stand between two groups of one phone: nothing but blanks, dots, dashes, brackets.
bool joins(std::string_view between) {
  return between.size() <= 3 && between.find_first_not_of(" .-()") == std::string_view::npos;
}

// "09.12.2026": a day, not the start of a phone.
bool is_date(const std::vector<DigitGroup>& groups, std::size_t at) {
  if (at + 2 >= groups.size() || !groups[at + 1].joined || !groups[at + 2].joined) return false;
  const auto& year = groups[at + 2].digits;
  return groups[at].digits.size() == 2 && groups[at + 1].digits.size() <= 2 && year.size() == 4 &&
         (year.starts_with("19") || year.starts_with("20"));
}

}  // namespace

std::vector<DigitGroup> digit_groups(std::string_view text) {
  std::vector<DigitGroup> groups;
  std::size_t i = 0;
  while (i < text.size()) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    DigitGroup group;
    group.first = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    group.last = i;
    group.digits = std::string{text.substr(group.first, i - group.first)};
    group.in_word = (group.first > 0 && is_word_byte(text[group.first - 1])) ||
                    (i < text.size() && is_word_byte(text[i]));
    if (!groups.empty()) {
      const auto between = text.substr(groups.back().last, group.first - groups.back().last);
      group.joined = !between.empty() && joins(between);
      if (group.joined) group.separator = between.front();
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

std::optional<FoundPhone> phone_at(std::string_view text,
                                   const std::vector<DigitGroup>& groups,
                                   std::size_t at) {
  constexpr std::size_t groups_max = 6;  // "0912 34 56 78", "+84 (0) 9 12 …"
  constexpr std::size_t digits_max = 15;
  if (is_date(groups, at)) return std::nullopt;
  const bool plus = plus_before(text, groups[at].first);
  std::string digits;
  std::optional<FoundPhone> found;
  const std::size_t end = std::min(groups.size(), at + groups_max);
  for (std::size_t i = at; i < end && digits.size() < digits_max; ++i) {
    if (i > at && !groups[i].joined) break;
    digits += groups[i].digits;
    const auto phone = phone_of(digits, plus);
    if (!phone) continue;
    // An unknown prefix is believed in one piece only: "0109 02 0113" may be anything.
    if (phone->kind == Phone::Kind::unfamiliar && i > at) continue;
    found = FoundPhone{*phone, groups[at].first, groups[i].last, i - at + 1};
  }
  return found;
}

}  // namespace language
