// Cutting a long text into messages at places where a reader would pause.
#include <algorithm>

#include "zalo-api/limits.hpp"
#include "zalo-api/message.hpp"
#include "zalo-api/utf8.hpp"

namespace zalo {
namespace {

constexpr std::string_view ellipsis = "…";

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Bytes up to and including the last of the marks, looking only at the second half: a cut near the
// beginning would make a message of three words.
std::size_t after_last(std::string_view text, std::initializer_list<std::string_view> marks) {
  std::size_t best = 0;
  for (const auto mark : marks) {
    const std::size_t at = text.rfind(mark);
    if (at != std::string_view::npos) best = std::max(best, at + mark.size());
  }
  return best > text.size() / 2 ? best : 0;
}

std::size_t good_cut(std::string_view fits) {
  if (const auto cut = after_last(fits, {"\n\n", "\r\n\r\n"})) return cut;
  if (const auto cut = after_last(fits, {"\n"})) return cut;
  if (const auto cut = after_last(fits, {". ", "! ", "? ", "… ", "; "})) return cut;
  if (const auto cut = after_last(fits, {" ", "\t"})) return cut;
  return fits.size();
}

std::string shortened(std::string_view text, std::size_t most) {
  const std::size_t kept = most > 1 ? prefix_bytes(text, most - 1) : 0;
  return std::string{trimmed(text.substr(0, kept))} + std::string{ellipsis};
}

}  // namespace

std::vector<std::string> split_text(std::string_view text, std::size_t most) {
  most = std::max<std::size_t>(1, most);
  std::vector<std::string> parts;
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    if (count_code_points(text) <= most) {
      parts.emplace_back(text);
      break;
    }
    if (parts.size() + 1 == limits::text_parts_max) {
      parts.push_back(shortened(text, most));
      break;
    }
    const std::size_t cut = good_cut(text.substr(0, prefix_bytes(text, most)));
    parts.emplace_back(trimmed(text.substr(0, cut)));
    text.remove_prefix(cut);
  }
  return parts;
}

}  // namespace zalo
