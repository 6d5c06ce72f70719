#include "bot/turn.hpp"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/log.hpp"
#include "bot/arrivals.hpp"
#include "storage/failure.hpp"

namespace bot {
namespace {

constexpr base::Duration retry_first = std::chrono::seconds{2};

// Some failures belong to this one row, others to the disk: those must stop everything.
bool concerns_one_row(const storage::Failure& failure) {
  return failure.kind() == storage::FailureKind::broken_rule;
}

}  // namespace

TurnWorker::TurnWorker(storage::Database& database,
                       const Content& content,
                       const config::Config& config,
                       const base::Clock& clock,
                       base::Metrics& metrics)
    : database_(database), content_(content), config_(config), clock_(clock), metrics_(metrics) {}

bool TurnWorker::run_once() {
  std::optional<storage::InboxItem> item;
  try {
    database_.write([&](storage::Tx& tx) {
      item = storage::Inbox(tx).next(clock_.now());
      if (!item) return;
      process(tx, *item);
      storage::Inbox(tx).done(item->id, clock_.now());
    });
  } catch (const storage::Failure& failure) {
    if (!item || !concerns_one_row(failure)) throw;
    put_back(*item, failure.what());
  } catch (const std::exception& bug) {
    if (!item) throw;
    put_back(*item, bug.what());
  }
  if (item && sender_bell_ != nullptr) sender_bell_->ring();
  return item.has_value();
}

void TurnWorker::process(storage::Tx& tx, const storage::InboxItem& item) {
  const auto started = clock_.now();
  const Arrivals arrivals{tx, content_, config_, metrics_, started};
  arrivals.process(item);
  metrics_.add("langnghe_turns_total");
}

void TurnWorker::put_back(const storage::InboxItem& item, std::string_view why) {
  bool set_aside = false;
  database_.write([&](storage::Tx& tx) {
    const auto now = clock_.now();
    const auto retry_at = now + retry_first * (1 << std::min(item.attempts, 6));
    set_aside = storage::Inbox(tx).failed(item.id, why, now, retry_at);
  });
  metrics_.add(set_aside ? "langnghe_inbox_set_aside_total" : "langnghe_inbox_retried_total");
  base::log(base::Level::error,
            set_aside ? "inbox.set_aside" : "inbox.failed",
            {{"inbox", item.id.value}, {"why", why}});
}

}  // namespace bot
