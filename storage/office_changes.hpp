// What administrators changed in the office from a day on: units, their hours and contacts, leads
// of branches. Only added to, or taken back before the day. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "office/cases/case.hpp"
#include "office/catalog/changes.hpp"
#include "storage/database.hpp"
#include "storage/staff.hpp"

namespace storage {

struct OfficeChange {
  std::int64_t id = 0;
  catalog::ChangeText text{};
  std::string reason{};
  std::int64_t staff = 0;
  base::TimePoint at{};
  std::int64_t decided_with = 0;  // the first of the same decision; 0 for that one
  bool revoked = false;
};

// What hangs on a unit.
struct UnitUse {
  std::int64_t cases = 0;               // open, assigned to it or answered together with it
  std::vector<std::string> accounts{};  // names of those that are active
};

class OfficeChanges {
 public:
  explicit OfficeChanges(Tx& tx) : tx_(tx) {}

  // What counts, in the order it was decided.
  std::vector<OfficeChange> in_force();
  std::optional<OfficeChange> find(std::int64_t id);  // also one that was taken back
  std::int64_t add(const OfficeChange& change);       // its id
  // With all that was decided with it. False: there is none, or it was taken back before.
  bool revoke(std::int64_t id, std::int64_t staff, base::TimePoint now);
  UnitUse use_of(const std::string& unit);
  // Assigned to it or answered together with it, and not settled; oldest first, at
  // most limits::list_max.
  std::vector<cases::CaseId> open_cases_of(const std::string& unit);
  std::vector<AccountId> accounts_of(const std::string& unit);  // closed ones too
  std::int64_t open_cases_of_branch(int branch);

 private:
  Tx& tx_;
};

}  // namespace storage
