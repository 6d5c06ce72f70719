// A decision about units or branches that counts from a day: looked at first, then kept and in
// force at once. Any thread.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "console/admin/unit_moves.hpp"
#include "console/body.hpp"
#include "console/visit.hpp"
#include "office/catalog/changes.hpp"
#include "storage/office_changes.hpp"

namespace console::admin {

struct Asked {  // what every decision says
  catalog::Day day{};
  std::string reason{};
  bool dry_run = false;
  bool take_along = false;  // of a unit that ends: its open cases and accounts go with it
};

// Days from a year ago to years_ahead_max from now.
catalog::Day read_day(Body& body, const Visit& visit);
Asked read_asked(Body& body, const Visit& visit);

struct Plan {
  std::vector<catalog::ChangeText> changes{};
  std::string touched = "null";  // JSON: what hangs on it
  std::optional<RawAnswer> refused{};
  std::vector<UnitMove> moves{};  // from each unit that ends to the one that follows it
};

Plan refusal(RawAnswer answer);

// Held from the moment a decision reads what is in force until what it made is in force: one after
// another, whoever decides.
std::unique_lock<std::mutex> one_decision();

// Makes the plan within the transaction that keeps it. A dry run keeps nothing.
RawAnswer decide(const Visit& visit,
                 const Asked& asked,
                 const std::function<Plan(storage::Tx&)>& plan);

bool ends_before(const catalog::Unit& unit, catalog::Day day);

// What hangs on a unit that ends on that day.
nlohmann::ordered_json touched_by_end(storage::Tx& tx,
                                      const catalog::Catalog& catalog,
                                      const catalog::Unit& unit,
                                      catalog::Day day);

catalog::ChangeText ended(const std::string& unit,
                          const Asked& asked,
                          const std::vector<std::string>& successors);
catalog::ChangeText added(const catalog::Unit& unit, catalog::Day day);

}  // namespace console::admin
