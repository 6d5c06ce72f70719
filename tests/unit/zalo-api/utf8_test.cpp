#include "zalo-api/utf8.hpp"

#include <string>

#include <doctest/doctest.h>

using zalo::count_code_points;
using zalo::mend_json;
using zalo::mend_utf8;
using zalo::prefix_bytes;

TEST_CASE("characters are counted, not bytes") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("Vị Thanh") == 8);
  CHECK(count_code_points("😀") == 1);
  CHECK(count_code_points("Thi\u0323") == 4);  // a decomposed letter counts as two, as Zalo counts
}

TEST_CASE("bytes that are no UTF-8 count one by one") {
  CHECK(count_code_points("\xFF\xFE") == 2);
  CHECK(count_code_points("a\xC3") == 2);             // cut off
  CHECK(count_code_points("\xC0\xAF") == 2);          // overlong
  CHECK(count_code_points("\xED\xA0\x80") == 3);      // a surrogate
  CHECK(count_code_points("\xF4\x90\x80\x80") == 4);  // beyond Unicode
}

TEST_CASE("a prefix never ends inside a letter") {
  const std::string text = "ị😀x";
  CHECK(prefix_bytes(text, 1) == 3);
  CHECK(prefix_bytes(text, 2) == 7);
  CHECK(prefix_bytes(text, 3) == text.size());
  CHECK(prefix_bytes(text, 99) == text.size());
}

TEST_CASE("a prefix does not part a letter from its marks") {
  CHECK(prefix_bytes("ai\u0323b", 2) == 1);   // "i" and its dot stay together
  CHECK(prefix_bytes("a👍🏽b", 2) == 1);  // a thumb and its skin tone
  CHECK(prefix_bytes("a👨\u200D", 2) == 1);    // a joiner binds to what stands before
}

TEST_CASE("a letter with more marks than the limit is cut somewhere rather than nowhere") {
  CHECK(prefix_bytes("i\u0323\u0301\u0302", 2) == 3);
  CHECK(prefix_bytes("", 5) == 0);
}

TEST_CASE("broken bytes become replacement characters") {
  CHECK(mend_utf8("a\xFFz") == "a\xEF\xBF\xBDz");
  CHECK(mend_utf8("đúng") == "đúng");
}

TEST_CASE("half a surrogate pair becomes a replacement, a whole one stays") {
  CHECK(mend_json(R"("a\ud83d b")") == R"("a\ufffd b")");
  CHECK(mend_json(R"("a\ude00 b")") == R"("a\ufffd b")");
  CHECK(mend_json(R"("\ud83d\ude00")") == R"("\ud83d\ude00")");
  CHECK(mend_json(R"("\ud83d\ud83d\ude00")") == R"("\ufffd\ud83d\ude00")");
}

TEST_CASE("an escaped backslash before a u is no escape") {
  CHECK(mend_json(R"("\\ud83d")") == R"("\\ud83d")");
}

TEST_CASE("control characters inside strings become blanks, outside they stay") {
  CHECK(mend_json("{\n\"a\":\"b\tc\"}") == "{\n\"a\":\"b c\"}");
}

TEST_CASE("mending ends well on texts that end badly") {
  CHECK(mend_json("\"\\") == "\"\\");
  CHECK(mend_json("\"\\u12") == "\"\\u12");
  CHECK(mend_json("") == "");
}
