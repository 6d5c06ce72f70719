#include "bot/config/config.hpp"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "base/text_file.hpp"

namespace {

const config::Environment secrets{{"LANGNGHE_OA_SECRET_KEY", "oa-secret-value"},
                                  {"LANGNGHE_APP_SECRET", "app-secret-value"}};

const std::string smallest = R"("data_dir": "/tmp/x", "zalo": {"app_id": "11", "oa_id": "22"})";

using Mistakes = std::vector<config::Mistake>;

Mistakes mistakes_of(const std::string& text, const config::Environment& environment = secrets) {
  auto loaded = config::load(text, environment);
  const auto* found = std::get_if<Mistakes>(&loaded);
  return found != nullptr ? *found : Mistakes{};
}

config::Config config_of(const std::string& text) {
  auto loaded = config::load(text, secrets);
  if (const auto* found = std::get_if<Mistakes>(&loaded)) {
    for (const auto& mistake : *found) FAIL_CHECK(mistake.key << ": " << mistake.en);
    return {};
  }
  return std::get<config::Config>(loaded);
}

std::string with(const std::string& more) {
  return "{" + smallest + ", " + more + "}";
}

// The key and the English sentence of the only mistake.
std::string only_mistake(const std::string& text) {
  const auto mistakes = mistakes_of(text);
  REQUIRE(mistakes.size() == 1);
  CHECK_FALSE(mistakes[0].vi.empty());
  return mistakes[0].key + ": " + mistakes[0].en;
}

}  // namespace

TEST_CASE("the smallest file is enough and the rest has defaults") {
  const auto config = config_of("{" + smallest + "}");
  CHECK(config.data_dir == "/tmp/x");
  CHECK(config.webhook.host == "127.0.0.1");
  CHECK(config.webhook.port == 8443);
  CHECK(config.console.port == 8444);
  CHECK_FALSE(config.webhook.tls.has_value());
  CHECK(config.zalo.openapi_url == "https://openapi.zalo.me");
  CHECK(config.zalo.oa_secret_key.reveal() == "oa-secret-value");
  CHECK(config.zalo.app_secret.reveal() == "app-secret-value");
  CHECK(config.office.retention_text == "24 tháng");
  CHECK_FALSE(config.conversation.settle.has_value());
}

TEST_CASE("values of every kind are read, comments allowed") {
  const auto config = config_of(with(R"(
    // một chú thích
    "webhook": {"listen": "[::1]:9000", "tls": {"certificate": "/c.pem", "key": "/k.pem"}},
    "console": {"listen": "localhost:0"},
    "conversation": {"settle": "1s", "staff_silence": "1h 30m", "file_bytes_max": "256KiB"},
    "sending": {"per_minute": 4000, "workers": 1})"));
  CHECK(config.webhook.host == "::1");
  CHECK(config.webhook.port == 9000);
  CHECK(config.webhook.tls.value().key == "/k.pem");
  CHECK(config.console.host == "127.0.0.1");
  CHECK(config.conversation.settle == std::chrono::seconds{1});
  CHECK(config.conversation.staff_silence == std::chrono::minutes{90});
  CHECK(config.conversation.file_bytes_max == 262144);
  CHECK(config.sending.per_minute == 4000);
}

TEST_CASE("all mistakes are reported at once, in both languages") {
  const auto mistakes = mistakes_of(R"({
    "zalo": {"app_id": 11, "oa_id": "", "openapi_url": "http://openapi.zalo.me", "button": true},
    "webhook": {"listen": "8443", "tls": {"certificate": "/c.pem"}},
    "sending": {"per_minute": 4001, "lease": "soon"},
    "conversation": {"files_max": 2.5, "file_bytes_max": "5MB"}, "retention": 7})",
                                    {});
  std::vector<std::string> keys;
  for (const auto& mistake : mistakes) {
    keys.push_back(mistake.key);
    CHECK_FALSE(mistake.vi.empty());
    CHECK_FALSE(mistake.en.empty());
  }
  CHECK(keys == std::vector<std::string>{"data_dir",
                                         "webhook.listen",
                                         "webhook.tls.key",
                                         "zalo.app_id",
                                         "zalo.oa_id",
                                         "zalo.openapi_url",
                                         "zalo.button",
                                         "conversation.files_max",
                                         "conversation.file_bytes_max",
                                         "sending.per_minute",
                                         "sending.lease",
                                         "retention",
                                         "LANGNGHE_OA_SECRET_KEY",
                                         "LANGNGHE_APP_SECRET"});
}

TEST_CASE("an unknown key names the nearest known one, or all of its place") {
  CHECK(only_mistake(with(R"("datadir": 1)")) ==
        "datadir: unknown key; did you mean \"data_dir\"?");
  CHECK(only_mistake(with(R"("webhook": {"listne": "127.0.0.1:1"})")) ==
        "webhook.listne: unknown key; did you mean \"listen\"?");
  CHECK(only_mistake(with(R"("webhook": {"zzzzzz": 1})")) ==
        "webhook.zzzzzz: unknown key; known here: listen, tls");
}

