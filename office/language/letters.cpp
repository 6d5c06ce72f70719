#include "office/language/letters.hpp"

#include <array>

#include <utf8proc.h>

namespace language {
namespace {

constexpr std::int32_t replacement = 0xFFFD;
constexpr std::int32_t circumflex = 0x0302;
constexpr std::int32_t breve = 0x0306;
constexpr std::int32_t horn = 0x031B;
constexpr std::array<std::int32_t, 5> tones{0x0300, 0x0301, 0x0303, 0x0309, 0x0323};

bool is_tone(std::int32_t point) {
  for (const auto tone : tones) {
    if (tone == point) return true;
  }
  return false;
}

bool is_shape(std::int32_t point) {
  return point == circumflex || point == breve || point == horn;
}

bool is_combining_of_latin(std::int32_t point) {
  return point >= 0x0300 && point <= 0x036F;
}

// Joiners, direction marks, byte order mark, soft hyphen and control characters: they make equal
// words differ without being seen.
bool is_invisible(std::int32_t point) {
  if (point == '\n' || point == '\t') return false;
  if (point < 0x20 || (point >= 0x7F && point < 0xA0)) return true;
  if (point >= 0x200B && point <= 0x200F) return true;
  if (point >= 0x202A && point <= 0x202E) return true;
  if (point >= 0x2060 && point <= 0x206F) return true;
  return point == 0xAD || point == 0xFEFF;
}

// What only dresses the character before it: emoji variants and the frame of a keycap.
bool is_dressing(std::int32_t point) {
  return (point >= 0xFE00 && point <= 0xFE0F) || point == 0x20E3;
}

// Old fonts and foreign keyboards write eth or African D where đ is meant.
std::int32_t as_vietnamese(std::int32_t lower) {
  constexpr std::int32_t eth = 0x00F0;
  constexpr std::int32_t african_d = 0x0256;
  return lower == eth || lower == african_d ? d_with_stroke : lower;
}

void append_letter(Letters& letters, std::int32_t point) {
  if (is_dressing(point)) return;
  const bool after_latin = !letters.empty() && letters.back().base < 0x0250;
  if (is_combining_of_latin(point) && after_latin) {
    if (is_tone(point)) letters.back().tone = point;
    if (is_shape(point)) letters.back().shape = point;
    return;
  }
  letters.push_back({as_vietnamese(utf8proc_tolower(point)), 0, 0});
}

bool is_vowel(std::int32_t base) {
  return base == 'a' || base == 'e' || base == 'i' || base == 'o' || base == 'u' || base == 'y';
}

// [first, last): the vowels of one syllable; where is the tone written?
std::size_t tone_place(const Letters& letters, std::size_t first, std::size_t last) {
  for (std::size_t i = last; i > first; --i) {
    if (letters[i - 1].shape != 0) return i - 1;
  }
  const bool closed = last < letters.size() && is_letter(letters[last].base);
  const std::size_t count = last - first;
  if (closed) return last - 1;
  return count >= 3 ? first + 1 : first;
}

// "qu" and "gi" before another vowel are consonants.
bool is_glide(const Letters& letters, std::size_t at, std::size_t word) {
  if (at == word || at + 1 >= letters.size() || !is_vowel(letters[at + 1].base)) return false;
  const auto before = letters[at - 1].base;
  return (before == 'q' && letters[at].base == 'u') ||
         (before == 'g' && letters[at].base == 'i' && at == word + 1);
}

void move_tone(Letters& letters, std::size_t word, std::size_t first, std::size_t last) {
  std::int32_t tone = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (letters[i].tone == 0) continue;
    if (tone != 0) return;  // two tones: no syllable of ours, left alone
    tone = letters[i].tone;
  }
  if (tone == 0) return;
  for (std::size_t i = first; i < last; ++i) letters[i].tone = 0;
  const std::size_t start = is_glide(letters, first, word) ? first + 1 : first;
  letters[tone_place(letters, start, last)].tone = tone;
}

}  // namespace

std::vector<std::int32_t> readable_points(std::string_view text) {
  std::vector<std::int32_t> points;
  points.reserve(text.size());
  while (!text.empty()) {
    std::int32_t point = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto used = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &point);
    if (used <= 0) {
      points.push_back(replacement);
      text.remove_prefix(1);
      continue;
    }
    if (!is_invisible(point)) points.push_back(point);
    text.remove_prefix(static_cast<std::size_t>(used));
  }
  return points;
}

void append_utf8(std::string& text, std::int32_t point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto count = utf8proc_encode_char(point, bytes.data());
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    text.push_back(static_cast<char>(bytes.at(static_cast<std::size_t>(i))));
  }
}

Letters letters_of(std::string_view text) {
  constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
  constexpr std::size_t longest = 24;  // the longest decomposition in Unicode has 18 points
  Letters letters;
  int boundary = 0;
  for (const auto point : readable_points(text)) {
    std::array<std::int32_t, longest> parts{};
    const auto count = utf8proc_decompose_char(
        point, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), how, &boundary);
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
      append_letter(letters, parts.at(static_cast<std::size_t>(i)));
    }
  }
  return letters;
}

std::string composed(const Letters& letters) {
  std::vector<std::int32_t> points;
  points.reserve(letters.size() * 2);
  for (const auto& letter : letters) {
    points.push_back(letter.base);
    // Canonical order: horn (class 216) before the dot below (220) before the rest (230).
    const bool dot_first = letter.tone == 0x0323 && letter.shape != horn;
    if (dot_first) points.push_back(letter.tone);
    if (letter.shape != 0) points.push_back(letter.shape);
    if (letter.tone != 0 && !dot_first) points.push_back(letter.tone);
  }
  constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE);
  const auto count =
      utf8proc_normalize_utf32(points.data(), static_cast<utf8proc_ssize_t>(points.size()), how);
  if (count >= 0) points.resize(static_cast<std::size_t>(count));
  std::string text;
  text.reserve(points.size() * 2);
  for (const auto point : points) append_utf8(text, point);
  return text;
}

bool is_blank(std::int32_t point) {
  const auto category = utf8proc_category(point);
  return point == '\n' || point == '\t' || category == UTF8PROC_CATEGORY_ZS ||
         category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

bool is_letter(std::int32_t point) {
  const auto category = utf8proc_category(point);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

bool is_letter_or_digit(std::int32_t point) {
  return is_letter(point) || utf8proc_category(point) == UTF8PROC_CATEGORY_ND;
}

bool is_ornament(std::int32_t point) {
  const auto category = utf8proc_category(point);
  return (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO) ||
         category == UTF8PROC_CATEGORY_SO || category == UTF8PROC_CATEGORY_SK;
}

void unify_tones(Letters& letters) {
  std::size_t i = 0;
  while (i < letters.size()) {
    if (!is_letter(letters[i].base)) {
      ++i;
      continue;
    }
    const std::size_t word = i;
    while (i < letters.size() && is_letter(letters[i].base) && !is_vowel(letters[i].base)) ++i;
    const std::size_t first = i;
    while (i < letters.size() && is_vowel(letters[i].base)) ++i;
    if (i > first) move_tone(letters, word, first, i);
  }
}

}  // namespace language
