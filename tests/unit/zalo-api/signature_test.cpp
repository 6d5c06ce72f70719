#include "zalo-api/signature.hpp"

#include <string>

#include <doctest/doctest.h>

#include "base/crypto.hpp"
#include "tests/unit/zalo-api/samples.hpp"

using zalo::check_signature;
using zalo::Refusal;
using zalo::Signed;
using zalo::WebhookKey;

namespace {

WebhookKey key() {
  return {.app_id = std::string{samples::app_id}, .oa_secret_key = base::Secret{"oa-secret"}};
}

std::string body() {
  return samples::read("user_send_text");
}

std::string signed_header(const std::string& text) {
  return zalo::signature_header(text, "1767225600123", key());
}

}  // namespace

TEST_CASE("the hash is SHA-256 over app id, body, timestamp and key") {
  // Written out by hand, so that a change of the formula cannot hide in the function under test.
  const WebhookKey small{.app_id = "1", .oa_secret_key = base::Secret{"k"}};
  const std::string text = R"({"timestamp":"2"})";
  CHECK(zalo::signature_header(text, "2", small) == "mac=" + base::sha256_hex({"1" + text + "2k"}));
}

TEST_CASE("a signed body is valid") {
  CHECK(check_signature(body(), signed_header(body()), key()).result == Signed::valid);
}

TEST_CASE("the header may be written in several ways") {
  const std::string mac = signed_header(body()).substr(4);
  std::string upper = mac;
  for (char& c : upper) {
    if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  }
  for (const std::string& header :
       {mac, "mac=" + mac, "mac = " + mac, "  mac=" + mac + "  ", "MAC=" + upper, upper}) {
    CAPTURE(header);
    CHECK(check_signature(body(), header, key()).result == Signed::valid);
  }
}

TEST_CASE("one changed byte of the body is refused") {
  const std::string header = signed_header(body());
  std::string changed = body();
  changed[changed.find("Xin")] = 'x';
  CHECK(check_signature(changed, header, key()).why == Refusal::mismatch);
  CHECK(check_signature(body() + " ", header, key()).why == Refusal::mismatch);
}

TEST_CASE("another key is refused") {
  WebhookKey other = key();
  other.oa_secret_key = base::Secret{"app-secret"};
  CHECK(check_signature(body(), signed_header(body()), other).why == Refusal::mismatch);
}

TEST_CASE("an event of another app is refused, whatever its signature") {
  const std::string text = R"({"app_id":"999","timestamp":"5"})";
  const std::string header = zalo::signature_header(text, "5", key());
  CHECK(check_signature(text, header, key()).why == Refusal::other_app);
}

TEST_CASE("an event that names no app is hashed with ours") {
  const std::string text = samples::read("change_template_quality");
  CHECK(check_signature(text, signed_header(text), key()).result == Signed::valid);
}

TEST_CASE("the timestamp may be a number; its digits are taken as they stand") {
  const std::string text = R"({"app_id":"3141592653589793238","timestamp":1767225600123})";
  CHECK(check_signature(text, signed_header(text), key()).result == Signed::valid);
}

TEST_CASE("only the timestamp of the event itself counts") {
  const std::string text =
      R"({"message":{"timestamp":"1"},"note":"\"timestamp\":\"2\"","timestamp" : "3"})";
  CHECK(check_signature(text, zalo::signature_header(text, "3", key()), key()).result ==
        Signed::valid);
}

TEST_CASE("a body that is no JSON can still be signed, and is then kept") {
  std::string broken = samples::read("hostile/broken_utf8");
  CHECK(check_signature(broken, signed_header(broken), key()).result == Signed::valid);
  const std::string cut = R"({"timestamp":"1767225600123","message":{"text":"bị c)";
  CHECK(check_signature(cut, signed_header(cut), key()).result == Signed::valid);
}

TEST_CASE("an unsigned empty body is the console's probe") {
  for (const auto* probe : {"", "{}", " { \r\n} ", "\n"}) {
    CHECK(check_signature(probe, "", key()).result == Signed::probe);
    CHECK(check_signature(probe, "  ", key()).result == Signed::probe);
  }
}

TEST_CASE("an unsigned body with anything in it is refused") {
  for (const auto* text : {"{\"a\":1}", "[]", "{", "}", "{}{}", "null"}) {
    CAPTURE(text);
    CHECK(check_signature(text, "", key()).why == Refusal::no_header);
  }
}

TEST_CASE("an empty body with a signature is no probe") {
  CHECK(check_signature("{}", signed_header("{}"), key()).result == Signed::refused);
}

TEST_CASE("a header that holds no hash is refused") {
  const std::string mac(64, 'a');
  for (const std::string& header : {std::string{"mac="},
                                    std::string{"sha256=" + mac},
                                    mac.substr(1),
                                    mac + "a",
                                    "mac=" + mac + mac,
                                    std::string(64, 'g'),
                                    "mac" + mac,
                                    std::string(100'000, 'a')}) {
    CHECK(check_signature(body(), header, key()).why == Refusal::malformed_header);
  }
}

TEST_CASE("a signed body without a timestamp is hashed with none, and then kept") {
  for (const auto* text : {R"({"app_id":"3141592653589793238"})",
                           R"({"app_id":"3141592653589793238","message":{"text":"bị c)",
                           R"({"timestamp":""})",
                           R"({"timestamp":null})",
                           R"({"a":{"timestamp":"1"}})"}) {
    CAPTURE(text);
    CHECK(check_signature(text, zalo::signature_header(text, "", key()), key()).result ==
          Signed::valid);
    CHECK(check_signature(text, zalo::signature_header(text, "1", key()), key()).why ==
          Refusal::mismatch);
  }
}

TEST_CASE("a body that carries a timestamp cannot be passed off as one without") {
  const std::string text = body();
  CHECK(check_signature(text, zalo::signature_header(text, "", key()), key()).why ==
        Refusal::mismatch);
  // What Zalo hashed for one body, read as another that ends in the timestamp.
  const std::string moved = text + "1767225600123";
  CHECK(check_signature(moved, signed_header(text), key()).why == Refusal::mismatch);
}

TEST_CASE("without a configured key nothing is valid") {
  const WebhookKey empty{};
  const std::string text = R"({"timestamp":"1"})";
  CHECK(check_signature(text, zalo::signature_header(text, "1", empty), empty).why ==
        Refusal::not_configured);
}

TEST_CASE("the scanner ends on any bytes") {
  for (const auto* text :
       {"\"", "{\"timestamp\":\"1\\", "{\"timestamp\"", "{\"timestamp\":", "]]]{"}) {
    CAPTURE(text);
    CHECK(check_signature(text, "mac=" + std::string(64, '0'), key()).result == Signed::refused);
  }
}

TEST_CASE("every refusal has a name for the log") {
  CHECK(zalo::name_of(Refusal::mismatch) == "mismatch");
  CHECK(zalo::name_of(Refusal::other_app) == "other_app");
}
