#include "office/language/fold.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

#include "office/language/letters.hpp"
#include "office/language/limits.hpp"

namespace language {
namespace {

constexpr auto compose_stable = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE);

std::string_view within_limit(std::string_view text) {
  return text.substr(0, text_bytes_max);
}

bool is_roman(std::int32_t base) {
  return base == 'i' || base == 'v' || base == 'x';
}

bool is_roman_word(const Letters& letters, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (!is_roman(letters[i].base) || letters[i].tone != 0) return false;
  }
  return last > first;
}

// "ưu" is two letters of one base: "cứuuu" is "cứu", not "cứ".
bool same_sound(const Letter& left, const Letter& right) {
  return left.base == right.base && (left.base != 'u' || left.shape == right.shape);
}

// "lâuuuu" → "lâu", "dạaaa" → "dạ"; the first letter of the run carries its marks on.
void append_unstretched(Letters& to, const Letters& from, std::size_t first, std::size_t last) {
  std::size_t i = first;
  while (i < last) {
    std::size_t end = i + 1;
    while (end < last && same_sound(from[end], from[i])) ++end;
    const bool stretched = end - i > same_letters_max;
    to.insert(to.end(),
              from.begin() + static_cast<std::ptrdiff_t>(i),
              from.begin() + static_cast<std::ptrdiff_t>(stretched ? i + 1 : end));
    i = end;
  }
}

// Blanks collapsed and trimmed, stretched letters said once.
Letters tidied(const Letters& letters) {
  Letters out;
  out.reserve(letters.size());
  std::size_t i = 0;
  while (i < letters.size()) {
    std::size_t end = i;
    if (is_blank(letters[i].base)) {
      if (!out.empty() && out.back().base != ' ') out.push_back({' ', 0, 0});
      ++i;
      continue;
    }
    while (end < letters.size() && is_letter(letters[end].base)) ++end;
    if (end == i) {
      out.push_back(letters[i++]);
      continue;
    }
    if (is_roman_word(letters, i, end)) {
      out.insert(out.end(),
                 letters.begin() + static_cast<std::ptrdiff_t>(i),
                 letters.begin() + static_cast<std::ptrdiff_t>(end));
    } else {
      append_unstretched(out, letters, i, end);
    }
    i = end;
  }
  return out;
}

bool strippable(const Letter& letter) {
  return is_ornament(letter.base) || letter.base == ' ';
}

Letters stripped(const Letters& letters) {
  const auto first = std::find_if_not(letters.begin(), letters.end(), strippable);
  const auto last = std::find_if_not(letters.rbegin(), letters.rend(), strippable).base();
  if (first < last) return Letters(first, last);
  const bool asks = std::any_of(
      letters.begin(), letters.end(), [](const Letter& letter) { return letter.base == '?'; });
  return asks ? Letters{{'?', 0, 0}} : Letters{};
}

Letters folded(std::string_view text) {
  return stripped(tidied(letters_of(within_limit(text))));
}

bool tone_agrees(std::int32_t typed, std::int32_t ours) {
  constexpr std::int32_t tilde = 0x0303;
  constexpr std::int32_t hook = 0x0309;
  const auto merged = [](std::int32_t tone) { return tone == tilde ? hook : tone; };
  return typed == 0 || merged(typed) == merged(ours);
}

bool base_agrees(std::int32_t typed, std::int32_t ours) {
  return typed == ours || (typed == 'd' && ours == d_with_stroke);
}

bool mark_before(const std::vector<std::int32_t>& points, std::size_t at) {
  return at < points.size() && utf8proc_category(points[at]) == UTF8PROC_CATEGORY_MN;
}

std::string encoded(const std::vector<std::int32_t>& points, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < last; ++i) append_utf8(text, points[i]);
  return text;
}

}  // namespace

std::string nfc(std::string_view text) {
  std::string readable;
  readable.reserve(text.size());
  for (const auto point : readable_points(text)) append_utf8(readable, point);
  utf8proc_uint8_t* made = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(readable.data()),
                                 static_cast<utf8proc_ssize_t>(readable.size()),
                                 &made,
                                 compose_stable);
  if (size < 0) return readable;  // only when memory is out
  const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(made, std::free);
  return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(size)};
}

std::string plain(std::string_view text) {
  auto letters = folded(text);
  unify_tones(letters);
  return composed(letters);
}

std::string bare(std::string_view text) {
  std::string out;
  for (const auto& letter : folded(text)) {
    append_utf8(out, letter.base == d_with_stroke ? 'd' : letter.base);
  }
  return out;
}

bool has_marks(std::string_view text) {
  const auto letters = letters_of(within_limit(text));
  return std::any_of(letters.begin(), letters.end(), [](const Letter& letter) {
    return letter.tone != 0 || letter.shape != 0 || letter.base == d_with_stroke;
  });
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    std::int32_t point = 0;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()),
                                       &point);
    text.remove_prefix(used > 0 ? static_cast<std::size_t>(used) : 1);
    ++count;
  }
  return count;
}

std::string shorten(std::string_view text, std::size_t max_code_points) {
  if (length(text) <= max_code_points) return std::string{text};
  if (max_code_points == 0) return {};
  const auto points = readable_points(nfc(text));
  if (points.size() <= max_code_points) return encoded(points, 0, points.size());
  std::size_t end = max_code_points - 1;  // one for the "…"
  while (end > 0 && mark_before(points, end)) --end;
  const std::size_t hard_end = end;
  while (end > hard_end / 2 && !is_blank(points[end])) --end;
  if (!is_blank(points[end])) end = hard_end;
  while (end > 0 && (is_blank(points[end - 1]) || is_ornament(points[end - 1]))) --end;
  return encoded(points, 0, end) + "…";
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  const auto points = readable_points(text);
  std::size_t i = 0;
  while (i < points.size()) {
    std::size_t end = i;
    while (end < points.size() && !is_blank(points[end])) ++end;
    std::size_t first = i;
    std::size_t last = end;
    while (first < last && is_ornament(points[first])) ++first;
    while (last > first && is_ornament(points[last - 1])) --last;
    if (last > first) words.push_back(encoded(points, first, last));
    i = end + 1;
  }
  return words;
}

std::vector<std::string> match_words(std::string_view plain_or_bare) {
  std::vector<std::string> words;
  std::string word;
  for (const auto point : readable_points(within_limit(plain_or_bare))) {
    if (is_letter_or_digit(point)) {
      append_utf8(word, point);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool word_agrees(std::string_view typed, std::string_view ours) {
  if (typed == ours) return true;
  const auto left = letters_of(typed);
  const auto right = letters_of(ours);
  return std::equal(
      left.begin(), left.end(), right.begin(), right.end(), [](const Letter& a, const Letter& b) {
        return base_agrees(a.base, b.base) && tone_agrees(a.tone, b.tone) &&
               (a.shape == 0 || a.shape == b.shape);
      });
}

}  // namespace language
