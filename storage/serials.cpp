#include "storage/serials.hpp"

#include "base/check.hpp"
#include "storage/rows.hpp"

namespace storage {

std::int64_t Serials::next(std::string_view name) {
  const auto value = first_integer(tx_,
                                   "INSERT INTO serials (name, value) VALUES ($1, 1) ON CONFLICT "
                                   "(name) DO UPDATE SET value = serials.value + 1 RETURNING value",
                                   Params{std::string{name}});
  base::check(value.has_value(), "an upsert returns its row");
  return *value;
}

}  // namespace storage
