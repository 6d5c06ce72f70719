#include "zalo-api/multipart.hpp"

#include <string>

#include <doctest/doctest.h>

using zalo::document_type;
using zalo::one_file;
using zalo::picture_type;

TEST_CASE("a file stands between its boundaries, byte for byte") {
  const std::string bytes("a\0b\r\n--c", 8);
  const auto form = one_file(bytes, "x.pdf", "application/pdf");
  REQUIRE(form.content_type.starts_with("multipart/form-data; boundary="));
  const std::string boundary = form.content_type.substr(form.content_type.find('=') + 1);
  CHECK(boundary.size() <= 70);  // RFC 2046
  CHECK(form.body == "--" + boundary +
                         "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\n"
                         "Content-Type: application/pdf\r\n\r\n" +
                         bytes + "\r\n--" + boundary + "--\r\n");
}

TEST_CASE("a file's name cannot break out of its header") {
  const auto form = one_file("a", "đơn\"\r\nX: y.pdf", "application/pdf");
  CHECK(form.body.find("X: y") == std::string::npos);
  CHECK(form.body.find("X__y.pdf\"") != std::string::npos);
  CHECK(one_file("a", std::string(500, 'n') + ".pdf", "t").body.size() < 400);
  CHECK(one_file("a", "", "t").body.find("filename=\"file\"") != std::string::npos);
}

TEST_CASE("pictures are known by their bytes, documents by their ending") {
  CHECK(picture_type("\xFF\xD8\xFF\xE0") == "image/jpeg");
  CHECK(picture_type("\x89PNG\r\n\x1A\n....") == "image/png");
  CHECK(picture_type("GIF89a..") == "image/gif");
  CHECK(picture_type("<svg>").empty());
  CHECK(picture_type("").empty());
  CHECK(document_type("Đơn.PDF") == "application/pdf");
  CHECK(document_type("a.docx").find("wordprocessingml") != std::string::npos);
  CHECK(document_type("a.exe").empty());
  CHECK(document_type("pdf").empty());
  CHECK(document_type(".pdf").empty());
}
