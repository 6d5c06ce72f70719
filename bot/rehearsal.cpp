#include "bot/rehearsal.hpp"

#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/json.hpp"
#include "bot/arrivals.hpp"
#include "bot/errands.hpp"
#include "storage/attachments.hpp"
#include "storage/citizens.hpp"
#include "storage/inbox.hpp"
#include "storage/migrate.hpp"
#include "storage/outbox.hpp"
#include "storage/sqlite/database.hpp"
#include "storage/sqlite/migrations.hpp"
#include "storage/timers.hpp"

namespace bot {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view file_address = "http://127.0.0.1/rehearsal/file";
// A turn that never ends would hang a test: no scenario needs more rounds than this.
constexpr int rounds_max = 2000;

std::unique_ptr<storage::Database> opened(const std::filesystem::path& folder,
                                          base::TimePoint now) {
  auto database = storage::open_sqlite(folder / "langnghe.db");
  const auto migrated = storage::migrate(*database, storage::sqlite_migrations(), now);
  base::check(migrated.ok(), "the rehearsal's database cannot be made");
  return database;
}

// The attachment part of a body, as Zalo sends it for that kind of event (zalo-api.md 1.7).
ordered_json attachment_of(std::string_view kind, std::string_view text) {
  if (kind == "location") {
    return {{"type", "location"},
            {"payload", {{"coordinates", {{"latitude", "9.78"}, {"longitude", "105.47"}}}}}};
  }
  if (kind == "sticker") {
    return {{"type", "sticker"}, {"payload", {{"id", "1"}, {"url", file_address}}}};
  }
  if (kind == "business_card") {
    const std::string card = base::to_text({{"phone", text}, {"qrCodeUrl", ""}});
    return {{"type", "link"}, {"payload", {{"url", file_address}, {"description", card}}}};
  }
  ordered_json payload{{"url", kind == "link" ? std::string{text} : std::string{file_address}}};
  if (kind == "file") payload["name"] = text.empty() ? "giay-hen.pdf" : std::string{text};
  return {{"type", kind}, {"payload", payload}};
}

}  // namespace

Rehearsal::Rehearsal(const std::filesystem::path& folder,
                     const Content& content,
                     const config::Config& config,
                     base::TimePoint start)
    : clock_(start),
      database_(opened(folder, start)),
      config_(config),
      turns_(*database_, content, config, clock_, metrics_),
      ticker_(*database_, config, clock_, metrics_) {}

void Rehearsal::text(std::string_view text) {
  const ordered_json message{{"text", text}, {"msg_id", fmt::format("m{}", ++serial_)}};
  arrive("user_send_text", base::to_text(message));
}

void Rehearsal::media(std::string_view kind, std::string_view text) {
  if (kind == "call") return arrive("user_call_oa", "{}");
  ordered_json message{{"msg_id", fmt::format("m{}", ++serial_)},
                       {"attachments", ordered_json::array({attachment_of(kind, text)})}};
  if (kind == "image" && !text.empty()) message["text"] = text;
  arrive("user_send_" + std::string{kind}, base::to_text(message));
}

void Rehearsal::arrive(std::string_view event, const std::string& message) {
  const auto now = clock_.now();
  ordered_json body{{"app_id", config_.zalo.app_id},
                    {"event_name", event},
                    {"timestamp", std::to_string(base::to_millis(now))}};
  if (event == "follow" || event == "unfollow") {
    body["oa_id"] = config_.zalo.oa_id;
    body["follower"] = {{"id", citizen_}};
  } else {
    const bool echo = event.starts_with("oa_");
    body["sender"] = {{"id", echo ? config_.zalo.oa_id : citizen_}};
    body["recipient"] = {{"id", echo ? citizen_ : config_.zalo.oa_id}};
    if (echo) body["sender"]["admin_id"] = "9988776655";
    body["message"] = *base::parse_json(message);
  }
  database_->write([&](storage::Tx& tx) {
    storage::Inbox(tx).put({.source = "zalo",
                            .kind = std::string{event},
                            .dedupe_key = fmt::format("rehearsal/{}", ++serial_),
                            .citizen = citizen_,
                            .body = base::to_text(body),
                            .sent_at = now,
                            .received_at = now});
  });
  work();
}

void Rehearsal::follow() {
  arrive("follow", "{}");
}

void Rehearsal::unfollow() {
  arrive("unfollow", "{}");
}

void Rehearsal::staff_spoke(std::string_view text) {
  const ordered_json message{{"text", text}, {"msg_id", fmt::format("s{}", ++serial_)}};
  arrive("oa_send_text", base::to_text(message));
}

void Rehearsal::staff_took(std::string_view name) {
  from_staff("took", base::to_text({{"name", name}}));
}

void Rehearsal::staff_handed_back() {
  from_staff("handed_back", "{}");
}

void Rehearsal::from_staff(std::string_view kind, const std::string& body) {
  const auto now = clock_.now();
  database_->write([&](storage::Tx& tx) {
    storage::Inbox(tx).put({.source = std::string{staff_source},
                            .kind = std::string{kind},
                            .dedupe_key = fmt::format("rehearsal/{}", ++serial_),
                            .citizen = citizen_,
                            .body = body,
                            .sent_at = now,
                            .received_at = now});
  });
  work();
}

void Rehearsal::fetch_failed(std::string_view why) {
  const auto now = clock_.now();
  database_->write([&](storage::Tx& tx) {
    const auto citizen = storage::Citizens(tx).find("zalo", citizen_);
    const auto all = storage::Attachments(tx).of_citizen(citizen ? citizen->id : "");
    if (all.empty()) return;
    storage::Inbox(tx).put(failed_fetch(citizen_, all.back().id, why, now));
  });
  work();
}

void Rehearsal::pass(base::Duration time) {
  const auto until = clock_.now() + time;
  for (int round = 0; round < rounds_max; ++round) {
    std::optional<base::TimePoint> next;
    database_->read([&](storage::Tx& tx) { next = storage::Timers(tx).next_due(); });
    if (!next || *next > until) break;
    clock_.set(std::max(*next, clock_.now()));
    work();
  }
  clock_.set(until);
  work();
}

void Rehearsal::work() {
  for (int round = 0; round < rounds_max; ++round) {
    const bool ticked = ticker_.run_once();
    const bool turned = turns_.run_once();
    deliver();
    if (!ticked && !turned) return;
  }
  base::check(false, "the rehearsal never comes to rest");
}

Heard Rehearsal::heard_in(const std::string& message) const {
  const auto body = base::parse_json(message);
  Heard heard{body->at("text").get<std::string>(), {}, clock_.now()};
  for (const auto& button : body->value("buttons", ordered_json::array())) {
    heard.buttons.emplace_back(button.at("label").get<std::string>(),
                               button.at("payload").get<std::string>());
  }
  return heard;
}

void Rehearsal::deliver() {
  database_->write([&](storage::Tx& tx) {
    storage::Outbox outbox(tx);
    while (const auto item = outbox.claim(clock_.now(), std::chrono::seconds{60})) {
      if (item->errand.kind == message_kind) heard_.push_back(heard_in(item->errand.body));
      outbox.settle(item->id, storage::Done{fmt::format("r{}", item->id.value)}, clock_.now());
    }
  });
}

std::vector<Heard> Rehearsal::take_heard() {
  return std::exchange(heard_, {});
}

}  // namespace bot
