// What a unit that ends leaves to its one successor, where the decision says so: its open cases and
// its accounts. Done in the transaction of a decision that counts already, else on its day; and
// again for what still comes to the old unit after that. Any thread.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "office/cases/deadline.hpp"
#include "storage/database.hpp"

namespace console::admin {

struct UnitMove {
  std::string from{};
  std::string to{};
  std::int64_t staff = 0;   // who decided
  std::int64_t change = 0;  // the decision, in office_changes
};

struct WentAlong {
  std::set<std::int64_t> cases{};       // ids: one that two of the units have goes once
  std::set<std::int64_t> stay{};        // tell of the successor: somebody routes them
  std::vector<std::string> accounts{};  // names

  bool any() const { return !cases.empty() || !accounts.empty(); }
};

// What would go if it were done now. rules: with the catalogue that knows both units.
WentAlong foresee_move(storage::Tx& tx,
                       const cases::Rules& rules,
                       const UnitMove& move,
                       base::TimePoint now);
// Each case with a line in its history, each account and the whole in the audit trail.
WentAlong move_along(storage::Tx& tx,
                     const cases::Rules& rules,
                     const UnitMove& move,
                     base::TimePoint now);

// Everything whose day has come; one transaction, and only when there is something. Returns how
// many cases and accounts went.
std::int64_t carry_out_moves(storage::Database& database,
                             const cases::Rules& rules,
                             base::TimePoint now);

}  // namespace console::admin
