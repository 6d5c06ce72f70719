// Small steps every view takes: times and optional values in and out of rows, single answers, names
// of enumerators. For this folder only. Any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

base::TimePoint time_at(const Row& row, int column);
std::optional<base::TimePoint> maybe_time_at(const Row& row, int column);
Param maybe_millis(const std::optional<base::TimePoint>& time);

// The first column of the first row, if there is a row and it is not NULL.
std::optional<std::int64_t> first_integer(Tx& tx,
                                          std::string_view sql,
                                          std::span<const Param> params);
std::optional<std::string> first_text(Tx& tx, std::string_view sql, std::span<const Param> params);

// Where a stored word stands among the names of an enumeration; a word this program never wrote is
// a Failure (corrupt).
std::size_t index_of(std::span<const std::string_view> names, std::string_view word);

// at_most within [1, limits::list_max], for LIMIT.
std::int64_t bounded(int at_most);
// Cut to limits::why_bytes_max on a whole UTF-8 character.
std::string short_why(std::string_view why);

}  // namespace storage
