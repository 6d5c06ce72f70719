#include "base/text_file.hpp"

#include <algorithm>
#include <fstream>

namespace base {

Result<std::string> read_text_file(const std::filesystem::path& path) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(path, failed);
  if (failed) return Error{Errc::not_found, path.string() + ": " + failed.message()};
  if (size > text_file_bytes_max) return Error{Errc::invalid, path.string() + ": too large"};
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{Errc::denied, path.string() + ": cannot be opened"};
  std::string text(static_cast<std::size_t>(size), '\0');  // a file that grows meanwhile is cut
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

std::vector<std::filesystem::path> files_with_ending(const std::filesystem::path& folder,
                                                     const std::string& ending) {
  std::vector<std::filesystem::path> found;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    const bool fits = entry.path().extension() == ending;
    // A dangling link (an editor's lock) and a folder with such a name are no content.
    if (fits && entry.is_regular_file(failed)) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace base
