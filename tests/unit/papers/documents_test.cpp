// What a document tells besides what one reads stays here; what one reads is not touched.
#include <algorithm>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "papers/archive.hpp"
#include "papers/limits.hpp"
#include "papers/papers.hpp"
#include "tests/unit/papers/samples.hpp"

using namespace std::string_view_literals;
using papers::Entry;

namespace {

const std::string photo{"\xFF\xD8\xFF\xE1\x00\x0CTheWriter!\xFF\xDA\x00\x06headscan\xFF\xD9"sv};

std::vector<Entry> letter() {
  return {{"[Content_Types].xml", "<Types/>"},
          {"docProps/core.xml", "<dc:creator>TheWriter</dc:creator>"},
          {"docProps/app.xml", "<Company>TheWriter and sons</Company>"},
          {"docProps/thumbnail.jpeg", "a small TheWriter"},
          {"word/document.xml",
           R"(<w:p><w:ins w:author="TheWriter" w:date="2026-11-21T10:00:00Z"><w:t>Kính gửi</w:t>)"},
          {"word/comments.xml", R"(<w:comment w:author="TheWriter" w:initials="TheWriter">x)"},
          {"word/people.xml", R"(<w15:person w15:author="TheWriter"/>)"},
          {"word/media/image1.jpeg", photo}};
}

const Entry* entry_of(const std::vector<Entry>& entries, std::string_view name) {
  const auto found = std::find_if(
      entries.begin(), entries.end(), [&](const Entry& entry) { return entry.name == name; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a PDF keeps its page and loses author, program, history, scripts and embedded files") {
  const auto dirty = samples::pdf();
  REQUIRE(dirty.find("TheWriter") != std::string::npos);
  const auto clean = papers::without_metadata(dirty, papers::pdf_type);
  REQUIRE(clean);
  CHECK(clean->starts_with("%PDF-"));
  CHECK(clean->find("(Kinh gui) Tj") != std::string::npos);
  for (const auto* told :
       {"TheWriter", "/Author", "/OpenAction", "app.alert", "/Metadata", "xmp"}) {
    CAPTURE(told);
    CHECK(clean->find(told) == std::string::npos);
  }
  CHECK(papers::without_metadata(*clean, papers::pdf_type) == clean);
}

TEST_CASE("a Word document keeps its words and loses who wrote, changed and commented it") {
  const auto dirty = papers::packed(letter());
  REQUIRE(dirty);
  const auto clean = papers::without_metadata(*dirty, papers::word_type);
  REQUIRE(clean);
  const auto entries = papers::unpacked(*clean);
  REQUIRE(entries);
  CHECK(entries->size() == letter().size());
  for (const auto& entry : *entries) {
    CAPTURE(entry.name);
    CHECK(entry.content.find("TheWriter") == std::string::npos);
  }
  const auto* text = entry_of(*entries, "word/document.xml");
  REQUIRE(text != nullptr);
  CHECK(text->content.find("Kính gửi") != std::string::npos);
  CHECK(text->content.find("2026-11-21") == std::string::npos);
  const auto* picture = entry_of(*entries, "word/media/image1.jpeg");
  REQUIRE(picture != nullptr);
  CHECK(picture->content.find("scan") != std::string::npos);
}

TEST_CASE("a document cut at any place is refused or cleaned") {
  const auto word = papers::packed(letter());
  REQUIRE(word);
  for (const auto& [whole, type] :
       {std::pair{samples::pdf(), papers::pdf_type}, std::pair{*word, papers::word_type}}) {
    for (std::size_t length = 0; length < whole.size(); length += 7) {
      const auto clean = papers::without_metadata(whole.substr(0, length), type);
      if (clean) CHECK(clean->find("TheWriter") == std::string::npos);
    }
  }
}

TEST_CASE("an archive that unfolds beyond measure, or into too many parts, is refused") {
  const std::string zeros(papers::limits::unfolded_max + 1, '\0');
  const auto bomb = papers::packed({{"word/document.xml", zeros}});
  REQUIRE(bomb);
  CHECK(bomb->size() < 1'000'000);
  CHECK_FALSE(papers::unpacked(*bomb));
  std::vector<Entry> many;
  many.reserve(papers::limits::entries_max + 1);
  for (int i = 0; i <= papers::limits::entries_max; ++i) many.push_back({std::to_string(i), ""});
  const auto crowd = papers::packed(many);
  REQUIRE(crowd);
  CHECK_FALSE(papers::unpacked(*crowd));
}

TEST_CASE("what is no document of a known kind is not cleaned") {
  CHECK_FALSE(papers::without_metadata("%PDF-1.7", papers::pdf_type));
  CHECK_FALSE(papers::without_metadata("PK\x03\x04", papers::word_type));
  CHECK_FALSE(papers::without_metadata("a;b\n", "text/csv"));
  CHECK_FALSE(papers::can_be_cleaned("application/msword"));
  CHECK(papers::is_taken_apart(papers::pdf_type));
  CHECK_FALSE(papers::is_taken_apart("image/png"));
}
