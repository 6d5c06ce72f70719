// What a photo tells besides the picture stays here; the picture itself is not touched.
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "papers/papers.hpp"

using namespace std::string_view_literals;

namespace {

std::string segment(unsigned marker, std::string_view content) {
  std::string text = "\xFF";
  text += static_cast<char>(marker);
  const auto length = content.size() + 2;
  text += static_cast<char>(length >> 8U);
  text += static_cast<char>(length & 0xFFU);
  text += content;
  return text;
}

const std::string place = "GPS 9.7845 105.4701";
const std::string scan{"picture\xFF\0more\xFF\xD0still"sv};

std::string exif(int orientation) {
  std::string text = "Exif";
  text += "\0\0II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"sv;
  text += static_cast<char>(orientation);
  text += "\0\0\0\0\0\0\0"sv;
  return text + place;
}

std::string jpeg(int orientation) {
  return "\xFF\xD8" + segment(0xE0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"sv) +
         segment(0xE1, exif(orientation)) + segment(0xE1, "http://ns.adobe.com/xap/1.0/" + place) +
         segment(0xE2, "ICC_PROFILE\0colours"sv) + segment(0xE2, "MPF\0" + place) +
         segment(0xED, "Photoshop " + place) + segment(0xEE, "Adobe\0colour"sv) +
         segment(0xFE, place) + segment(0xDB, "tables") + segment(0xC0, "frame") +
         segment(0xDA, "scan head") + scan + segment(0xC4, "tables of the second scan") +
         segment(0xDA, "second") + scan + "\xFF\xD9" + "a film behind it " + place;
}

std::string chunk(std::string_view name, std::string_view content) {
  std::string text("\0\0\0", 3);
  text += static_cast<char>(content.size());
  text += name;
  text += content;
  return text + "sum.";
}

std::string png() {
  return std::string{"\x89PNG\r\n\x1A\n"} + chunk("IHDR", "head") + chunk("tEXt", place) +
         chunk("eXIf", place) + chunk("iTXt", place) + chunk("tIME", "now") + chunk("gAMA", "1") +
         chunk("IDAT", "picture") + chunk("IEND", "") + place;
}

std::string part(std::string_view name, std::string_view content) {
  std::string text{name};
  text += static_cast<char>(content.size());
  text += "\0\0\0"sv;
  text += content;
  if (content.size() % 2 == 1) text += '\0';
  return text;
}

std::string webp() {
  const auto parts = part("VP8X", "\x3C........."sv) + part("VP8 ", "picture") +
                     part("EXIF", place) + part("XMP ", place);
  return "RIFF" + std::string(1, static_cast<char>(parts.size() + 4)) + std::string(3, '\0') +
         "WEBP" + parts;
}

bool tells(const std::string& bytes) {
  return bytes.find("GPS") != std::string::npos;
}

}  // namespace

TEST_CASE("a cleaned JPEG has its picture and colours, and nothing about place or device") {
  const auto dirty = jpeg(6);
  REQUIRE(tells(dirty));
  const auto clean = papers::without_metadata(dirty, "image/jpeg");
  REQUIRE(clean);
  CHECK_FALSE(tells(*clean));
  for (const auto* kept :
       {"JFIF", "ICC_PROFILE", "Adobe", "tables", "frame", "scan head", "second"})
    CHECK(clean->find(kept) != std::string::npos);
  CHECK(clean->find("Photoshop") == std::string::npos);
  CHECK(clean->find("a film") == std::string::npos);
  CHECK(clean->ends_with("\xFF\xD9"));
  std::size_t scans = 0;
  for (auto at = clean->find(scan); at != std::string::npos; at = clean->find(scan, at + 1))
    ++scans;
  CHECK(scans == 2);
}

TEST_CASE("a cleaned JPEG is still turned the way it was") {
  for (const int way : {1, 3, 6, 8}) {
    const auto clean = papers::without_metadata(jpeg(way), "image/jpeg");
    REQUIRE(clean);
    CHECK(papers::orientation_of(*clean) == way);
    CHECK(clean->substr(2, 2) == "\xFF\xE0");
    CHECK(papers::without_metadata(*clean, "image/jpeg") == clean);
  }
  CHECK(papers::orientation_of(jpeg(9)) == 1);
}

TEST_CASE("PNG and WebP lose their texts and keep their picture") {
  const auto clean = papers::without_metadata(png(), "image/png");
  REQUIRE(clean);
  CHECK_FALSE(tells(*clean));
  CHECK(clean->find("picture") != std::string::npos);
  CHECK(clean->find("gAMA") != std::string::npos);
  CHECK(clean->ends_with("IENDsum."));
  const auto web = papers::without_metadata(webp(), "image/webp");
  REQUIRE(web);
  CHECK_FALSE(tells(*web));
  CHECK(web->find("picture") != std::string::npos);
  CHECK(web->at(20) == '\x30');
  CHECK(static_cast<std::size_t>(static_cast<unsigned char>(web->at(4))) == web->size() - 8);
}

TEST_CASE("a file that is cut at any place is refused or cleaned, never read beyond its end") {
  for (const auto& [whole, type] : {std::pair{jpeg(6), "image/jpeg"sv},
                                    std::pair{png(), "image/png"sv},
                                    std::pair{webp(), "image/webp"sv}}) {
    for (std::size_t length = 0; length < whole.size(); ++length) {
      const auto clean = papers::without_metadata(std::string_view{whole}.substr(0, length), type);
      if (clean) CHECK_FALSE(tells(*clean));
    }
  }
  CHECK_FALSE(papers::without_metadata("%PDF-1.7", "application/pdf"));
}
