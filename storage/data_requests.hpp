// What citizens asked to be done with their data (NĐ 356/2025/NĐ-CP, Điều 5), each with the dates
// by which to reply and to act. The dates are computed by office/people, kept here. View over an
// open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "storage/database.hpp"

namespace storage {

using DataRequestId = base::Id<struct DataRequestTag>;

enum class DataRequestKind { see, correct, withdraw, erase };
enum class DataRequestState { open, done, refused };

struct DataRequest {
  DataRequestId id{};
  std::string number{};  // what the citizen is told
  std::string citizen{};
  DataRequestKind kind{};
  DataRequestState state{};
  base::TimePoint at{};
  base::TimePoint reply_due{};
  base::TimePoint act_due{};
  std::optional<base::TimePoint> replied_at{};
  std::optional<base::TimePoint> closed_at{};
  std::string note{};
};

class DataRequests {
 public:
  explicit DataRequests(Tx& tx) : tx_(tx) {}

  // Of a new request number, citizen, kind, at, the two dates and the note count. A number used
  // twice is a Failure (broken_rule): take it from Serials.
  DataRequestId open(const DataRequest& request);
  std::optional<DataRequest> find(DataRequestId id);
  std::optional<DataRequest> by_number(std::string_view number);
  std::vector<DataRequest> of_citizen(std::string_view citizen);  // oldest first
  std::vector<DataRequest> open_ones(int at_most);                // earliest act_due first

  bool replied(DataRequestId id, base::TimePoint now);
  // state: done or refused; note: added to what stands there. False: it is closed already.
  bool close(DataRequestId id, DataRequestState state, std::string_view note, base::TimePoint now);

 private:
  std::vector<DataRequest> select(std::string_view where, const Params& params);

  Tx& tx_;
};

}  // namespace storage
