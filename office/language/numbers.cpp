#include "office/language/numbers.hpp"

#include <algorithm>

#include "office/language/fold.hpp"
#include "office/language/limits.hpp"
#include "office/language/phones.hpp"

namespace language {
namespace {

// Full-width digits and the like become plain ones, so that the shapes below see them.
std::string readable(std::string_view text) {
  return nfc(text.substr(0, text_bytes_max));
}

struct Masked {  // a stretch of the text that shall not be read
  std::size_t first = 0;
  std::size_t last = 0;
  std::string instead{};
};

std::string stars(const std::string& digits, std::size_t front, std::size_t back) {
  if (digits.size() <= front + back) return std::string(digits.size(), '*');
  return digits.substr(0, front) + std::string(digits.size() - front - back, '*') +
         digits.substr(digits.size() - back);
}

// "0931******01" for căn cước (docs/domain.md 7), "361****01" for the older CMND.
std::string masked_identity(const std::string& digits) {
  return stars(digits, digits.size() == 12 ? 4 : 3, 2);
}

bool means_money(std::string_view text, std::size_t after) {
  constexpr std::size_t bytes_read = 16;  // " đồng" and a little
  const auto words = match_words(plain(text.substr(after, bytes_read)));
  if (words.empty()) return false;
  const auto& unit = words.front();
  return word_agrees(unit, "đồng") || word_agrees(unit, "vnđ") || word_agrees(unit, "đ");
}

// Twelve digits in groups of three or four, as printed on the card: "093 199 000 001".
std::optional<Masked> spaced_identity(const std::vector<DigitGroup>& groups, std::size_t at) {
  std::string digits;
  std::size_t i = at;
  for (; i < groups.size() && digits.size() < 12; ++i) {
    const bool fits = i == at || (groups[i].joined && groups[i].separator == ' ');
    const auto size = groups[i].digits.size();
    if (!fits || size < 3 || size > 4) return std::nullopt;
    digits += groups[i].digits;
  }
  if (digits.size() != 12 || !digits.starts_with('0')) return std::nullopt;
  return Masked{groups[at].first, groups[i - 1].last, masked_identity(digits)};
}

std::optional<Masked> identity_at(std::string_view text,
                                  const std::vector<DigitGroup>& groups,
                                  std::size_t at) {
  const auto& group = groups[at];
  const bool card = group.digits.size() == 12 && group.digits.starts_with('0');
  const bool older = group.digits.size() == 9 && !means_money(text, group.last);
  if (card || older) return Masked{group.first, group.last, masked_identity(group.digits)};
  return spaced_identity(groups, at);
}

std::optional<Masked> personal_at(std::string_view text,
                                  const std::vector<DigitGroup>& groups,
                                  std::size_t at) {
  if (const auto found = phone_at(text, groups, at)) {
    const bool plus = found->first > 0 && text[found->first - 1] == '+';
    return Masked{found->first - (plus ? 1U : 0U), found->last, mask_phone(found->phone.digits)};
  }
  return identity_at(text, groups, at);
}

}  // namespace

std::optional<Phone> read_phone(std::string_view text) {
  const auto clean = readable(text);
  const auto groups = digit_groups(clean);
  for (std::size_t at = 0; at < groups.size(); ++at) {
    const auto found = phone_at(clean, groups, at);
    if (!found) continue;
    // "sdt0912345678" is a phone; an unknown number inside a word may be anything.
    if (!groups[at].in_word || found->phone.kind != Phone::Kind::unfamiliar) return found->phone;
  }
  return std::nullopt;
}

std::string mask_phone(std::string_view digits) {
  constexpr std::size_t phone_digits_min = 10;
  const bool all_digits =
      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (all_digits && digits.size() >= phone_digits_min) {
    return std::string{digits.substr(0, 4)} + "***" + std::string{digits.substr(digits.size() - 3)};
  }
  std::string masked{digits};
  const std::size_t keep = masked.size() > 4 ? 2 : 0;
  for (std::size_t i = 0; i + keep < masked.size(); ++i) {
    if (masked[i] >= '0' && masked[i] <= '9') masked[i] = '*';
  }
  return masked;
}

std::string mask_personal(std::string_view text) {
  const auto clean = nfc(text);
  const auto groups = digit_groups(clean);
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < groups.size(); ++at) {
    if (groups[at].first < copied) continue;
    const auto masked = personal_at(clean, groups, at);
    if (!masked) continue;
    out += clean.substr(copied, masked->first - copied) + masked->instead;
    copied = masked->last;
  }
  return out + clean.substr(copied);
}

}  // namespace language
