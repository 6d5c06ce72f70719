#include "office/surveys/import/points.hpp"

#include <algorithm>
#include <array>

#include "office/language/fold.hpp"

namespace surveys {
namespace {

constexpr std::u32string_view small_letters =
    U"àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";
constexpr std::u32string_view capitals =
    U"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ";

constexpr std::array<std::string_view, 29> onsets{
    "",    "b",  "c", "ch", "d",  "g", "gh", "gi", "h",  "k",  "kh", "l", "m", "n", "ng",
    "ngh", "nh", "p", "ph", "qu", "r", "s",  "t",  "th", "tr", "v",  "x", "f", "w"};

// Without marks, in the order of the alphabet.
constexpr std::string_view rimes =
    " a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem "
    "ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oc "
    "oe oen oeo oet oi om on ong oong op ot u ua uan uang uat uay uac uc ue uech uenh ui um un ung "
    "uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet "
    "yeu yn ";

bool is_ascii_letter(char32_t letter) {
  return (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z');
}

bool has_rime(std::string_view bare, std::string_view onset) {
  if (!bare.starts_with(onset)) return false;
  const auto rime = bare.substr(onset.size());
  if (rime.empty()) return onset == "gi";  // "gì"
  return rimes.find(" " + std::string{rime} + " ") != std::string_view::npos;
}

// "an", "An" or "AN"; a capital inside a word is a sign of another font.
bool is_cased(std::u32string_view word) {
  const auto large = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_upper));
  return large == 0 || large == word.size() || (large == 1 && is_upper(word.front()));
}

struct Sequence {
  std::size_t bytes = 0;
  char32_t point = 0;
};

Sequence lead_of(unsigned char byte) {
  if (byte < 0x80U) return {1, byte};
  if (byte >= 0xC2U && byte < 0xE0U) return {2, byte & 0x1FU};
  if (byte >= 0xE0U && byte < 0xF0U) return {3, byte & 0x0FU};
  if (byte >= 0xF0U && byte < 0xF5U) return {4, byte & 0x07U};
  return {};
}

// Takes one character off the front.
char32_t next_point(std::string_view& text) {
  const auto lead = lead_of(static_cast<unsigned char>(text.front()));
  char32_t point = lead.point;
  bool whole = lead.bytes > 0 && text.size() >= lead.bytes;
  for (std::size_t i = 1; whole && i < lead.bytes; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    whole = (byte & 0xC0U) == 0x80U;
    point = (point << 6U) | (byte & 0x3FU);
  }
  text.remove_prefix(whole ? lead.bytes : 1);
  return whole ? point : U'\uFFFD';
}

}  // namespace

std::u32string points_of(std::string_view utf8) {
  std::u32string points;
  points.reserve(utf8.size());
  while (!utf8.empty()) points += next_point(utf8);
  return points;
}

void append_point(std::string& utf8, char32_t point) {
  const auto put = [&](char32_t byte) { utf8 += static_cast<char>(byte & 0xFFU); };
  if (point < 0x80U) {
    put(point);
  } else if (point < 0x800U) {
    put(0xC0U | (point >> 6U));
    put(0x80U | (point & 0x3FU));
  } else if (point < 0x10000U) {
    put(0xE0U | (point >> 12U));
    put(0x80U | ((point >> 6U) & 0x3FU));
    put(0x80U | (point & 0x3FU));
  } else {
    put(0xF0U | (point >> 18U));
    put(0x80U | ((point >> 12U) & 0x3FU));
    put(0x80U | ((point >> 6U) & 0x3FU));
    put(0x80U | (point & 0x3FU));
  }
}

std::string utf8_of(std::u32string_view points) {
  std::string text;
  for (const auto point : points) append_point(text, point);
  return text;
}

bool is_vietnamese(char32_t letter) {
  return is_ascii_letter(letter) || small_letters.find(letter) != std::u32string_view::npos ||
         capitals.find(letter) != std::u32string_view::npos;
}

char32_t upper_of(char32_t letter) {
  if (letter >= U'a' && letter <= U'z') return letter - (U'a' - U'A');
  const auto at = small_letters.find(letter);
  return at == std::u32string_view::npos ? letter : capitals[at];
}

bool is_upper(char32_t letter) {
  return (letter >= U'A' && letter <= U'Z') || capitals.find(letter) != std::u32string_view::npos;
}

std::vector<std::u32string> letter_runs(std::u32string_view text) {
  std::vector<std::u32string> runs(1);
  for (const auto letter : text) {
    const bool of_font = letter >= 0xA1U && letter <= 0xFFU;
    if (of_font || is_vietnamese(letter)) {
      runs.back() += letter;
    } else if (!runs.back().empty()) {
      runs.emplace_back();
    }
  }
  if (runs.back().empty()) runs.pop_back();
  return runs;
}

bool is_syllable(std::u32string_view word) {
  if (word.empty() || word.size() > 8 || !is_cased(word)) return false;
  if (!std::all_of(word.begin(), word.end(), is_vietnamese)) return false;
  const auto bare = language::bare(utf8_of(word));
  return std::any_of(
      onsets.begin(), onsets.end(), [&](std::string_view onset) { return has_rime(bare, onset); });
}

}  // namespace surveys
