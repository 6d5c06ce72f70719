// Texts that stand in the cells of a workbook instead of its list of texts: so write programs that
// keep little in memory, our own exports among them. The library that reads workbooks passes such
// cells over; as the last values of formulas it takes them. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace papers {

// Nothing: it has no such cells, or cannot be unpacked within limits::workbook_unfolded_max.
std::optional<std::string> with_texts_as_values(std::string_view workbook);

}  // namespace papers
