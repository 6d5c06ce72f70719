#include "base/crypto.hpp"

#include <array>
#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "base/check.hpp"

namespace base {
namespace {

constexpr std::size_t sha256_size = 32;
using Digest = std::array<unsigned char, sha256_size>;

std::string_view as_text(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

struct FreeAlgorithm {
  void operator()(EVP_MD* algorithm) const { EVP_MD_free(algorithm); }
};

// One context per thread: creating and fetching costs more than hashing half a kilobyte.
EVP_MD_CTX* thread_context() {
  thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> context{EVP_MD_CTX_new()};
  return context.get();
}

const EVP_MD* sha256() {
  static const std::unique_ptr<EVP_MD, FreeAlgorithm> algorithm{
      EVP_MD_fetch(nullptr, "SHA256", nullptr)};
  return algorithm.get();
}

Digest digest_of(std::initializer_list<std::string_view> pieces) {
  auto* context = thread_context();
  Digest digest{};
  bool ok = EVP_DigestInit_ex2(context, sha256(), nullptr) == 1;
  for (const auto piece : pieces) {
    ok = ok && EVP_DigestUpdate(context, piece.data(), piece.size()) == 1;
  }
  ok = ok && EVP_DigestFinal_ex(context, digest.data(), nullptr) == 1;
  check(ok, "SHA-256 failed");
  return digest;
}

}  // namespace

std::string sha256_hex(std::initializer_list<std::string_view> pieces) {
  return hex(as_text(digest_of(pieces)));
}

std::string sha256_bytes(std::string_view text) {
  return std::string{as_text(digest_of({text}))};
}

std::string hmac_sha256_hex(std::string_view key, std::string_view text) {
  Digest digest{};
  unsigned int size = 0;
  const auto* done = HMAC(EVP_sha256(),
                          key.data(),
                          static_cast<int>(key.size()),
                          reinterpret_cast<const unsigned char*>(text.data()),
                          text.size(),
                          digest.data(),
                          &size);
  check(done != nullptr && size == digest.size(), "HMAC-SHA-256 failed");
  return hex(as_text(digest));
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  const int done =
      RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count));
  check(done == 1, "no random bytes");
  return bytes;
}

std::string random_word(std::size_t count) {
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string word;
  while (word.size() < count) {
    for (const char byte : random_bytes(count)) {
      // 248 is the largest multiple of 62 in a byte: larger values would favour some letters.
      const auto number = static_cast<unsigned char>(byte);
      if (number < 248 && word.size() < count) word += letters[number % letters.size()];
    }
  }
  return word;
}

std::string base64url(std::string_view bytes) {
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char byte : bytes) {
    held = (held << 8) | static_cast<unsigned char>(byte);
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      out += letters[(held >> bits) & 63];
    }
  }
  if (bits > 0) out += letters[(held << (6 - bits)) & 63];
  return out;
}

std::string hex(std::string_view bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto number = static_cast<unsigned char>(byte);
    out += digits[number >> 4];
    out += digits[number & 15];
  }
  return out;
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace base
