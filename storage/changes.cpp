#include "storage/changes.hpp"

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {

std::int64_t Changes::newest() {
  return first_integer(tx_, "SELECT max(seq) FROM change_log", {}).value_or(0);
}

bool Changes::knows(std::int64_t cursor) {
  const auto oldest = first_integer(tx_, "SELECT min(seq) FROM change_log", {});
  if (!oldest) return cursor == 0;
  return cursor >= *oldest - 1 && cursor <= newest();
}

std::vector<Change> Changes::since(std::int64_t cursor) {
  std::vector<Change> changes;
  tx_.each("SELECT seq, kind, subject, rev FROM change_log WHERE seq > $1 ORDER BY seq LIMIT $2",
           Params{cursor, limits::list_max},
           [&](const Row& row) {
             const auto seq = row.integer(0);
             const auto rev = row.integer(3);
             changes.push_back(Change{seq, row.text(1), row.text(2), rev == 0 ? seq : rev});
           });
  return changes;
}

std::int64_t Changes::rev_of(std::string_view kind, std::string_view subject) {
  return first_integer(tx_,
                       "SELECT max(seq) FROM change_log WHERE kind = $1 AND subject = $2",
                       Params{std::string{kind}, std::string{subject}})
      .value_or(0);
}

std::int64_t Changes::purge(base::TimePoint before) {
  // Times of rows are about right only: what lies behind a young row is kept with it.
  const auto young = first_integer(
      tx_, "SELECT min(seq) FROM change_log WHERE at >= $1", Params{base::to_millis(before)});
  const auto end = young ? *young : newest();
  return tx_.exec(
      "DELETE FROM change_log WHERE seq IN (SELECT seq FROM change_log WHERE seq < $1 ORDER BY seq "
      "LIMIT $2)",
      Params{end, limits::purge_batch});
}

}  // namespace storage
