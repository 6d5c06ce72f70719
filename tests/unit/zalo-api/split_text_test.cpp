#include <string>

#include <doctest/doctest.h>

#include "zalo-api/limits.hpp"
#include "zalo-api/message.hpp"
#include "zalo-api/utf8.hpp"

using zalo::split_text;

namespace {

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("a short text stays whole, an empty one gives no message") {
  CHECK(split_text("Xin chào", 2000) == std::vector<std::string>{"Xin chào"});
  CHECK(split_text("", 2000).empty());
  CHECK(split_text("  \n ", 2000).empty());
}

TEST_CASE("a long text is cut after a paragraph if there is one") {
  const std::string first = repeated("Câu một. ", 4) + "Hết.";
  const auto parts = split_text(first + "\n\nĐoạn hai dài.", 45);
  CHECK(parts == std::vector<std::string>{first, "Đoạn hai dài."});
}

TEST_CASE("else after a line, a sentence, a word") {
  CHECK(split_text("dòng một\ndòng hai. xong", 14) ==
        std::vector<std::string>{"dòng một", "dòng hai. xong"});
  CHECK(split_text("Câu đầu tiên. Câu thứ hai", 16) ==
        std::vector<std::string>{"Câu đầu tiên.", "Câu thứ hai"});
  CHECK(split_text("một hai ba bốn", 9) == std::vector<std::string>{"một hai", "ba bốn"});
}

TEST_CASE("a cut near the beginning is not taken") {
  const auto parts = split_text("A. " + std::string(30, 'b'), 20);
  CHECK(parts.at(0).size() == 20);
}

TEST_CASE("a text without blanks is cut between letters, never inside one") {
  for (const std::string& letter :
       {std::string{"ệ"}, std::string{"😀"}, std::string{"e\u0323\u0302"}}) {
    const std::string text = repeated(letter, 20);
    std::string joined;
    for (const auto& part : split_text(text, 7)) {
      CHECK(zalo::count_code_points(part) <= 7);
      CHECK(zalo::mend_utf8(part) == part);
      CHECK(part.size() % letter.size() == 0);
      joined += part;
    }
    CHECK(joined == text);
  }
}

TEST_CASE("no part is too long and no word is lost, wherever the limit falls") {
  const std::string text = repeated("Phường Vị Thanh, xã Hoả Lựu! Đúng không? Vâng.\n", 12);
  for (std::size_t most = 40; most < 90; ++most) {
    std::string words;
    for (const auto& part : split_text(text, most)) {
      REQUIRE(zalo::count_code_points(part) <= most);
      REQUIRE_FALSE(part.empty());
      words += part + " ";
    }
    std::string squeezed;
    for (const char c : text) squeezed += c == '\n' ? ' ' : c;
    for (char& c : words) c = c == '\n' ? ' ' : c;
    REQUIRE(words == squeezed);
  }
}

TEST_CASE("an endless text is cut off visibly") {
  const auto parts = split_text(std::string(100'000, 'a'), 100);
  CHECK(parts.size() == zalo::limits::text_parts_max);
  CHECK(parts.back().ends_with("…"));
  CHECK(zalo::count_code_points(parts.back()) == 100);
}

TEST_CASE("a limit of nothing is taken as one character") {
  CHECK(split_text("ab", 0) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("bytes that are no UTF-8 do not stop the cutting") {
  CHECK(split_text("\xFF\xFF\xFF", 2).size() == 2);
}
