// Numbers and days as people type them in an answer: "khoảng 3 ngày", "1.200.000đ", "2 triệu",
// "24/11", "hôm qua", "ngày 24 tháng 11". Pure functions, any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace language {

// The one number the whole message gives, whatever stands around it ("khoảng", "chừng", a unit).
// Dots and commas between groups of three are thousands, "k", "nghìn", "ngàn", "triệu", "tr", "tỷ"
// multiply. Nothing when there is no number, more than one, a fraction or more than 10^15.
std::optional<std::int64_t> read_amount(std::string_view text);

// Day before month, as Vietnamese write it; without a year the nearest such day to today. Nothing
// when it is no real day or more than one is named.
std::optional<std::chrono::year_month_day> read_day(std::string_view text,
                                                    std::chrono::year_month_day today);

}  // namespace language
