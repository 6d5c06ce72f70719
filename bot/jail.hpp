// Taking files apart in a process of its own: a parser that a hostile file breaks takes neither the
// service nor its memory with it. The process is this program again (`langnghe clean` for PDF and
// Word, `langnghe rows` for workbooks), without our environment, files or sockets, within bounds of
// memory, time and output. Any thread; waits for it, at most limits below.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "papers/sheet.hpp"

namespace bot {

namespace jail {

// A document of 5 MB takes some ten milliseconds.
inline constexpr std::chrono::seconds time_max{10};
inline constexpr unsigned long long memory_max = 256ULL * 1024 * 1024;
// A list of 100,000 people in ten columns takes 2 s and 90 MB.
inline constexpr std::chrono::seconds rows_time_max{30};
inline constexpr unsigned long long rows_memory_max = 512ULL * 1024 * 1024;
inline constexpr unsigned long long output_max = 64ULL * 1024 * 1024;

// True in the builds with sanitizers, which cannot live within the bound of memory.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool watched = true;
#else
inline constexpr bool watched = false;
#endif

}  // namespace jail

// type: one that papers::is_taken_apart. Nothing when it cannot be cleaned, or not within the
// bounds. program: what to start; this one.
std::optional<std::string> cleaned_apart(std::string_view bytes,
                                         std::string_view type,
                                         const std::string& program = "/proc/self/exe");

// papers::sheet_text, with too_large for what did not keep within the bounds.
papers::SheetText rows_apart(std::string_view workbook,
                             const std::string& program = "/proc/self/exe");

// In the process itself: from standard input to standard output; an exit code.
int clean_here(std::string_view type);
// 0, 1 when it cannot be written, or rows_fault_from plus the number of the fault.
int rows_here();
inline constexpr int rows_fault_from = 10;

}  // namespace bot
