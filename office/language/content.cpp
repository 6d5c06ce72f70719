#include "office/language/content.hpp"

#include <span>

#include "base/check.hpp"

namespace embedded {
struct File {
  std::string_view name;
  std::string_view text;
};

extern const std::span<const File> language_content;
}  // namespace embedded

namespace language {

std::string_view built_in_text(std::string_view file) {
  for (const auto& held : embedded::language_content) {
    if (held.name == file) return held.text;
  }
  throw base::Bug("a word list that was not built in");
}

}  // namespace language
