// Reading a whole text file, and finding content files in a fixed order. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace base {

// Files of ours are small; a larger one is a mistake or an attack, and is refused.
inline constexpr std::uintmax_t text_file_bytes_max = 16ULL * 1024 * 1024;

Result<std::string> read_text_file(const std::filesystem::path& path);

// All files in the folder (not below it) with the ending, sorted by name.
std::vector<std::filesystem::path> files_with_ending(const std::filesystem::path& folder,
                                                     const std::string& ending);

}  // namespace base
