// Limits of cases. Numbers only; any thread.
#pragma once

#include <cstddef>

namespace cases {

// The receipt has five digits for the serial of a month.
inline constexpr int serial_max = 99'999;

// Zalo carries 2,000 characters in one message; a longer answer goes in parts or as a file.
inline constexpr std::size_t answer_max = 8'000;
inline constexpr std::size_t answer_min = 20;  // "ok" is no answer

// Reasons are shown to the citizen inside one message.
inline constexpr std::size_t reason_max = 600;
inline constexpr std::size_t question_max = 1'000;

// What one person can tell: 4,000 characters at first, supplements included.
inline constexpr std::size_t story_max = 20'000;
inline constexpr std::size_t attachments_max = 20;

// More units than this at once is a circular letter, not a case.
inline constexpr std::size_t co_units_max = 5;

// Looked at again once (docs/domain.md 1.5); after that the law's own ways are open.
inline constexpr int reopenings_max = 1;
inline constexpr int extensions_max = 1;

}  // namespace cases
