#include "office/surveys/import/encoding.hpp"

#include <algorithm>

#include "office/language/fold.hpp"
#include "office/surveys/import/legacy.hpp"
#include "office/surveys/import/points.hpp"

namespace surveys {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view le_mark = "\xFF\xFE";
constexpr std::string_view be_mark = "\xFE\xFF";
constexpr char32_t nothing = U'\uFFFD';
// Looked at to tell how a file is written: some hundred rows.
constexpr std::size_t sample_bytes = 64UL * 1024;

// 0x80 … 0x9F of Windows-1252.
constexpr std::array<char32_t, 32> windows_signs{
    0x20AC, nothing, 0x201A,  0x0192, 0x201E,  0x2026,  0x2020, 0x2021,  0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152,  nothing, 0x017D, nothing, nothing, 0x2018, 0x2019,  0x201C, 0x201D, 0x2022,
    0x2013, 0x2014,  0x02DC,  0x2122, 0x0161,  0x203A,  0x0153, nothing, 0x017E, 0x0178};

struct Other {
  unsigned char byte = 0;
  char32_t point = 0;
};

// Where Windows-1258 differs: tones are marks of their own.
constexpr std::array<Other, 18> vietnamese_signs{{{0x8A, nothing},
                                                  {0x8E, nothing},
                                                  {0x9A, nothing},
                                                  {0x9E, nothing},
                                                  {0xC3, 0x0102},
                                                  {0xCC, 0x0300},
                                                  {0xD0, 0x0110},
                                                  {0xD2, 0x0309},
                                                  {0xD5, 0x01A0},
                                                  {0xDD, 0x01AF},
                                                  {0xDE, 0x0303},
                                                  {0xE3, 0x0103},
                                                  {0xEC, 0x0301},
                                                  {0xF0, 0x0111},
                                                  {0xF2, 0x0323},
                                                  {0xF5, 0x01A1},
                                                  {0xFD, 0x01B0},
                                                  {0xFE, 0x20AB}}};

char32_t of_1252(unsigned char byte) {
  if (byte >= 0x80U && byte <= 0x9FU) return windows_signs[byte - 0x80U];
  return byte;
}

char32_t of_1258(unsigned char byte) {
  const auto found = std::find_if(vietnamese_signs.begin(),
                                  vietnamese_signs.end(),
                                  [&](const Other& one) { return one.byte == byte; });
  return found == vietnamese_signs.end() ? of_1252(byte) : found->point;
}

std::string from_bytes(std::string_view bytes, char32_t (*point_of)(unsigned char)) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 4);
  for (const char byte : bytes) append_point(text, point_of(static_cast<unsigned char>(byte)));
  return text;
}

char32_t unit_at(std::string_view bytes, std::size_t at, bool big_end_first) {
  const auto one = static_cast<unsigned char>(bytes[at]);
  const auto two = static_cast<unsigned char>(bytes[at + 1]);
  return big_end_first ? (one * 256U) + two : (two * 256U) + one;
}

std::string from_utf16(std::string_view bytes, bool big_end_first) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    auto point = unit_at(bytes, i, big_end_first);
    const bool high = point >= 0xD800U && point < 0xDC00U;
    const auto next = high && i + 3 < bytes.size() ? unit_at(bytes, i + 2, big_end_first) : 0U;
    if (next >= 0xDC00U && next < 0xE000U) {
      point = 0x10000U + ((point - 0xD800U) << 10U) + (next - 0xDC00U);
      i += 2;
    }
    const bool lone = point >= 0xD800U && point < 0xE000U;
    append_point(text, lone ? nothing : point);
  }
  return text;
}

std::string_view without(std::string_view bytes, std::string_view mark) {
  return bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes;
}

// A text of UTF-16 without its mark: every other byte of an office's words is nought.
std::optional<Encoding> utf16_without_mark(std::string_view sample) {
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') (i % 2 == 0 ? even : odd) += 1;
  }
  const auto half = sample.size() / 2;
  if (odd * 10 > half * 3 && even * 20 < half) return Encoding::utf16_le;
  if (even * 10 > half * 3 && odd * 20 < half) return Encoding::utf16_be;
  return std::nullopt;
}

bool is_binary(std::string_view sample) {
  const auto odd = std::count_if(sample.begin(), sample.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 32 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f';
  });
  return static_cast<std::size_t>(odd) * 100 > sample.size();
}

struct Utf8Count {
  std::size_t good = 0;  // characters of more than one byte
  std::size_t bad = 0;
};

Utf8Count utf8_in(std::string_view bytes) {
  Utf8Count count;
  for (const auto point : points_of(bytes)) {
    if (point == nothing) {
      ++count.bad;
    } else if (point >= 0x80U) {
      ++count.good;
    }
  }
  return count;
}

EncodingGuess guess_eight_bits(std::string_view sample) {
  LegacyCount as_latin;
  count_words(from_bytes(sample, of_1252), as_latin);
  if (font_of(as_latin)) return {Encoding::windows_1252, true};
  LegacyCount count;
  count_words(language::nfc(from_bytes(sample, of_1258)), count);
  return {Encoding::windows_1258, count.words >= 3 && count.as_they_are * 10 >= count.words * 7};
}

}  // namespace

std::string_view code_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "utf-8";
    case Encoding::utf16_le:
      return "utf-16le";
    case Encoding::utf16_be:
      return "utf-16be";
    case Encoding::windows_1258:
      return "windows-1258";
    case Encoding::windows_1252:
      return "windows-1252";
  }
  return {};
}

std::string_view label_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16_le:
      return "UTF-16";
    case Encoding::utf16_be:
      return "UTF-16 (BE)";
    case Encoding::windows_1258:
      return "Windows-1258";
    case Encoding::windows_1252:
      return "Windows-1252 (TCVN3, VNI)";
  }
  return {};
}

std::optional<Encoding> encoding_from(std::string_view code) {
  for (const auto encoding : all_encodings) {
    if (code_of(encoding) == code) return encoding;
  }
  return std::nullopt;
}

std::optional<EncodingGuess> guess_encoding(std::string_view bytes) {
  if (bytes.starts_with(utf8_mark)) return EncodingGuess{Encoding::utf8, true};
  if (bytes.starts_with(le_mark)) return EncodingGuess{Encoding::utf16_le, true};
  if (bytes.starts_with(be_mark)) return EncodingGuess{Encoding::utf16_be, true};
  const auto sample = bytes.substr(0, sample_bytes);
  if (const auto found = utf16_without_mark(sample)) return EncodingGuess{*found, false};
  if (is_binary(sample)) return std::nullopt;
  const auto whole = utf8_in(bytes);
  if (whole.bad == 0) return EncodingGuess{Encoding::utf8, true};
  // Some broken characters do not make it another encoding.
  if (whole.good > whole.bad * 50) return EncodingGuess{Encoding::utf8, false};
  return guess_eight_bits(sample);
}

std::string decoded(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return std::string{without(bytes, utf8_mark)};
    case Encoding::utf16_le:
      return from_utf16(without(bytes, le_mark), false);
    case Encoding::utf16_be:
      return from_utf16(without(bytes, be_mark), true);
    case Encoding::windows_1258:
      return from_bytes(bytes, of_1258);
    case Encoding::windows_1252:
      return from_bytes(bytes, of_1252);
  }
  return {};
}

}  // namespace surveys
