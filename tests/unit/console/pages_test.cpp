// The pages: nonce, cache, compressed twins, what is no page; and the QR code of the enrolment.
#include "console/pages.hpp"

#include <fstream>

#include <doctest/doctest.h>

#include "console/qr.hpp"
#include "tests/support/temp_database.hpp"

namespace {

void write(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

struct Built {
  Built() {
    write(folder.path() / "index.html", "<meta content=\"__CSP_NONCE__\"><p nonce=__CSP_NONCE__>");
    write(folder.path() / "assets/app-1a2b.js", "let a;");
    write(folder.path() / "assets/app-1a2b.js.gz", "packed");
    write(folder.path() / "favicon.svg", "<svg/>");
    write(folder.path() / "assets/app-1a2b.js.map", "{}");
  }

  door::RawAnswer get(const std::string& path, door::HeaderList headers = {}) const {
    return console::Pages(folder.path())
        .answer({.method = "GET", .path = path, .headers = std::move(headers)});
  }

  support::TempFolder folder{};
};

std::string header(const door::RawAnswer& answer, std::string_view name) {
  for (const auto& [known, value] : answer.headers) {
    if (known == name) return value;
  }
  return {};
}

}  // namespace

TEST_CASE("index.html carries the nonce of its own policy, another one each time") {
  const Built built;
  const auto first = built.get("/");
  const auto second = built.get("/");
  CHECK(first.status == 200);
  CHECK(first.body.find("__CSP_NONCE__") == std::string::npos);
  CHECK(first.body != second.body);
  const auto policy = header(first, "Content-Security-Policy");
  const auto from = policy.find("'nonce-") + 7;
  const auto nonce = policy.substr(from, policy.find('\'', from) - from);
  CHECK(nonce.size() == 24);
  CHECK(first.body == "<meta content=\"" + nonce + "\"><p nonce=" + nonce + ">");
  CHECK(header(first, "Cache-Control") == "no-cache");
  CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
}

TEST_CASE("hashed files are kept for ever, compressed where the browser takes it") {
  const Built built;
  const auto plain = built.get("/assets/app-1a2b.js");
  CHECK(plain.body == "let a;");
  CHECK(plain.content_type == "text/javascript; charset=utf-8");
  CHECK(header(plain, "Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(header(plain, "Content-Encoding").empty());
  const auto packed = built.get("/assets/app-1a2b.js", {{"Accept-Encoding", "gzip, br"}});
  CHECK(packed.body == "packed");
  CHECK(header(packed, "Content-Encoding") == "gzip");
  CHECK(header(packed, "Vary") == "Accept-Encoding");
}

TEST_CASE("an unchanged file is not sent again") {
  const Built built;
  const auto first = built.get("/favicon.svg");
  CHECK(header(first, "Cache-Control") == "no-cache");
  const auto again = built.get("/favicon.svg", {{"If-None-Match", header(first, "ETag")}});
  CHECK(again.status == 304);
  CHECK(again.body.empty());
}

TEST_CASE("an address of the pages opens them, a file that is not there does not") {
  const Built built;
  for (const auto* page : {"/", "/hop-thoai", "/hop-thoai/c_91", "/index.html"}) {
    CAPTURE(page);
    CHECK(built.get(page).content_type == "text/html; charset=utf-8");
  }
  for (const auto* missing : {"/x.js", "/assets/x", "/assets/app-1a2b.js.map", "/.env"}) {
    CAPTURE(missing);
    CHECK(built.get(missing).status == 404);
  }
}

TEST_CASE("where the pages were never built, the door says what to do") {
  const support::TempFolder empty;
  const auto answer = console::Pages(empty.path()).answer({.method = "GET", .path = "/"});
  CHECK(answer.status == 200);
  CHECK(answer.body.find("./run") != std::string::npos);
  CHECK(console::Pages(empty.path() / "none").answer({.method = "GET", .path = "/"}).status == 200);
  CHECK(console::Pages("").answer({.method = "POST", .path = "/"}).status == 405);
}

TEST_CASE("a QR code is drawn as one picture, and a novel does not fit") {
  const auto svg = console::qr_svg("otpauth://totp/x?secret=MZXW6YTBOI");
  REQUIRE(svg.ok());
  CHECK(svg->starts_with("<svg "));
  CHECK(svg->ends_with("</svg>"));
  // Version 3 has 29 modules a side; the border is four on each.
  CHECK(svg->find("viewBox=\"0 0 37 37\"") != std::string::npos);
  // The upper edge of the first finder: seven dark modules.
  CHECK(svg->find("M4 4h7v1h-7z") != std::string::npos);
  CHECK_FALSE(console::qr_svg(std::string(5000, 'x')).ok());
}
