// What a file is, by looking into it, and what it may be called.
#include "console/file_type.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using namespace std::string_view_literals;

namespace {

const std::string jpeg{"\xFF\xD8\xFF\xDB\x00\x08tables\xFF\xD9"sv};

}  // namespace

TEST_CASE("a file is what its bytes say, whatever it is called") {
  CHECK(console::type_inside(jpeg) == "image/jpeg");
  CHECK(console::type_inside("<html><script>") == "");
  CHECK(console::type_inside("PK\x03\x04 ... [Content_Types].xml") == "application/zip");
  CHECK(console::type_inside("PK\x03\x04 ... word/document.xml") ==
        console::type_inside("PK\x03\x04 word/document"));
  CHECK_FALSE(console::sendable("<html>", "giay hen.jpg"));
  CHECK_FALSE(console::sendable("MZ program",
                                "danh sach.csv"
                                ".exe"));
  CHECK_FALSE(console::sendable("a\0b"sv, "danh sach.csv"));
  const auto table = console::sendable("họ tên;số\nLan;1\n", "danh sách.CSV");
  REQUIRE(table);
  CHECK(table->type == "text/csv");
  const auto photo = console::sendable(jpeg, "giấy hẹn.docx");
  REQUIRE(photo);
  CHECK(photo->name == "giấy hẹn.docx.jpg");
  CHECK(photo->bytes_max == 1024 * 1024);
}

TEST_CASE("names of files lead nowhere and turn nothing around") {
  CHECK(console::harmless_name("../../etc/passwd") == "passwd");
  CHECK(console::harmless_name("C:\\ảnh\\giấy hẹn.jpg") == "giấy hẹn.jpg");
  CHECK(console::harmless_name("anh\xE2\x80\xAEgpj.exe") == "anhgpj.exe");
  CHECK(console::harmless_name("...") == "tep");
  CHECK(console::harmless_name("a\r\nSet-Cookie: x\"") == "aSet-Cookie: x");
}
