// How a list is written: encodings, separators, old fonts. Every sample is made up.
#include <doctest/doctest.h>

#include "base/rng.hpp"
#include "office/surveys/import/delimited.hpp"
#include "office/surveys/import/encoding.hpp"
#include "office/surveys/import/legacy.hpp"
#include "office/surveys/import/points.hpp"

using surveys::Encoding;
using surveys::LegacyFont;

namespace {

const std::string sentence = "Đăng ký khai sinh tại Ủy ban nhân dân phường Vị Thanh";

// "Nguyễn Thị Hồng, đăng ký đất đai" as a file of these fonts has it, read as Latin letters.
const std::string tcvn3_words = "NguyÔn ThÞ Hång, ®¨ng ký ®Êt ®ai";
const std::string vni_words = "Nguyeãn Thò Hoàng, ñaêng kyù ñaát ñai";
const std::string true_words = "Nguyễn Thị Hồng, đăng ký đất đai";

std::string in_latin(const std::string& text) {
  std::string bytes;
  for (const auto point : surveys::points_of(text)) bytes += static_cast<char>(point & 0xFFU);
  return bytes;
}

std::string in_utf16(const std::string& text, bool big_end_first) {
  std::string bytes;
  for (const auto point : surveys::points_of(text)) {
    const auto high = static_cast<char>((point >> 8U) & 0xFFU);
    const auto low = static_cast<char>(point & 0xFFU);
    bytes += big_end_first ? high : low;
    bytes += big_end_first ? low : high;
  }
  return bytes;
}

surveys::LegacyCount counted(const std::string& text) {
  surveys::LegacyCount count;
  surveys::count_words(text, count);
  return count;
}

std::vector<std::vector<std::string>> records(const std::string& text, char separator) {
  surveys::DelimitedText table(text, separator);
  std::vector<std::vector<std::string>> all;
  surveys::Record record;
  while (table.next(record)) all.push_back(record.cells);
  return all;
}

}  // namespace

TEST_CASE("UTF-8 is known with its mark and without") {
  for (const auto& bytes : {sentence, "\xEF\xBB\xBF" + sentence}) {
    const auto guess = surveys::guess_encoding(bytes);
    REQUIRE(guess);
    CHECK(guess->encoding == Encoding::utf8);
    CHECK(guess->sure);
    CHECK(surveys::decoded(bytes, guess->encoding) == sentence);
  }
}

TEST_CASE("UTF-16 is known by its mark, and by its noughts without one") {
  for (const bool big : {false, true}) {
    const auto wanted = big ? Encoding::utf16_be : Encoding::utf16_le;
    const std::string mark = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const auto& bytes : {mark + in_utf16(sentence, big), in_utf16(sentence, big)}) {
      const auto guess = surveys::guess_encoding(bytes);
      REQUIRE(guess);
      CHECK(guess->encoding == wanted);
      CHECK(surveys::decoded(bytes, wanted) == sentence);
    }
  }
}

TEST_CASE("Windows-1258 comes out composed") {
  // Its vowels carry their shape, tones follow as bytes of their own.
  const std::string bytes =
      "H\xF4\xF2 t\xEA\xECn h\xF4\xF2 t\xE2\xECt t\xE2\xECn \xF0\xF4\xECng v\xEA\xF2\xECn";
  const auto guess = surveys::guess_encoding("H\xF4\xF2, \xF0\xE2\xECt, v\xEA\xCC, \xFD\xD2");
  REQUIRE(guess);
  CHECK(guess->encoding == Encoding::windows_1258);
  const auto text = surveys::decoded("\xF0\xE2\xECt", Encoding::windows_1258);
  CHECK(text == "đâ\xCC\x81t");
  CHECK(surveys::decoded(bytes, Encoding::windows_1258).starts_with("Hô\xCC\xA3"));
}

TEST_CASE("a file of bytes typed with old fonts is read as Latin letters") {
  for (const auto& words : {tcvn3_words, vni_words}) {
    const auto guess = surveys::guess_encoding(in_latin(words));
    REQUIRE(guess);
    CHECK(guess->encoding == Encoding::windows_1252);
    CHECK(surveys::decoded(in_latin(words), guess->encoding) == words);
  }
}

