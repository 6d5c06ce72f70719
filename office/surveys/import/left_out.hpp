// Why a row of a list cannot be asked, in words. Constant data; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace surveys {

enum class LeftOut : std::uint8_t {
  none,
  no_columns,
  too_long,
  no_address,
  bad_account,
  bad_phone,
  bad_date,
  future_date,
  no_unit,
  duplicate,
  no_consent,
  opted_out,
  asked_lately
};
inline constexpr std::size_t left_out_count = 13;

struct LeftOutWords {
  std::string_view code{};
  std::string_view vi{};
  std::string_view en{};
};

const LeftOutWords& words_of(LeftOut why);

}  // namespace surveys
