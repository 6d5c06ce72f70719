#include "bot/config/rules.hpp"

#include <algorithm>
#include <cctype>

namespace config {
namespace {

constexpr std::size_t name_letters_max = 64;

}  // namespace

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= name_letters_max &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return std::isalnum(c) != 0 || c == '-' || c == '_';
         });
}

bool is_safe_url(std::string_view url) {
  if (url.find_first_of(" \t\r\n\"<>") != std::string_view::npos) return false;
  if (url.starts_with("https://")) return url.size() > 8;
  for (const std::string_view own : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    const auto rest = url.starts_with(own) ? url.substr(own.size()) : "-";
    if (rest.empty() || rest.front() == ':' || rest.front() == '/') return true;
  }
  return false;
}

bool sounds_secret(std::string key) {
  std::transform(key.begin(), key.end(), key.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  for (const auto* word : {"secret", "password", "access_token", "refresh_token"}) {
    if (key.find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace config
