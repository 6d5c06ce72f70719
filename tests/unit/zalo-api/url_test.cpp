#include "zalo-api/url.hpp"

#include <string>

#include <doctest/doctest.h>

#include "zalo-api/endpoints.hpp"

using zalo::host_allowed;
using zalo::parse_url;

TEST_CASE("an address is taken apart") {
  const auto url = parse_url("https://F6.photo.talk.zdn.vn/a/b.jpg?x=1#part");
  REQUIRE(url);
  CHECK(url->tls);
  CHECK(url->host == "f6.photo.talk.zdn.vn");
  CHECK(url->port == 443);
  CHECK(url->target == "/a/b.jpg?x=1");
  CHECK(url->origin() == "https://f6.photo.talk.zdn.vn:443");
  CHECK(parse_url("http://a.vn")->target == "/");
  CHECK(parse_url("http://a.vn?x")->target == "/?x");
  CHECK(parse_url("http://127.0.0.1:9001/x")->port == 9001);
}

TEST_CASE("what could be read in two ways is refused") {
  for (const std::string& text : {std::string{"ftp://a.vn/"},
                                  std::string{"//a.vn/"},
                                  std::string{"https://"},
                                  std::string{"https:///x"},
                                  std::string{"https://zdn.vn@evil.org/"},
                                  std::string{"https://a.vn\\@evil.org/"},
                                  std::string{"https://a.vn:0/"},
                                  std::string{"https://a.vn:99999/"},
                                  std::string{"https://a.vn:80x/"},
                                  std::string{"https://[::1]/"},
                                  std::string{"https://a.vn/\r\nX: y"},
                                  std::string{"https://a.vn/ x"},
                                  std::string{"https://zalo.me\u3002evil.org/"},
                                  std::string{"https://a..vn/"},
                                  std::string{"https://.vn/"},
                                  "https://a.vn/" + std::string(9000, 'a'),
                                  std::string{}}) {
    CAPTURE(text.substr(0, 60));
    CHECK_FALSE(parse_url(text));
  }
}

TEST_CASE("a host is allowed with what is below it, and nothing that only looks like it") {
  const auto allowed = [](std::string_view text) {
    return host_allowed(*parse_url(text), zalo::media_hosts());
  };
  CHECK(allowed("https://f6.photo.talk.zdn.vn/1.jpg"));
  CHECK(allowed("http://zdn.vn/1.jpg"));
  CHECK(allowed("https://zalo-api.zadn.vn/s.png"));
  CHECK_FALSE(allowed("https://evilzdn.vn/1.jpg"));
  CHECK_FALSE(allowed("https://zdn.vn.evil.org/1.jpg"));
  CHECK_FALSE(allowed("https://zdn.vn:8443/1.jpg"));
  CHECK_FALSE(allowed("http://127.0.0.1/"));
  CHECK_FALSE(allowed("http://169.254.169.254/latest"));
}

TEST_CASE("an allowed host with a port allows exactly that") {
  const std::vector<std::string> hosts{"127.0.0.1:9001"};
  CHECK(host_allowed(*parse_url("http://127.0.0.1:9001/x"), hosts));
  CHECK_FALSE(host_allowed(*parse_url("http://127.0.0.1:9002/x"), hosts));
  CHECK_FALSE(host_allowed(*parse_url("http://a.127.0.0.1:9001/x"), hosts));
  CHECK_FALSE(host_allowed(*parse_url("http://127.0.0.1/x"), {""}));
}

TEST_CASE("this machine is known by its address, not by a name that begins like it") {
  CHECK(zalo::is_loopback(*parse_url("http://127.0.0.1:1/")));
  CHECK(zalo::is_loopback(*parse_url("http://localhost/")));
  CHECK_FALSE(zalo::is_loopback(*parse_url("http://127.0.0.1.evil.org/")));
  CHECK_FALSE(zalo::is_loopback(*parse_url("http://localhost.evil.org/")));
}

TEST_CASE("texts are encoded for queries and forms") {
  CHECK(zalo::percent_encoded("a b&c=đ~") == "a%20b%26c%3D%C4%91~");
  CHECK(zalo::form_encoded({{"b", "2 3"}, {"a", "1"}}) == "a=1&b=2%203");
}

TEST_CASE("a base address may end with a slash") {
  CHECK(zalo::joined("https://openapi.zalo.me/", "/v4/x") == "https://openapi.zalo.me/v4/x");
  CHECK(zalo::joined("http://127.0.0.1:9/zalo//", "/v4/x") == "http://127.0.0.1:9/zalo/v4/x");
  CHECK(zalo::joined("https://openapi.zalo.me", "/v4/x") == "https://openapi.zalo.me/v4/x");
}
