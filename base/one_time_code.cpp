#include "base/one_time_code.hpp"

#include <array>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/check.hpp"
#include "base/crypto.hpp"

namespace base {
namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
using Digest = std::array<unsigned char, 20>;

Digest hmac_sha1(std::string_view key, const std::array<unsigned char, 8>& text) {
  Digest digest{};
  unsigned int size = 0;
  const auto* done = HMAC(EVP_sha1(),
                          key.data(),
                          static_cast<int>(key.size()),
                          text.data(),
                          text.size(),
                          digest.data(),
                          &size);
  check(done != nullptr && size == digest.size(), "HMAC-SHA-1 failed");
  return digest;
}

}  // namespace

std::string base32(std::string_view bytes) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char byte : bytes) {
    held = (held << 8) | static_cast<unsigned char>(byte);
    bits += 8;
    for (; bits >= 5; bits -= 5) out += letters[(held >> (bits - 5)) & 31];
  }
  if (bits > 0) out += letters[(held << (5 - bits)) & 31];
  return out;
}

std::optional<std::string> from_base32(std::string_view text) {
  std::string bytes;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char letter : text) {
    if (letter == ' ') continue;
    const bool small = letter >= 'a' && letter <= 'z';
    const auto at = letters.find(small ? static_cast<char>(letter - 'a' + 'A') : letter);
    if (at == std::string_view::npos) return std::nullopt;
    held = (held << 5) | static_cast<std::uint32_t>(at);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((held >> bits) & 255);
  }
  return bytes;
}

std::int64_t code_step_of(TimePoint time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()) / code_step;
}

std::string code_at(std::string_view key, std::int64_t step, int digits) {
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i) {
    counter.at(7 - i) = static_cast<unsigned char>((step >> (8 * i)) & 255);
  }
  const Digest digest = hmac_sha1(key, counter);
  const std::size_t at = digest.back() & 15U;  // RFC 4226, 5.3
  std::uint32_t number = digest.at(at) & 127U;
  for (std::size_t i = 1; i < 4; ++i) number = (number << 8) | digest.at(at + i);
  std::string code;
  for (int i = 0; i < digits; ++i, number /= 10) {
    code.insert(code.begin(), static_cast<char>('0' + number % 10));
  }
  return code;
}

std::optional<std::int64_t> step_of_code(std::string_view key,
                                         std::string_view code,
                                         TimePoint now,
                                         int around) {
  const auto middle = code_step_of(now);
  std::optional<std::int64_t> found;
  for (auto step = middle - around; step <= middle + around; ++step) {
    if (equal_in_constant_time(code_at(key, step), code)) found = step;
  }
  return found;
}

}  // namespace base