TEST_CASE("a secret in the file is a mistake that says where it belongs and does not repeat it") {
  for (const auto* key : {"app_secret", "oa_secret_key", "access_token", "Secret", "password"}) {
    const auto mistakes = mistakes_of("{" + smallest + R"(, ")" + key + R"(": "hush"})");
    CAPTURE(key);
    REQUIRE(mistakes.size() == 1);
    CHECK(mistakes[0].en.find("LANGNGHE_APP_SECRET") != std::string::npos);
    CHECK(mistakes[0].vi.find("hush") == std::string::npos);
    CHECK(mistakes[0].en.find("hush") == std::string::npos);
  }
}

TEST_CASE("plain HTTP to Zalo is allowed on this machine only") {
  for (const auto* url : {"http://127.0.0.1:9443", "http://localhost", "http://[::1]:1/x"}) {
    CAPTURE(url);
    const auto text = R"({"data_dir": "x", "zalo": {"app_id": "1", "oa_id": "2", "oauth_url": ")" +
                      std::string{url} + "\"}}";
    CHECK(mistakes_of(text).empty());
  }
  for (const auto* url : {"http://127.0.0.1.evil.vn",
                          "http://localhost@evil.vn",
                          "ftp://x",
                          "openapi.zalo.me",
                          "https://",
                          "https://a b"}) {
    CAPTURE(url);
    const auto text = R"({"data_dir": "x", "zalo": {"app_id": "1", "oa_id": "2", "oauth_url": ")" +
                      std::string{url} + "\"}}";
    CHECK(mistakes_of(text).size() == 1);
  }
}

TEST_CASE("addresses to listen on are numbers with a port") {
  for (const auto* listen : {"8443",
                             ":8443",
                             "127.0.0.1",
                             "127.0.0.1:",
                             "127.0.0.1:65536",
                             "127.0.0.1:-1",
                             "::1:8443",
                             "oa.example:8443",
                             "127.0.0.1:8443x"}) {
    CAPTURE(listen);
    CHECK(only_mistake(with(R"("webhook": {"listen": ")" + std::string{listen} + "\"}"))
              .starts_with("webhook.listen: must be an address"));
  }
}

TEST_CASE("two doors cannot stand on one port, except on any free one") {
  CHECK(only_mistake(with(R"("webhook": {"listen": "127.0.0.1:8444"})"))
            .starts_with("console.listen: "));
  CHECK(mistakes_of(with(R"("webhook": {"listen": "127.0.0.1:0"},
                            "console": {"listen": "127.0.0.1:0"})"))
            .empty());
}

TEST_CASE("a pause may not be longer than the longest pause") {
  CHECK(only_mistake(with(R"("conversation": {"settle": "61s", "settle_max": "60s"})"))
            .starts_with("conversation.settle_max: "));
}

TEST_CASE("text that is no JSON, or holds a key twice, is one mistake") {
  CHECK(mistakes_of("{").size() == 1);
  CHECK(mistakes_of(R"({"data_dir": "a", "data_dir": "b"})").size() == 1);
  CHECK(mistakes_of("[]").front().en == "must be an object { }");
}

TEST_CASE("commands that never speak to Zalo need no secrets") {
  const auto loaded = config::load("{" + smallest + "}", {}, config::Secrets::not_needed);
  CHECK(std::holds_alternative<config::Config>(loaded));
}

TEST_CASE("the effective configuration is shown with defaults and without its secrets") {
  const auto text = config::describe(config_of(with(R"("conversation": {"settle": "1s"})")));
  CHECK(text.find("secret-value") == std::string::npos);
  CHECK(text.find("\"***\"") != std::string::npos);
  CHECK(text.find("\"settle\": \"1s\"") != std::string::npos);
  CHECK(text.find("\"lease\": \"1m\"") != std::string::npos);
}

TEST_CASE("the example file loads and explains every key there is") {
  const auto text =
      base::read_text_file(std::string{LANGNGHE_SOURCE_DIR} + "/deploy/config.example.jsonc");
  REQUIRE(text.ok());
  const auto config = config_of(*text);
  CHECK(config.data_dir == "/var/lib/langnghe");
  for (const auto& key : config::known_keys()) {
    CAPTURE(key);
    const auto last = "\"" + key.substr(key.rfind('.') + 1) + "\":";
    CHECK(text->find(last) != std::string::npos);
  }
}

TEST_CASE("the values shown in the example file are the defaults, where they are not examples") {
  const auto text =
      base::read_text_file(std::string{LANGNGHE_SOURCE_DIR} + "/deploy/config.example.jsonc");
  const auto example = config_of(*text);
  const auto plain = config_of("{" + smallest + "}");
  CHECK(example.sending.per_minute == plain.sending.per_minute);
  CHECK(example.sending.lease == plain.sending.lease);
  CHECK(example.sending.unsure_after == plain.sending.unsure_after);
  CHECK(example.retention.wire_log_days == plain.retention.wire_log_days);
  CHECK(example.retention.inbox_days == plain.retention.inbox_days);
  CHECK(example.conversation.file_bytes_max == plain.conversation.file_bytes_max);
  CHECK(example.conversation.staff_silence == plain.conversation.staff_silence);
  CHECK(example.conversation.draft_days == plain.conversation.draft_days);
  CHECK(example.office.name == plain.office.name);
  CHECK(example.office.retention_text == plain.office.retention_text);
  CHECK(example.webhook.port == plain.webhook.port);
}
