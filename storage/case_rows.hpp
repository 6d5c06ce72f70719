// How a case stands in its row: one table of columns serves reading and writing. For cases*.cpp of
// this folder only. Any thread.
#pragma once

#include <string>

#include "office/cases/case.hpp"
#include "storage/database.hpp"

namespace storage::case_rows {

// "number, citizen, …" without id and without the lists (attachments, units beside).
const std::string& columns();
// "$1, $2, …" for the values of a case.
const std::string& placeholders();
// "number = $1, citizen = $2, …".
const std::string& assignments();

Params values_of(const cases::Case& held);  // in the order of columns()
std::size_t count();

// From a row of "id, " + columns().
cases::Case case_of(const Row& row);

}  // namespace storage::case_rows
