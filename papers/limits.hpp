// What a file may take while it is taken apart.
#pragma once

#include <cstddef>
#include <cstdint>

namespace papers::limits {

// Word documents of a citizen or an office hold a few dozen parts; thousands are no letter.
inline constexpr std::int64_t entries_max = 2'000;
// A document of 5 MB with photos stays far below; a bomb does not.
inline constexpr std::uint64_t unfolded_max = 64ULL * 1024 * 1024;

// The sheets of such a list: 100,000 rows of 15 columns, a hundred letters of XML for each cell.
inline constexpr std::uint64_t workbook_unfolded_max = 160ULL * 1024 * 1024;

// A list of people has 100,000 rows at most, some titles above it and a sum below.
inline constexpr std::size_t sheet_rows_max = 100'100;
// The widest list of an office we know of has 40; a thousand is no list.
inline constexpr std::size_t sheet_columns_max = 100;
// 100,000 rows of 40 columns: 24 bytes each while they are put in order.
inline constexpr std::size_t sheet_cells_max = 4'000'000;
// What comes of a sheet as text: such a list takes 10 to 30 MB.
inline constexpr std::size_t sheet_text_max = 60UL * 1024 * 1024;

}  // namespace papers::limits
