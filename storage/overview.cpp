#include "storage/overview.hpp"

#include "storage/rows.hpp"

namespace storage {
namespace {

std::optional<base::TimePoint> first_time(Tx& tx, std::string_view sql, const Params& params) {
  const auto millis = first_integer(tx, sql, params);
  if (!millis) return std::nullopt;
  return base::from_millis(*millis);
}

}  // namespace

std::optional<base::TimePoint> Overview::last_arrival(std::string_view source) {
  return first_time(
      tx_, "SELECT max(received_at) FROM inbox WHERE source = $1", Params{std::string{source}});
}

std::vector<CallCount> Overview::calls_since(base::TimePoint since) {
  std::vector<CallCount> counts;
  tx_.each(
      "SELECT what, count(*), sum(status < 200 OR status >= 300) FROM wire_log "
      "WHERE at >= $1 AND direction = 'out' GROUP BY what ORDER BY count(*) DESC, what LIMIT 20",
      Params{base::to_millis(since)},
      [&](const Row& row) {
        counts.push_back(CallCount{row.text(0), row.integer(1), row.integer(2)});
      });
  return counts;
}

std::optional<base::TimePoint> Overview::last_quota_refusal(base::TimePoint since) {
  return first_time(tx_,
                    "SELECT max(at) FROM wire_log WHERE at >= $1 AND "
                    "(response LIKE '%\"error\":\"-211\"%' OR response LIKE "
                    "'%\"error\":\"-321\"%')",
                    Params{base::to_millis(since)});
}

std::int64_t Overview::migration() {
  return first_integer(tx_, "SELECT max(number) FROM migrations", {}).value_or(0);
}

}  // namespace storage
