#include "storage/rows.hpp"

#include <algorithm>

#include "storage/limits.hpp"

namespace storage {

base::TimePoint time_at(const Row& row, int column) {
  return base::from_millis(row.integer(column));
}

std::optional<base::TimePoint> maybe_time_at(const Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return time_at(row, column);
}

Param maybe_millis(const std::optional<base::TimePoint>& time) {
  if (!time) return nullptr;
  return base::to_millis(*time);
}

std::optional<std::int64_t> first_integer(Tx& tx,
                                          std::string_view sql,
                                          std::span<const Param> params) {
  std::optional<std::int64_t> first;
  tx.each(sql, params, [&](const Row& row) {
    if (!first && !row.is_null(0)) first = row.integer(0);
  });
  return first;
}

std::optional<std::string> first_text(Tx& tx, std::string_view sql, std::span<const Param> params) {
  std::optional<std::string> first;
  tx.each(sql, params, [&](const Row& row) {
    if (!first && !row.is_null(0)) first = row.text(0);
  });
  return first;
}

std::size_t index_of(std::span<const std::string_view> names, std::string_view word) {
  const auto found = std::find(names.begin(), names.end(), word);
  if (found == names.end()) throw Failure(FailureKind::corrupt, "unknown word in a state column");
  return static_cast<std::size_t>(found - names.begin());
}

std::int64_t bounded(int at_most) {
  return std::clamp(at_most, 1, limits::list_max);
}

std::string short_why(std::string_view why) {
  if (why.size() <= limits::why_bytes_max) return std::string{why};
  std::size_t end = limits::why_bytes_max;
  constexpr unsigned continuation_mask = 0xC0U;
  constexpr unsigned continuation = 0x80U;
  while (end > 0 && (static_cast<unsigned char>(why[end]) & continuation_mask) == continuation)
    --end;
  return std::string{why.substr(0, end)};
}

}  // namespace storage
