#include "base/password.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include <openssl/evp.h>

#include "base/check.hpp"
#include "base/crypto.hpp"

namespace base {
namespace {

constexpr std::uint64_t block = 8;
constexpr std::uint64_t lanes = 1;
constexpr std::size_t hash_bytes = 32;
constexpr std::uint64_t memory_spare = 1024UL * 1024;

std::string scrypt(std::string_view password, std::string_view salt, std::uint64_t cost) {
  std::array<unsigned char, hash_bytes> out{};
  const std::uint64_t memory = 128 * block * cost + memory_spare;
  const int done = EVP_PBE_scrypt(password.data(),
                                  password.size(),
                                  reinterpret_cast<const unsigned char*>(salt.data()),
                                  salt.size(),
                                  cost,
                                  block,
                                  lanes,
                                  memory,
                                  out.data(),
                                  out.size());
  check(done == 1, "scrypt failed");
  return hex({reinterpret_cast<const char*>(out.data()), out.size()});
}

std::vector<std::string_view> parts_of(std::string_view stored) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = stored.find('$');
    parts.push_back(stored.substr(0, end));
    if (end == std::string_view::npos) return parts;
    stored.remove_prefix(end + 1);
  }
}

std::optional<std::uint64_t> power_of_two(std::string_view text) {
  std::uint64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  const bool whole = error == std::errc{} && stopped == end;
  if (!whole || number < 2 || number > scrypt_cost_max) return std::nullopt;
  if ((number & (number - 1)) != 0) return std::nullopt;
  return number;
}

std::optional<std::string> unhex(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const auto high = digits.find(text[i]);
    const auto low = digits.find(text[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    bytes += static_cast<char>(high << 4 | low);
  }
  return bytes;
}

}  // namespace

std::string hash_password(std::string_view password, std::string_view salt, std::uint64_t cost) {
  return "scrypt$" + std::to_string(cost) + "$8$1$" + hex(salt) + "$" +
         scrypt(password, salt, cost);
}

bool is_password(std::string_view stored, std::string_view password) {
  const auto parts = parts_of(stored);
  if (parts.size() != 6 || parts[0] != "scrypt" || parts[2] != "8" || parts[3] != "1") return false;
  const auto cost = power_of_two(parts[1]);
  const auto salt = unhex(parts[4]);
  if (!cost || !salt || parts[5].size() != 2 * hash_bytes) return false;
  return equal_in_constant_time(scrypt(password, *salt, *cost), parts[5]);
}

}  // namespace base
