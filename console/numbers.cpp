#include "console/numbers.hpp"

#include <charconv>

namespace console {

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  const bool whole = !text.empty() && error == std::errc{} && stopped == end;
  return whole && text.front() != '-' ? std::optional{number} : std::nullopt;
}

}  // namespace console
