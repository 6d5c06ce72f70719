#include "bot/config/config.hpp"

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "bot/config/form.hpp"

namespace config {
namespace {

using nlohmann::ordered_json;

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t kib = 1024;
constexpr std::int64_t mib = 1024 * kib;

void fill_tls(Form& form, Listener& listener) {
  const bool given = form.has("tls");
  form.section("tls", [&](Form& tls) {
    Tls files = listener.tls.value_or(Tls{});
    const auto need = given ? Need::required : Need::optional;
    tls.path("certificate", files.certificate, need);
    tls.path("key", files.key, need);
    if (given) listener.tls = files;
  });
}

void fill_listener(Form& form, Listener& listener) {
  form.address("listen", listener);
  fill_tls(form, listener);
}

void fill_zalo(Form& form, Zalo& zalo) {
  form.name("app_id", zalo.app_id, Need::required);
  form.name("oa_id", zalo.oa_id, Need::required);
  form.url("oauth_url", zalo.oauth_url);
  form.url("openapi_url", zalo.openapi_url);
  form.url("business_url", zalo.business_url);
  form.text("ca_file", zalo.ca_file);
  form.url("redirect_uri", zalo.redirect_uri);
  form.text("verifier_token", zalo.verifier_token);
  form.words("download_hosts", zalo.download_hosts);
  form.flag("buttons", zalo.buttons);
  form.flag("appsecret_proof", zalo.appsecret_proof);
}

void fill_office(Form& form, Office& office) {
  form.text("name", office.name);
  form.text("oa_name", office.oa_name);
  form.text("hotline", office.hotline);
  form.text("hours_text", office.hours_text);
  form.text("reception_place", office.reception_place);
  form.url("lookup_url", office.lookup_url);
  form.url("privacy_url", office.privacy_url);
  form.url("public_service_url", office.public_service_url);
  form.text("counselling_phone", office.counselling_phone);
  form.text("retention_text", office.retention_text);
}

void fill_content(Form& form, ContentFolders& content) {
  form.path("flows", content.flows);
  form.path("templates", content.templates);
  form.path("catalog", content.catalog);
  form.path("console", content.console);
}

void fill_conversation(Form& form, Conversation& talk) {
  form.duration("settle", talk.settle, {0, 10 * minute});
  form.duration("settle_max", talk.settle_max, {0, 30 * minute});
  // Zalo lets us write at no cost for 48 hours after the citizen's last message.
  form.duration("remind_after", talk.remind_after, {minute, 47 * hour});
  form.number("draft_days", talk.draft_days, {1, 60});
  form.duration("staff_silence", talk.staff_silence, {minute, 7 * day});
  form.number("files_max", talk.files_max, {0, 20});
  form.size("file_bytes_max", talk.file_bytes_max, {64 * kib, 50 * mib});
}

void fill_sending(Form& form, Sending& sending) {
  form.number("per_minute", sending.per_minute, {1, 4000});  // Zalo's limit for the whole app
  form.duration("lease", sending.lease, {20, hour});         // longer than one call may take (15 s)
  form.duration("unsure_after", sending.unsure_after, {1, hour});
  form.number("workers", sending.workers, {1, 16});
}

void fill_retention(Form& form, Retention& retention) {
  form.number("wire_log_days", retention.wire_log_days, {1, 90});
  // Zalo repeats a delivery for up to two hours: younger rows are needed to know it again.
  form.number("inbox_days", retention.inbox_days, {1, 365});
}

void fill(Form& form, Config& config) {
  form.path("data_dir", config.data_dir, Need::required);
  form.section("webhook", [&](Form& part) { fill_listener(part, config.webhook); });
  form.section("console", [&](Form& part) {
    fill_listener(part, config.console);
    part.flag("demo", config.console_demo);
    part.number("paid_message_price", config.console_price, {0, 100'000});
  });
  form.section("zalo", [&](Form& part) { fill_zalo(part, config.zalo); });
  form.section("office", [&](Form& part) { fill_office(part, config.office); });
  form.section("content", [&](Form& part) { fill_content(part, config.content); });
  form.section("conversation", [&](Form& part) { fill_conversation(part, config.conversation); });
  form.section("sending", [&](Form& part) { fill_sending(part, config.sending); });
  form.section("retention", [&](Form& part) { fill_retention(part, config.retention); });
  form.finish();
}

void check_together(Form& form, const Config& config) {
  const auto& webhook = config.webhook;
  const auto& console = config.console;
  if (webhook.port != 0 && webhook.port == console.port && webhook.host == console.host) {
    form.wrong("console.listen",
               "trùng địa chỉ và cổng với webhook.listen",
               "is the same address and port as webhook.listen");
  }
  const auto& talk = config.conversation;
  if (talk.settle && talk.settle_max && *talk.settle > *talk.settle_max) {
    form.wrong("conversation.settle_max",
               "phải dài bằng hoặc hơn conversation.settle",
               "must not be shorter than conversation.settle");
  }
}

void take_secret(const Environment& environment,
                 const char* variable,
                 base::Secret& into,
                 std::vector<Mistake>& mistakes) {
  const auto found = environment.find(variable);
  if (found != environment.end() && !found->second.empty()) {
    into = base::Secret{found->second};
    return;
  }
  mistakes.push_back({variable,
                      "chưa có biến môi trường này (khóa bí mật lấy ở trang quản lý ứng dụng Zalo)",
                      "this environment variable is not set (a secret from Zalo's app page)"});
}

Config with_default_ports() {
  Config config;
  config.webhook.port = 8443;
  config.console.port = 8444;
  return config;
}

}  // namespace

std::variant<Config, std::vector<Mistake>> load(std::string_view text,
                                                const Environment& environment,
                                                Secrets secrets) {
  std::vector<Mistake> mistakes;
  const auto json = base::parse_json(text);
  if (!json) {
    return std::vector<Mistake>{{"",
                                 "tệp không phải JSON hợp lệ: " + json.error().what,
                                 "the file is not valid JSON: " + json.error().what}};
  }
  Config config = with_default_ports();
  ordered_json shown;
  std::vector<std::string> keys;
  Form form(&*json, "", {mistakes, keys}, shown);
  fill(form, config);
  check_together(form, config);
  std::vector<Mistake> missing;
  take_secret(environment, oa_secret_key_variable, config.zalo.oa_secret_key, missing);
  take_secret(environment, app_secret_variable, config.zalo.app_secret, missing);
  if (secrets == Secrets::needed) mistakes.insert(mistakes.end(), missing.begin(), missing.end());
  if (!mistakes.empty()) return mistakes;
  return config;
}

std::string describe(const Config& config) {
  std::vector<Mistake> ignored;
  std::vector<std::string> keys;
  ordered_json shown;
  Form form(nullptr, "", {ignored, keys}, shown);
  Config copy = config;
  fill(form, copy);
  const auto secret = [](const base::Secret& value) { return value.empty() ? "" : "***"; };
  shown["environment"] = {{oa_secret_key_variable, secret(config.zalo.oa_secret_key)},
                          {app_secret_variable, secret(config.zalo.app_secret)}};
  return shown.dump(2);
}

std::vector<std::string> known_keys() {
  std::vector<Mistake> ignored;
  std::vector<std::string> keys;
  ordered_json shown;
  Form form(nullptr, "", {ignored, keys}, shown);
  Config config;
  fill(form, config);
  return keys;
}

}  // namespace config
