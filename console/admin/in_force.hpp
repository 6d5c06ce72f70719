// The office as it is in force: the catalogue of the files with what administrators changed since,
// and open deadlines counted with it. Any thread.
#pragma once

#include <optional>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/cases/deadline.hpp"
#include "office/catalog/catalog.hpp"
#include "storage/database.hpp"
#include "storage/office_changes.hpp"

namespace console::admin {

// What does not fit the files any more is left out, with a line in the log.
catalog::Catalog catalog_in_force(storage::Tx& tx, const catalog::Catalog& files);
// The same over a base that has its calendar.
catalog::Catalog catalog_over(storage::Tx& tx, catalog::Catalog base);
// The first with more changes; Errc::invalid when they do not fit.
base::Result<catalog::Catalog> catalog_with(storage::Tx& tx,
                                            const catalog::Catalog& files,
                                            const std::vector<catalog::Change>& more);

// Without one decision that is still kept.
struct Without {
  std::optional<catalog::Catalog> catalog{};
  std::vector<storage::OfficeChange> broken{};  // fit now and would not then: no catalogue
};

Without catalog_without(storage::Tx& tx, const catalog::Catalog& files, std::int64_t decision);

// Open cases counted with another calendar than that of the rules, counted again, with a line in
// the history of each whose deadline moves; at most so many, above that case.
struct Recounted {
  int moved = 0;
  cases::CaseId last{};
  bool more = false;
};

Recounted recount(storage::Tx& tx,
                  const cases::Rules& rules,
                  base::TimePoint now,
                  cases::CaseId above,
                  int at_most);

}  // namespace console::admin
