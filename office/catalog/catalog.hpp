// What the office is made of: units before and after 01/7/2025 with the mapping between them, the
// nine branches with their leads by date, procedures, the calendar. Read from the .jsonc files of
// this folder; immutable once loaded; any thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "office/catalog/calendar.hpp"
#include "office/catalog/changes.hpp"
#include "office/catalog/entries.hpp"
#include "office/catalog/unit_name.hpp"

namespace catalog {

class Catalog {
 public:
  // folder: office/catalog. The Error names every mistake with its file.
  static base::Result<Catalog> load(const std::filesystem::path& folder);

  const Unit* unit(std::string_view id) const;  // null when unknown
  // The unit that answers for this one on that day: itself, or the one it was merged into; null for
  // units without a single successor (cấp huyện).
  const Unit* unit_on(std::string_view id, Day date) const;
  std::vector<const Unit*> units_on(Day date) const;
  const Branch* branch(int no) const;
  const Branch* branch_taking(std::string_view category) const;
  const Lead* lead_of(int branch, Day date) const;
  const Procedure* procedure(std::string_view code) const;

  const std::vector<Branch>& branches() const { return branches_; }

  const std::vector<Procedure>& procedures() const { return procedures_; }

  const Calendar& calendar() const { return calendar_; }

  // This one with changes laid over it, in their order. Errc::invalid names those that do not fit.
  base::Result<Catalog> changed(const std::vector<Change>& changes) const;

  // Another calendar than that of the files: an administrator saved one. Before anybody reads.
  void use_calendar(Calendar calendar) { calendar_ = std::move(calendar); }

  const std::vector<Unit>& units() const { return units_; }

  const std::vector<UnitName>& unit_names() const { return names_; }

 private:
  void tie_units();  // the indexes over units_

  std::vector<Unit> units_{};
  std::map<std::string, std::size_t, std::less<>> by_id_{};
  std::map<std::string, std::string, std::less<>> successor_{};
  std::vector<Branch> branches_{};
  std::vector<Procedure> procedures_{};
  std::vector<UnitName> names_{};
  Calendar calendar_{};
};

}  // namespace catalog
