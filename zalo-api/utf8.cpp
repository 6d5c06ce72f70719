#include "zalo-api/utf8.hpp"

#include <algorithm>
#include <optional>

namespace zalo {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

std::size_t announced_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// The second byte's range closes the holes: overlong forms, surrogates, beyond U+10FFFF.
bool second_fits(unsigned char lead, unsigned char second) {
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  return second >= low && second <= high;
}

char32_t code_point_at(std::string_view text, std::size_t at, std::size_t length) {
  static constexpr unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t point = byte_at(text, at) & lead_bits[length];
  for (std::size_t i = 1; i < length; ++i) point = (point << 6) | (byte_at(text, at + i) & 0x3FU);
  return point;
}

bool belongs_to_previous(char32_t point) {
  const bool accent = point >= 0x0300 && point <= 0x036F;
  const bool joiner = point == 0x200D;
  const bool variation = point >= 0xFE00 && point <= 0xFE0F;
  const bool skin_tone = point >= 0x1F3FB && point <= 0x1F3FF;
  return accent || joiner || variation || skin_tone;
}

std::size_t step_at(std::string_view text, std::size_t at) {
  return std::max<std::size_t>(1, valid_length_at(text, at));
}

bool may_cut_before(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const std::size_t length = valid_length_at(text, at);
  return length == 0 || !belongs_to_previous(code_point_at(text, at, length));
}

std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return {};
  unsigned unit = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char c = text[i];
    const bool digit = c >= '0' && c <= '9';
    const auto lower = static_cast<char>(c | 0x20);
    if (!digit && (lower < 'a' || lower > 'f')) return {};
    unit = unit * 16 + static_cast<unsigned>(digit ? c - '0' : lower - 'a' + 10);
  }
  return unit;
}

// What an escape at `at` becomes, and how many bytes of the text it stands for.
struct Piece {
  std::string_view text{};
  std::size_t used = 0;
};

Piece mended_escape(std::string_view text, std::size_t at) {
  constexpr std::string_view escaped_replacement = "\\ufffd";
  const auto unit = escaped_unit(text, at);
  if (!unit) return {text.substr(at, 2), std::min<std::size_t>(2, text.size() - at)};
  if (*unit < 0xD800 || *unit > 0xDFFF) return {text.substr(at, 6), 6};
  const auto next = escaped_unit(text, at + 6);
  const bool pair = *unit <= 0xDBFF && next && *next >= 0xDC00 && *next <= 0xDFFF;
  return pair ? Piece{text.substr(at, 12), 12} : Piece{escaped_replacement, 6};
}

}  // namespace

std::size_t valid_length_at(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  const std::size_t length = announced_length(lead);
  if (length <= 1) return length;
  if (at + length > text.size() || !second_fits(lead, byte_at(text, at + 1))) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte_at(text, at + i) & 0xC0U) != 0x80U) return 0;
  }
  return length;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += step_at(text, at)) ++count;
  return count;
}

std::size_t prefix_bytes(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  std::size_t cut = 0;
  for (std::size_t count = 0; at < text.size() && count < most; ++count) {
    at += step_at(text, at);
    if (may_cut_before(text, at)) cut = at;
  }
  // A letter with more marks than the limit has no good place to cut; any character bound will do.
  return cut > 0 || text.empty() ? cut : std::max(at, step_at(text, 0));
}

std::string mend_utf8(std::string_view text) {
  std::string mended;
  mended.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); at += step_at(text, at)) {
    const std::size_t length = valid_length_at(text, at);
    mended += length == 0 ? replacement : text.substr(at, length);
  }
  return mended;
}

std::string mend_json(std::string_view text) {
  const std::string valid = mend_utf8(text);
  const std::string_view from{valid};
  std::string mended;
  mended.reserve(valid.size());
  bool in_string = false;
  for (std::size_t at = 0; at < from.size();) {
    const char c = from[at];
    if (in_string && c == '\\') {
      const Piece piece = mended_escape(from, at);
      mended += piece.text;
      at += piece.used;
      continue;
    }
    if (c == '"') in_string = !in_string;
    const bool control = static_cast<unsigned char>(c) < 0x20;
    mended += in_string && control ? ' ' : c;
    ++at;
  }
  return mended;
}

}  // namespace zalo
