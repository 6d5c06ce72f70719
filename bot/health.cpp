#include "bot/health.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "storage/inbox.hpp"
#include "storage/outbox.hpp"
#include "storage/tokens.hpp"

namespace bot {
namespace {

using nlohmann::ordered_json;

// A citizen who waits longer than this for the bot's answer thinks it is broken.
constexpr std::chrono::minutes oldest_arrival_max{2};
// The same citizen, whose answer was found but does not leave.
constexpr std::chrono::minutes oldest_errand_max{2};

std::int64_t age_s(const std::optional<base::TimePoint>& since, base::TimePoint now) {
  if (!since || *since > now) return 0;
  return std::chrono::duration_cast<std::chrono::seconds>(now - *since).count();
}

door::RawAnswer json_answer(int status, const ordered_json& body) {
  // The charset keeps the HTTP library from compressing each answer anew.
  return {status,
          "application/json; charset=utf-8",
          base::to_text(body) + "\n",
          {{"Cache-Control", "no-store"}}};
}

ordered_json body_of(const Health& health, base::TimePoint now) {
  ordered_json reasons = ordered_json::array();
  for (const auto& reason : health.reasons) {
    ordered_json said{{"code", reason.code}, {"vi", reason.vi}, {"en", reason.en}};
    if (!reason.page.empty()) said["page"] = reason.page;
    reasons.push_back(std::move(said));
  }
  return {{"status", health.reasons.empty() ? "ok" : "attention"},
          {"ready", health.ready},
          {"time", base::format_iso(now)},
          {"reasons", reasons}};
}

}  // namespace

HealthCheck::HealthCheck(storage::Database& database,
                         const config::Config& config,
                         const base::Clock& clock,
                         base::Metrics& metrics)
    : database_(database), config_(config), clock_(clock), metrics_(metrics) {}

bool HealthCheck::is_asked(std::string_view path) {
  return path == "/healthz" || path == "/readyz" || path == "/metrics";
}

Health HealthCheck::examine() {
  Health health;
  try {
    // A write that changes nothing still proves that the writer is free and the disk answers.
    database_.write([&](storage::Tx& tx) {
      examine_queues(tx, health);
      examine_tokens(tx, health);
    });
  } catch (const storage::Failure& failure) {
    health.ready = false;
    health.reasons.push_back(
        {"database",
         "Cơ sở dữ liệu không ghi được: " + std::string{storage::name_of(failure.kind())},
         "The database cannot be written: " + std::string{storage::name_of(failure.kind())},
         {}});
  }
  return health;
}

void HealthCheck::examine_queues(storage::Tx& tx, Health& health) {
  const auto now = clock_.now();
  const auto inbox = storage::Inbox(tx).counts();
  const auto outbox = storage::Outbox(tx).counts(now);
  const auto inbox_age = age_s(inbox.oldest, now);
  metrics_.set("langnghe_inbox_oldest_seconds", inbox_age);
  const auto outbox_age = age_s(outbox.oldest, now);
  metrics_.set("langnghe_outbox_oldest_seconds", outbox_age);
  metrics_.set("langnghe_inbox_waiting", inbox.waiting);
  metrics_.set("langnghe_inbox_set_aside", inbox.set_aside);
  metrics_.set("langnghe_outbox_open", outbox.waiting + outbox.in_flight + outbox.unsure);
  const auto asking = outbox.ask_staff;
  metrics_.set("langnghe_outbox_ask_staff", asking);
  if (inbox_age > std::chrono::seconds{oldest_arrival_max}.count()) {
    health.reasons.push_back({"inbox_old",
                              fmt::format("Có tin đến chờ xử lý đã {} giây", inbox_age),
                              fmt::format("An arrival has waited {} seconds", inbox_age),
                              {}});
  }
  if (outbox_age > std::chrono::seconds{oldest_errand_max}.count()) {
    health.reasons.push_back({"outbox_old",
                              fmt::format("Có tin đi chưa gửi được đã {} giây", outbox_age),
                              fmt::format("A message has not gone for {} seconds", outbox_age),
                              {}});
  }
  if (inbox.set_aside > 0) {
    health.reasons.push_back(
        {"set_aside",
         fmt::format("{} tin đến không xử lý được, cần người xem", inbox.set_aside),
         fmt::format("{} arrivals could not be processed", inbox.set_aside),
         {}});
  }
  if (asking > 0) {
    health.reasons.push_back({"ask_staff",
                              fmt::format("{} tin gửi chưa rõ kết quả, cần người xem", asking),
                              fmt::format("{} messages with an unknown outcome", asking),
                              {}});
  }
}

void HealthCheck::examine_tokens(storage::Tx& tx, Health& health) {
  const auto& account = config_.zalo;
  const auto kept = storage::Tokens(tx).load(account.oa_id);
  if (kept && !kept->needs_reauth) return;
  constexpr std::string_view authorise = "langnghe tokens authorise --config …";
  health.reasons.push_back(
      {"zalo_needs_authorisation",
       kept ? fmt::format("Zalo cần được cấp quyền lại: chạy {} rồi mở địa chỉ lệnh in ra (trang "
                          "cấp quyền của Zalo, xem \"page\")",
                          authorise)
            : fmt::format("Chưa có mã truy cập Zalo: chạy {} hoặc langnghe tokens import",
                          authorise),
       kept ? fmt::format("Zalo must be authorised again: run {} and open the address it prints "
                          "(Zalo's permission page, see \"page\")",
                          authorise)
            : fmt::format("No Zalo tokens yet: run {} or langnghe tokens import", authorise),
       zalo::permission_page(account.oauth_url, account.app_id, account.redirect_uri)});
}

door::RawAnswer HealthCheck::answer(const door::RawRequest& request) {
  if (request.method != "GET" && request.method != "HEAD")
    return json_answer(405, {{"error", "GET only"}});
  if (request.path == "/healthz") return json_answer(200, body_of(examine(), clock_.now()));
  if (request.path == "/readyz") {
    const auto health = examine();
    return json_answer(health.ready ? 200 : 503, body_of(health, clock_.now()));
  }
  if (request.path == "/metrics") {
    examine();
    return {200, "text/plain; version=0.0.4; charset=utf-8", metrics_.text(), {}};
  }
  return json_answer(404, {{"error", "not found"}});
}

}  // namespace bot
