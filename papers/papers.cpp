#include "papers/papers.hpp"

#include <algorithm>
#include <array>

#include "papers/kinds.hpp"

namespace papers {
namespace {

using Clean = std::optional<std::string> (*)(std::string_view bytes);

struct Kind {
  std::string_view type{};
  Clean clean = nullptr;
};

constexpr std::array kinds{Kind{"image/jpeg", clean_jpeg},
                           Kind{"image/png", clean_png},
                           Kind{"image/webp", clean_webp},
                           Kind{"image/gif", clean_gif},
                           Kind{pdf_type, clean_pdf},
                           Kind{word_type, clean_word}};

const Kind* kind_of(std::string_view type) {
  const auto* found =
      std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.type == type; });
  return found == kinds.end() ? nullptr : found;
}

}  // namespace

bool is_taken_apart(std::string_view type) {
  return type == pdf_type || type == word_type;
}

bool can_be_cleaned(std::string_view type) {
  return kind_of(type) != nullptr;
}

std::optional<std::string> without_metadata(std::string_view bytes, std::string_view type) {
  const auto* kind = kind_of(type);
  return kind == nullptr ? std::nullopt : kind->clean(bytes);
}

}  // namespace papers