TEST_CASE("what is no text is said to be none") {
  std::string bytes;
  for (int i = 0; i < 4'000; ++i) bytes += static_cast<char>((i * 37) % 256);
  CHECK_FALSE(surveys::guess_encoding(bytes));
}

TEST_CASE("TCVN3 and VNI are told apart and read rightly") {
  CHECK(surveys::font_of(counted(tcvn3_words)) == LegacyFont::tcvn3);
  CHECK(surveys::font_of(counted(vni_words)) == LegacyFont::vni);
  CHECK(surveys::converted(tcvn3_words, LegacyFont::tcvn3) == true_words);
  CHECK(surveys::converted(vni_words, LegacyFont::vni) == true_words);
  CHECK(surveys::converted("UBND ph­êng VÞ Thanh", LegacyFont::tcvn3) == "UBND phường Vị Thanh");
  CHECK(surveys::converted("UBND phöôøng Vò Thanh", LegacyFont::vni) == "UBND phường Vị Thanh");
  CHECK(surveys::converted("NGUYEÃN VAÊN ÑÖÙC", LegacyFont::vni) == "NGUYỄN VĂN ĐỨC");
  CHECK(surveys::converted("NGUYÔN V¡N §øC", LegacyFont::tcvn3) == "NGUYỄN VĂN ĐỨC");
}

TEST_CASE("Vietnamese of today is nobody's old font") {
  CHECK_FALSE(surveys::font_of(counted(sentence)));
  CHECK_FALSE(surveys::font_of(counted("Võ Hà, Trí, Vân, Phòng, Tòa, Xã, Lý, Bé, Cô, Nhà")));
  CHECK_FALSE(surveys::font_of(counted("0912 000 001 abc")));
  CHECK_FALSE(surveys::font_of(counted("Müller, façade, naïve")));
}

TEST_CASE("separators are found, also beside cells that hold others") {
  CHECK(surveys::guess_separator("a;b;c\n1;2,5;3\n4;5,5;6\n") == ';');
  CHECK(surveys::guess_separator("a,b,c\n\"x;y\",2,3\n4,5,6\n") == ',');
  CHECK(surveys::guess_separator("a\tb\n1, 2\t3\n") == '\t');
  CHECK(surveys::guess_separator("sep=;\na;b\n") == ';');
  CHECK(surveys::guess_separator("phone\n0912000001\n") == ',');
}

TEST_CASE("quotes, line ends and broken quotes") {
  using Rows = std::vector<std::vector<std::string>>;
  CHECK(records("a;\"b;\"\"c\"\"\nd\";e\r\nf;;\n", ';') ==
        Rows{{"a", "b;\"c\"\nd", "e"}, {"f", "", ""}});
  CHECK(records("\"open;b\nc;d", ';') == Rows{{"\"open", "b"}, {"c", "d"}});
  CHECK(records("a\rb\r\nc", ';') == Rows{{"a"}, {"b"}, {"c"}});
}

TEST_CASE("lines are counted as an editor counts them") {
  surveys::DelimitedText table("a\n\"b\nc\"\nd\n", ';');
  surveys::Record record;
  std::vector<std::size_t> lines;
  while (table.next(record)) lines.push_back(record.line);
  CHECK(lines == std::vector<std::size_t>{1, 2, 4});
}

TEST_CASE("any bytes at all are read within bounds") {
  base::Rng chance(20'261'123);
  for (int round = 0; round < 200; ++round) {
    std::string bytes;
    const auto size = chance.below(2'000);
    for (std::uint64_t i = 0; i < size; ++i) {
      const auto odd = chance.below(4) == 0;
      bytes += odd ? ";,\"\n\r\t\0"[chance.below(7)] : static_cast<char>(chance.below(256));
    }
    const auto guess = surveys::guess_encoding(bytes);
    const auto text = surveys::decoded(bytes, guess ? guess->encoding : Encoding::windows_1258);
    for (const auto& cells : records(text, surveys::guess_separator(text)))
      CHECK(cells.size() <= 101);
    for (const auto font : {LegacyFont::tcvn3, LegacyFont::vni})
      CHECK(surveys::converted(text, font).size() <= text.size() * 3 + 3);
  }
}
