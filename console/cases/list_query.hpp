// The filters of the list, from the address to the terms of the one query builder. Any thread.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "console/cases/query_text.hpp"
#include "console/visit.hpp"
#include "storage/case_search.hpp"

namespace console {

// The moment, for views that depend on it; nothing narrowed.
storage::CaseQuery query_of_now(const Visit& visit);

// Reads view, q, filters, sort, page and size; what is wrong is noted in text.
storage::CaseQuery list_query(const Visit& visit, QueryText& text);

// "cases": those that wait for this visitor; "cases_to_approve".
void add_case_counts(storage::Tx& tx, const Visit& visit, nlohmann::ordered_json& counts);

}  // namespace console
