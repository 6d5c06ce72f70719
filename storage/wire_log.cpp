#include "storage/wire_log.hpp"

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {

void WireLog::put(const Exchange& exchange) {
  const bool in = exchange.direction == WireDirection::in;
  tx_.exec(
      "INSERT INTO wire_log (at, direction, what, status, took_ms, request, response) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      Params{base::to_millis(exchange.at),
             std::string{in ? "in" : "out"},
             exchange.what,
             exchange.status,
             exchange.took.count(),
             exchange.request,
             exchange.response});
}

std::vector<Exchange> WireLog::recent(int at_most) {
  std::vector<Exchange> exchanges;
  tx_.each(
      "SELECT at, direction, what, status, took_ms, request, response FROM wire_log "
      "ORDER BY id DESC LIMIT $1",
      Params{bounded(at_most)},
      [&](const Row& row) {
        Exchange exchange;
        exchange.at = time_at(row, 0);
        exchange.direction = row.text(1) == "in" ? WireDirection::in : WireDirection::out;
        exchange.what = row.text(2);
        exchange.status = static_cast<int>(row.integer(3));
        exchange.took = base::Duration{row.integer(4)};
        exchange.request = row.text(5);
        exchange.response = row.text(6);
        exchanges.push_back(std::move(exchange));
      });
  return exchanges;
}

std::int64_t WireLog::purge(base::TimePoint before) {
  return tx_.exec(
      "DELETE FROM wire_log WHERE id IN "
      "(SELECT id FROM wire_log WHERE at < $1 ORDER BY at LIMIT $2)",
      Params{base::to_millis(before), limits::purge_batch});
}

}  // namespace storage
