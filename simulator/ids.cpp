#include "simulator/ids.hpp"

#include <fmt/format.h>

#include "base/crypto.hpp"

namespace simulator {
namespace {

// First digit 1 to 9, 18 more digits.
std::string nineteen_digits(std::uint64_t chance) {
  constexpr std::uint64_t lowest = 1'000'000'000'000'000'000ULL;
  constexpr std::uint64_t spread = 8'000'000'000'000'000'000ULL;
  return std::to_string(lowest + chance % spread);
}

}  // namespace

std::string new_message_id(base::Rng& rng) {
  return fmt::format("{:016x}{:04x}", rng.next(), rng.below(0x10000));
}

std::string new_user_id(base::Rng& rng) {
  return nineteen_digits(rng.next());
}

std::string lasting_user_id(std::string_view text) {
  constexpr std::size_t hex_digits = 16;
  return nineteen_digits(std::stoull(base::sha256_hex({text}).substr(0, hex_digits), nullptr, 16));
}

std::string new_token(base::Rng& rng, std::size_t length) {
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  std::string token;
  token.reserve(length);
  for (std::size_t i = 0; i < length; ++i) token += letters[rng.below(letters.size())];
  return token;
}

}  // namespace simulator
