#include "office/surveys/import/legacy.hpp"

#include <algorithm>
#include <array>

#include "office/surveys/import/points.hpp"

namespace surveys {
namespace {

struct Letter {
  char32_t code = 0;  // as Latin-1
  char32_t letter = 0;
};

// TCVN 5712:1993, third table. Capitals with a tone have no code of their own: there is a font of
// capitals for them.
constexpr std::u32string_view tcvn3_codes =
    U"¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";
constexpr std::u32string_view tcvn3_letters =
    U"ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
static_assert(tcvn3_codes.size() == tcvn3_letters.size());

// VNI puts a mark of its own behind the vowel. The rows: the vowel, then what becomes of it.
constexpr std::u32string_view vni_marks = U"ùøûõïêéèúüëâáàåãä";

struct Vowel {
  char32_t vowel = 0;
  std::u32string_view becomes{};  // '.': not with this mark
};

constexpr std::array<Vowel, 7> vni_vowels{{{U'a', U"áàảãạăắằẳẵặâấầẩẫậ"},
                                           {U'e', U"éèẻẽẹ......êếềểễệ"},
                                           {U'o', U"óòỏõọ......ôốồổỗộ"},
                                           {U'u', U"úùủũụ............"},
                                           {U'y', U"ýỳỷỹ............."},
                                           {U'ô', U"ớờởỡợ............"},
                                           {U'ö', U"ứừửữự............"}}};
constexpr std::array<Letter, 8> vni_letters{{{U'ô', U'ơ'},
                                             {U'ö', U'ư'},
                                             {U'ñ', U'đ'},
                                             {U'í', U'í'},
                                             {U'ì', U'ì'},
                                             {U'æ', U'ỉ'},
                                             {U'ó', U'ĩ'},
                                             {U'ò', U'ị'}}};

// Of Latin-1 as well: À … Þ are 32 below à … þ.
char32_t small(char32_t letter) {
  const bool large = (letter >= U'A' && letter <= U'Z') || (letter >= 0xC0U && letter <= 0xDEU);
  return large ? letter + 32U : letter;
}

bool is_large(char32_t letter) {
  return small(letter) != letter;
}

char32_t cased(char32_t letter, bool large) {
  return large ? upper_of(letter) : letter;
}

bool is_ascii_letter(char32_t letter) {
  return (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z');
}

// In a word of capitals the small codes were shown as capitals; a first letter alone tells nothing.
bool is_of_capitals(std::u32string_view word) {
  bool beyond_first = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!is_ascii_letter(word[i])) continue;
    if (word[i] >= U'a') return false;
    beyond_first = beyond_first || i > 0;
  }
  return beyond_first;
}

std::u32string from_tcvn3(std::u32string_view word) {
  const bool large = is_of_capitals(word);
  std::u32string made;
  for (const auto code : word) {
    const auto at = tcvn3_codes.find(code);
    const auto letter = at == std::u32string_view::npos ? code : tcvn3_letters[at];
    made += cased(letter, large);
  }
  return made;
}

char32_t with_mark(char32_t vowel, char32_t mark) {
  const auto found = std::find_if(
      vni_vowels.begin(), vni_vowels.end(), [&](const Vowel& one) { return one.vowel == vowel; });
  const auto at = vni_marks.find(mark);
  if (found == vni_vowels.end() || at == std::u32string_view::npos) return 0;
  return found->becomes[at] == U'.' ? 0 : found->becomes[at];
}

char32_t alone(char32_t code) {
  if (code == U'î') return U'ỵ';
  const auto found = std::find_if(
      vni_letters.begin(), vni_letters.end(), [&](const Letter& one) { return one.code == code; });
  return found == vni_letters.end() ? code : found->letter;
}

std::u32string from_vni(std::u32string_view word) {
  std::u32string made;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool large = is_large(word[i]);
    const auto next = i + 1 < word.size() ? small(word[i + 1]) : 0;
    const auto both = with_mark(small(word[i]), next);
    made += cased(both != 0 ? both : alone(small(word[i])), large);
    if (both != 0) ++i;
  }
  return made;
}

std::u32string converted_word(std::u32string_view word, LegacyFont font) {
  switch (font) {
    case LegacyFont::tcvn3:
      return from_tcvn3(word);
    case LegacyFont::vni:
      return from_vni(word);
  }
  return {};
}

bool is_of_word(char32_t letter) {
  return is_ascii_letter(letter) || (letter >= 0xA1U && letter <= 0xFFU);
}

bool has_font_letters(std::u32string_view word) {
  return std::any_of(word.begin(), word.end(), [](char32_t letter) { return letter >= 0xA1U; });
}

}  // namespace

std::string_view code_of(LegacyFont font) {
  return font == LegacyFont::tcvn3 ? "tcvn3" : "vni";
}

std::string converted(std::string_view text, LegacyFont font) {
  const auto points = points_of(text);
  std::string made;
  for (std::size_t i = 0; i < points.size();) {
    auto end = i;
    while (end < points.size() && is_of_word(points[end])) ++end;
    const std::u32string_view word{points.data() + i, end - i};
    if (word.empty()) {
      append_point(made, points[i++]);
      continue;
    }
    made += utf8_of(has_font_letters(word) ? converted_word(word, font) : std::u32string{word});
    i = end;
  }
  return made;
}

void count_words(std::string_view text, LegacyCount& count) {
  for (const auto& word : letter_runs(points_of(text))) {
    if (!has_font_letters(word)) continue;
    ++count.words;
    if (is_syllable(word)) ++count.as_they_are;
    // Letters beyond Latin-1 are nobody's old font.
    const bool latin =
        std::all_of(word.begin(), word.end(), [](char32_t letter) { return letter <= 0xFFU; });
    if (!latin) continue;
    if (is_syllable(converted_word(word, LegacyFont::tcvn3))) ++count.tcvn3;
    if (is_syllable(converted_word(word, LegacyFont::vni))) ++count.vni;
  }
}

std::optional<LegacyFont> font_of(const LegacyCount& count) {
  constexpr int words_min = 3;
  const auto best = std::max(count.tcvn3, count.vni);
  const bool most = best * 10 >= count.words * 7 && count.as_they_are * 10 <= count.words * 4;
  if (count.words < words_min || !most) return std::nullopt;
  return count.tcvn3 >= count.vni ? LegacyFont::tcvn3 : LegacyFont::vni;
}

}  // namespace surveys
