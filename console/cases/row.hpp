// A case as a row of the list, and the parts every view of a case shares: names, the chip of its
// deadline, the masked words. Read within one transaction.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "console/cases/sight.hpp"
#include "office/people/privacy.hpp"

namespace console {

// CaseRow of openapi.yaml; without words and names when not whole.
nlohmann::ordered_json case_row(storage::Tx& tx, const Visit& visit, const SeenCase& seen);

// {kind, days, hours, since}: for the chip.
nlohmann::ordered_json due_json(const Visit& visit, const cases::Case& held);

// The words as this visitor reads them now.
struct ReadCase {
  people::Shown shown{};
  bool whole_text = false;  // unmasked
  std::optional<base::TimePoint> until{};
};

ReadCase words_for(storage::Tx& tx, const Visit& visit, const cases::Case& held);

std::string unit_name(const Visit& visit, std::string_view id);
std::string branch_name(const Visit& visit, int no);
std::string staff_name(storage::Tx& tx, cases::StaffId id);  // "" for nobody
nlohmann::ordered_json time_or_null(const std::optional<base::TimePoint>& time);

}  // namespace console
