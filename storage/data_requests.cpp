#include "storage/data_requests.hpp"

#include <array>

#include "base/check.hpp"
#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, 4> kind_names{"see", "correct", "withdraw", "erase"};
constexpr std::array<std::string_view, 3> state_names{"open", "done", "refused"};

DataRequest request_of(const Row& row) {
  DataRequest request;
  request.id = DataRequestId{row.integer(0)};
  request.number = row.text(1);
  request.citizen = row.text(2);
  request.kind = static_cast<DataRequestKind>(index_of(kind_names, row.text(3)));
  request.state = static_cast<DataRequestState>(index_of(state_names, row.text(4)));
  request.at = time_at(row, 5);
  request.reply_due = time_at(row, 6);
  request.act_due = time_at(row, 7);
  request.replied_at = maybe_time_at(row, 8);
  request.closed_at = maybe_time_at(row, 9);
  request.note = row.text(10);
  return request;
}

std::optional<DataRequest> first(std::vector<DataRequest> requests) {
  if (requests.empty()) return std::nullopt;
  return std::move(requests.front());
}

}  // namespace

DataRequestId DataRequests::open(const DataRequest& request) {
  const auto id =
      first_integer(tx_,
                    "INSERT INTO data_requests (number, citizen, kind, at, reply_due, act_due, "
                    "note) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
                    Params{request.number,
                           request.citizen,
                           std::string{kind_names.at(static_cast<std::size_t>(request.kind))},
                           base::to_millis(request.at),
                           base::to_millis(request.reply_due),
                           base::to_millis(request.act_due),
                           request.note});
  base::check(id.has_value(), "an insert returns its row");
  return DataRequestId{*id};
}

std::optional<DataRequest> DataRequests::find(DataRequestId id) {
  return first(select("id = $1", Params{id.value}));
}

std::optional<DataRequest> DataRequests::by_number(std::string_view number) {
  return first(select("number = $1", Params{std::string{number}}));
}

std::vector<DataRequest> DataRequests::of_citizen(std::string_view citizen) {
  return select("citizen = $1 ORDER BY id LIMIT $2",
                Params{std::string{citizen}, limits::list_max});
}

std::vector<DataRequest> DataRequests::open_ones(int at_most) {
  return select("state = 'open' ORDER BY act_due, id LIMIT $1", Params{bounded(at_most)});
}

bool DataRequests::replied(DataRequestId id, base::TimePoint now) {
  return tx_.exec("UPDATE data_requests SET replied_at = $2 WHERE id = $1 AND replied_at IS NULL",
                  Params{id.value, base::to_millis(now)}) == 1;
}

bool DataRequests::close(DataRequestId id,
                         DataRequestState state,
                         std::string_view note,
                         base::TimePoint now) {
  base::check(state != DataRequestState::open, "a request is closed as done or refused");
  return tx_.exec(
             "UPDATE data_requests SET state = $2, closed_at = $4, note = CASE "
             "WHEN note = '' THEN $3 WHEN $3 = '' THEN note ELSE note || $5 || $3 END "
             "WHERE id = $1 AND state = 'open'",
             Params{id.value,
                    std::string{state_names.at(static_cast<std::size_t>(state))},
                    std::string{note},
                    base::to_millis(now),
                    std::string{"\n"}}) == 1;
}

std::vector<DataRequest> DataRequests::select(std::string_view where, const Params& params) {
  std::string sql =
      "SELECT id, number, citizen, kind, state, at, reply_due, act_due, replied_at, closed_at, "
      "note "
      "FROM data_requests WHERE ";
  sql.append(where);
  std::vector<DataRequest> requests;
  tx_.each(sql, params, [&](const Row& row) { requests.push_back(request_of(row)); });
  return requests;
}

}  // namespace storage
