// Which open answers stand behind a number of the results: those in the scope the page shows, and
// none where the number itself is hidden. Read within one transaction.
#pragma once

#include <optional>
#include <string>

#include "console/surveys/result_query.hpp"
#include "console/visit.hpp"
#include "storage/survey_words.hpp"

namespace console {

// question: a code, or "" for every open one. Nothing: there is no such round.
std::optional<storage::OpenFilter> open_filter(storage::Tx& tx,
                                               const Visit& visit,
                                               surveys::RoundId round,
                                               const ResultQuery& query,
                                               const std::string& question);

}  // namespace console
