#include "console/desk_watch.hpp"

#include <vector>

#include "console/conversation.hpp"
#include "console/custody.hpp"
#include "console/limits.hpp"
#include "storage/desk_marks.hpp"
#include "storage/desk_moves.hpp"
#include "storage/limits.hpp"

namespace console {
namespace {

void write_down(storage::Tx& tx, storage::DeskMove made, base::TimePoint now) {
  made.at = now;
  storage::DeskMoves(tx).put(made);
}

std::vector<storage::Unanswered> silent_ones(storage::Tx& tx,
                                             const catalog::Calendar& calendar,
                                             base::TimePoint now) {
  auto held = storage::DeskMarks(tx).unanswered(storage::limits::list_max);
  std::erase_if(held, [&](const storage::Unanswered& one) {
    return std::chrono::seconds{office_seconds(calendar, one.since, now)} < limits::silence_max;
  });
  return held;
}

int mark_silent(storage::Tx& tx, const catalog::Calendar& calendar, base::TimePoint now) {
  const auto silent = silent_ones(tx, calendar, now);
  for (const auto& one : silent) {
    storage::DeskMarks(tx).fell_silent(one.handover, one.since);
    storage::DeskMove made;
    made.citizen = one.handover.citizen;
    made.kind = std::string{move::silent};
    made.target = one.handover.by;
    write_down(tx, std::move(made), now);
  }
  return static_cast<int>(silent.size());
}

int settle_marks(storage::Tx& tx, base::TimePoint now) {
  storage::DeskMarks marks(tx);
  int changed = 0;
  for (const auto& mark : marks.not_taken(now)) {
    storage::DeskMove made;
    made.citizen = mark.citizen;
    made.kind = std::string{move::not_taken};
    made.target = mark.meant_for;
    write_down(tx, std::move(made), now);
    ++changed;
  }
  for (const auto& mark : marks.to_be_reminded(now)) {
    storage::DeskMove made;
    made.citizen = mark.citizen;
    made.kind = std::string{move::reminded};
    write_down(tx, std::move(made), now);
    ++changed;
  }
  return changed;
}

}  // namespace

int watch_desk(storage::Database& database,
               const catalog::Calendar& calendar,
               base::TimePoint now) {
  bool due = false;
  database.read([&](storage::Tx& tx) {
    due = storage::DeskMarks(tx).is_due(now) || !silent_ones(tx, calendar, now).empty();
  });
  if (!due) return 0;
  int changed = 0;
  database.write(
      [&](storage::Tx& tx) { changed = settle_marks(tx, now) + mark_silent(tx, calendar, now); });
  return changed;
}

}  // namespace console
