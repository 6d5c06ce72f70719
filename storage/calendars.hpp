// The office's own calendars, each a whole text of the form of holidays.jsonc; only added to. View
// over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "office/cases/case.hpp"
#include "storage/database.hpp"

namespace storage {

struct KeptCalendar {
  std::string version{};
  std::string text{};
  std::string reason{};
  std::int64_t moved = 0;  // deadlines that changed, as counted when it was saved
  std::int64_t staff = 0;
  base::TimePoint at{};
};

class Calendars {
 public:
  explicit Calendars(Tx& tx) : tx_(tx) {}

  std::optional<KeptCalendar> newest();
  std::vector<KeptCalendar> list(int at_most);  // newest first
  // False: there is one of that version.
  bool add(const KeptCalendar& calendar);
  // Open cases whose deadline was counted with another calendar, above that id, in its order.
  std::vector<cases::CaseId> counted_otherwise(std::string_view version,
                                               cases::CaseId above,
                                               int at_most);

 private:
  std::vector<KeptCalendar> select(std::string_view rest, const Params& params);

  Tx& tx_;
};

}  // namespace storage
