// Every sentence about a field that the console's sources write has its English.
#include "console/mistakes.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <doctest/doctest.h>

#include "base/text_file.hpp"

namespace {

// The words between quotes that hold a letter of Vietnamese, from wrong(…) and invalid({{…}}).
void take_sentences(std::string_view statement, std::set<std::string>& into) {
  for (auto from = statement.find('"'); from != std::string_view::npos;
       from = statement.find('"', from + 1)) {
    const auto end = statement.find('"', from + 1);
    if (end == std::string_view::npos) return;
    const auto words = statement.substr(from + 1, end - from - 1);
    const bool accented =
        std::any_of(words.begin(), words.end(), [](char c) { return static_cast<int>(c) < 0; });
    if (accented) {
      into.emplace(words);
      return;  // a sentence in pieces is known by its first
    }
    from = end;
  }
}

std::set<std::string> written_sentences() {
  std::set<std::string> all;
  const std::filesystem::path folder{std::string{LANGNGHE_SOURCE_DIR} + "/console"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const bool pages = entry.path().string().find("/ui/") != std::string::npos;
    if (pages || entry.path().extension() != ".cpp") continue;
    const auto text = base::read_text_file(entry.path());
    REQUIRE(text.ok());
    for (const std::string_view mark : {"wrong(", "invalid({{"}) {
      for (auto at = text->find(mark); at != std::string::npos; at = text->find(mark, at + 1)) {
        take_sentences(std::string_view{*text}.substr(at, text->find(';', at) - at), all);
      }
    }
  }
  return all;
}

}  // namespace

TEST_CASE("every mistake of a field is said in English too") {
  const auto sentences = written_sentences();
  CHECK(sentences.size() > 50);
  for (const auto& sentence : sentences) {
    CAPTURE(sentence);
    CHECK(console::mistake_in_english(sentence) != console::unknown_mistake);
  }
}

TEST_CASE("numbers and names stay in the English sentence") {
  using console::mistake_in_english;
  CHECK(mistake_in_english("Phải dài từ 1 đến 300 ký tự.") ==
        "It must be 1 to 300 characters long.");
  CHECK(mistake_in_english("Phải là số nguyên từ 0 đến 250.") ==
        "It must be a whole number from 0 to 250.");
  CHECK(mistake_in_english("Còn chỗ chưa điền: {ngay_tra}.") ==
        "Still to be filled in: {ngay_tra}.");
  CHECK(mistake_in_english("Điều chưa ai viết.") == console::unknown_mistake);
}
