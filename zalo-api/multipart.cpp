#include "zalo-api/multipart.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/crypto.hpp"

namespace zalo {
namespace {

constexpr std::size_t name_max = 100;

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-';
}

// Keeps the end, because the ending tells the type.
std::string harmless(std::string_view name) {
  if (name.size() > name_max) name.remove_prefix(name.size() - name_max);
  std::string out{name};
  std::replace_if(
      out.begin(), out.end(), [](char c) { return !is_plain(c); }, '_');
  return out.empty() ? "file" : out;
}

}  // namespace

Multipart one_file(std::string_view bytes, std::string_view name, std::string_view type) {
  // A hash of the content cannot stand inside the content, short of a broken SHA-256.
  const std::string boundary = "lang-nghe-" + base::sha256_hex({bytes}).substr(0, 32);
  return {.content_type = "multipart/form-data; boundary=" + boundary,
          .body = fmt::format("--{}\r\n"
                              "Content-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n"
                              "Content-Type: {}\r\n\r\n{}\r\n--{}--\r\n",
                              boundary,
                              harmless(name),
                              type,
                              bytes,
                              boundary)};
}

std::string_view picture_type(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "image/gif";
  return {};
}

std::string_view document_type(std::string_view name) {
  using Ending = std::pair<std::string_view, std::string_view>;
  constexpr std::array endings{
      Ending{".pdf", "application/pdf"},
      Ending{".doc", "application/msword"},
      Ending{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      Ending{".csv", "text/csv"}};
  std::string lower{name};
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  });
  for (const auto& [ending, type] : endings) {
    if (lower.size() > ending.size() && lower.ends_with(ending)) return type;
  }
  return {};
}

}  // namespace zalo
