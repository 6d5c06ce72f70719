// What a visitor sees of the case book and may do with a case: the office's matrix of rights made
// into the SQL's terms, and into the Who of cases::decide. Any thread.
#pragma once

#include <optional>

#include "console/visit.hpp"
#include "office/cases/decide.hpp"
#include "storage/case_search.hpp"

namespace console {

storage::CaseSight sight_of_cases(const Visit& visit);

// The person as cases::decide wants to know them, for this case.
cases::Who who_of(const Visit& visit, const cases::Case& held);

// A right that reaches this case: of the whole office, or of its branch or unit. Never by asking
// for it only.
bool covers(const Visit& visit, Right right, const cases::Case& held);
// May ask for it, and somebody else does it.
bool may_ask(const Visit& visit, Right right, const cases::Case& held);
// Behind the mask at any time, each look noted: those named for restricted matters.
bool sees_identity(const Visit& visit);

cases::StaffId staff_of(const Visit& visit);
cases::Rules rules_of(const Visit& visit);

struct SeenCase {
  cases::Case held{};
  bool whole = false;  // false: that there is one, its number, date and status
};

// id: of the address. Nothing: there is none, or it is not for this visitor.
std::optional<SeenCase> see_case(storage::Tx& tx, const Visit& visit, std::string_view id);
// May this account have it in hand: only who may read it, and an inspector also what is restricted.
bool could_hold(storage::Tx& tx,
                const Visit& visit,
                const storage::Account& account,
                const cases::Case& held);
std::optional<cases::CaseId> case_id(std::string_view text);

}  // namespace console
