#include "bot/turn.hpp"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/log.hpp"
#include "bot/arrivals.hpp"
#include "bot/surveys/limits.hpp"
#include "storage/failure.hpp"
#include "storage/survey_withheld.hpp"
#include "storage/wire_log.hpp"
#include "zalo-api/redact.hpp"

namespace bot {
namespace {

constexpr base::Duration retry_first = std::chrono::seconds{2};

// Some failures may belong to this one row: a rule it breaks, a stored word this program never
// wrote, a statement that cannot be run with it. It is put back, which is a write: a database at
// fault fails at that too, and the failure is passed on. A full or failing disk stops everything.
bool may_concern_one_row(const storage::Failure& failure) {
  switch (failure.kind()) {
    case storage::FailureKind::broken_rule:
    case storage::FailureKind::corrupt:
    case storage::FailureKind::other:
      return true;
    case storage::FailureKind::disk_full:
    case storage::FailureKind::io:
    case storage::FailureKind::busy:
      return false;
  }
  return false;
}

// The other half of the wire log. Written here and not at the door, where Zalo waits for its 200.
// withheld: even redacted it tells whose it was and how long.
void note_delivery(storage::Tx& tx,
                   const storage::InboxItem& item,
                   bool withheld,
                   base::TimePoint now) {
  const auto& arrival = item.arrival;
  if (arrival.source != "zalo") return;
  storage::WireLog(tx).put({.at = arrival.received_at,
                            .direction = storage::WireDirection::in,
                            .what = arrival.kind,
                            .status = 200,
                            .took = now - arrival.received_at,
                            .request = withheld ? std::string{} : zalo::redacted_body(arrival.body),
                            .response = {}});
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
      if (process(tx, *item)) storage::Inbox(tx).done(item->id, clock_.now());
    });
  } catch (const storage::Failure& failure) {
    if (!item || !may_concern_one_row(failure)) throw;
    put_back(*item, failure.what());
  } catch (const std::exception& bug) {
    if (!item) throw;
    put_back(*item, bug.what());
  }
  if (item && sender_bell_ != nullptr) sender_bell_->ring();
  return item.has_value();
}

bool TurnWorker::process(storage::Tx& tx, const storage::InboxItem& item) {
  const auto started = clock_.now();
  const Arrivals arrivals{tx, content_, config_, metrics_, started};
  const auto handled = arrivals.process(item);
  if (handled == Handled::too_early) {
    storage::Inbox(tx).later(item.id, started + limits::number_looked_for_every);
    return false;
  }
  const bool withheld = handled == Handled::withheld;
  if (withheld) storage::SurveyWithheld(tx).arrival(item.id);
  note_delivery(tx, item, withheld, started);
  metrics_.add("langnghe_turns_total");
  return true;
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
