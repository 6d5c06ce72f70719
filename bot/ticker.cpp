#include "bot/ticker.hpp"

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/log.hpp"
#include "bot/arrivals.hpp"
#include "bot/errands.hpp"
#include "console/admin/unit_moves.hpp"
#include "console/desk_watch.hpp"
#include "storage/attachments.hpp"
#include "storage/changes.hpp"
#include "storage/inbox.hpp"
#include "storage/logins.hpp"
#include "storage/outbox.hpp"
#include "storage/timers.hpp"
#include "storage/wire_log.hpp"

namespace bot {
namespace {

constexpr int timers_at_once = 100;  // keeps the transaction short when a round of reminders is due
constexpr std::chrono::hours purge_every{1};
// A reminder may come this late, and a silence be seen this late.
constexpr std::chrono::seconds watch_every{10};
// A page that slept over a long holiday begins anew; a guess at a password is forgotten after a
// day.
constexpr std::chrono::hours changes_kept{24 * 7};
constexpr std::chrono::hours failures_kept{24};
// A file waits in a draft over a weekend; what nobody sent by then is not kept for later.
constexpr std::chrono::hours unsent_kept{72};
constexpr int unsent_at_once = 100;

storage::Arrival arrival_of(const storage::Timer& timer, base::TimePoint now) {
  auto json = base::parse_json(timer.payload, {.comments = false});
  base::check(json.ok(), "a timer of ours cannot be read");
  (*json)["timer"] = timer.name;
  return {.source = std::string{timer_source},
          .kind = timer.name,
          .dedupe_key = "timer/" + std::to_string(timer.id.value),
          .citizen = timer.citizen,
          .body = base::to_text(*json),
          .sent_at = now,
          .received_at = now};
}

// The citizen waits for a word about the file; a message that expires has nobody waiting any more.
void tell_of_expired_fetch(storage::Tx& tx, const storage::OutboxItem& item, base::TimePoint now) {
  const auto fetch = read_fetch(item.errand.body);
  if (!fetch) return;
  const storage::AttachmentId attachment{fetch->attachment};
  if (!storage::Attachments(tx).failed(attachment, "expired")) return;
  storage::Inbox(tx).put(
      failed_fetch(item.errand.citizen, attachment, "không tải được, xin gửi lại", now));
}

// The files go once the commit that forgot them is on the disk.
std::int64_t forget_unsent(storage::Tx& tx, base::TimePoint now) {
  storage::Attachments attachments(tx);
  const auto unsent = attachments.unsent(now - unsent_kept, unsent_at_once);
  for (const auto& file : unsent) {
    for (const auto& path : attachments.forget(file.id)) {
      storage::Outbox(tx).put(remove_errand(file.id, path, now));
    }
  }
  return static_cast<std::int64_t>(unsent.size());
}

}  // namespace

Ticker::Ticker(storage::Database& database,
               const config::Config& config,
               const base::Clock& clock,
               base::Metrics& metrics)
    : database_(database), config_(config), clock_(clock), metrics_(metrics) {}

bool Ticker::run_once() {
  const auto now = clock_.now();
  const auto timers = deliver_timers(now);
  if (timers > 0 && turn_bell_ != nullptr) turn_bell_->ring();
  const auto errands = settle_old_errands(now);
  if (errands > 0 && sender_bell_ != nullptr) sender_bell_->ring();
  if (errands > 0 && turn_bell_ != nullptr) turn_bell_->ring();  // perhaps a file that never came
  if (now - watched_at_ >= watch_every) watch_desk(now);
  if (now - purged_at_ >= purge_every) purge(now);
  return timers + errands > 0;
}

// A write transaction costs a disk sync: look first, write only when something is due.
std::size_t Ticker::deliver_timers(base::TimePoint now) {
  bool due = false;
  database_.read([&](storage::Tx& tx) {
    const auto next = storage::Timers(tx).next_due();
    due = next && *next <= now;
  });
  if (!due) return 0;
  std::size_t delivered = 0;
  database_.write([&](storage::Tx& tx) {
    storage::Inbox inbox(tx);
    for (const auto& timer : storage::Timers(tx).due(now, timers_at_once)) {
      inbox.put(arrival_of(timer, now));
      ++delivered;
    }
  });
  return delivered;
}

std::size_t Ticker::settle_old_errands(base::TimePoint now) {
  std::size_t settled = 0;  // a transaction that changes nothing costs no disk sync
  database_.write([&](storage::Tx& tx) { settled = settle_unsure(tx, now) + expire(tx, now); });
  return settled;
}

std::size_t Ticker::settle_unsure(storage::Tx& tx, base::TimePoint now) {
  storage::Outbox outbox(tx);
  const auto all = outbox.decide_unsure(now, config_.sending.unsure_after);
  for (const auto& decided : all) {
    // A file may be fetched or removed as often as it takes; only of a message is a person asked.
    const auto& kind = decided.item.errand.kind;
    const bool message = kind == message_kind || kind == phone_kind;
    if (!decided.resend && !message) {
      outbox.settle(decided.item.id, storage::Again{now, "done again"}, now);
      continue;
    }
    metrics_.add(decided.resend ? "langnghe_unsure_resent_total"
                                : "langnghe_unsure_asked_staff_total");
    base::log(base::Level::warning,
              decided.resend ? "send.unsure_resent" : "send.unsure_asks_staff",
              {{"outbox", decided.item.id.value}});
  }
  return all.size();
}

std::size_t Ticker::expire(storage::Tx& tx, base::TimePoint now) {
  const auto all = storage::Outbox(tx).expire(now);
  for (const auto& expired : all) {
    if (expired.errand.kind == fetch_kind) tell_of_expired_fetch(tx, expired, now);
    metrics_.add("langnghe_outbox_expired_total");
    base::log(base::Level::warning, "send.expired", {{"outbox", expired.id.value}});
  }
  return all.size();
}

void Ticker::watch_desk(base::TimePoint now) {
  watched_at_ = now;
  if (content_ == nullptr) return;
  const auto& catalog = content_->catalog.current();
  const int changed = console::watch_desk(database_, catalog.calendar(), now);
  if (changed > 0) base::log(base::Level::info, "desk.watched", {{"changed", changed}});
  const auto went = console::admin::carry_out_moves(database_, {catalog, content_->deadlines}, now);
  if (went > 0) base::log(base::Level::info, "office.moved", {{"moved", went}});
}

void Ticker::purge(base::TimePoint now) {
  purged_at_ = now;
  const auto before = now - std::chrono::hours{24} * config_.retention.inbox_days;
  const auto log_before = now - std::chrono::hours{24} * config_.retention.wire_log_days;
  std::int64_t rows = 1;
  while (rows > 0) {
    database_.write([&](storage::Tx& tx) {
      rows = storage::Inbox(tx).purge(before, now) + storage::Outbox(tx).purge(before) +
             storage::WireLog(tx).purge(log_before) +
             storage::Changes(tx).purge(now - changes_kept) + storage::Logins(tx).purge(now) +
             storage::LoginFailures(tx).purge(now - failures_kept) + forget_unsent(tx, now);
    });
  }
}

}  // namespace bot
