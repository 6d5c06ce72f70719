#include "simulator/base64.hpp"

#include <array>
#include <vector>

#include <openssl/evp.h>

#include "base/check.hpp"
#include "base/crypto.hpp"

namespace simulator {

std::optional<std::string> bytes_of_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  if (text.empty()) return std::string{};
  const auto* from = reinterpret_cast<const unsigned char*>(text.data());
  std::vector<unsigned char> bytes(text.size() / 4 * 3);
  const int length = EVP_DecodeBlock(bytes.data(), from, static_cast<int>(text.size()));
  if (length < 0) return std::nullopt;
  std::size_t padding = 0;  // EVP_DecodeBlock counts padding as zero bytes
  if (text.ends_with("==")) {
    padding = 2;
  } else if (text.ends_with('=')) {
    padding = 1;
  }
  return std::string(bytes.begin(), bytes.begin() + length - static_cast<std::ptrdiff_t>(padding));
}

std::string md5_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  std::size_t length = 0;
  const int done =
      EVP_Q_digest(nullptr, "MD5", nullptr, bytes.data(), bytes.size(), digest.data(), &length);
  base::check(done == 1, "MD5 is not available");
  return base::hex({reinterpret_cast<const char*>(digest.data()), length});
}

}  // namespace simulator
