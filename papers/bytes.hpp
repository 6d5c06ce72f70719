// A cursor over bytes that never reads beyond their end, for the containers of pictures. Any
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace papers {

class Bytes {
 public:
  explicit Bytes(std::string_view all) : all_(all) {}

  bool has(std::size_t count) const { return all_.size() - at_ >= count; }

  bool at_end() const { return at_ == all_.size(); }

  unsigned byte() { return static_cast<unsigned char>(all_[at_++]); }

  std::string_view take(std::size_t count) {
    const auto part = all_.substr(at_, count);
    at_ += part.size();
    return part;
  }

  std::string_view rest() const { return all_.substr(at_); }

 private:
  std::string_view all_;
  std::size_t at_ = 0;
};

// Of at most four bytes.
inline std::uint32_t number(std::string_view bytes, bool big_end_first) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto at = big_end_first ? i : bytes.size() - 1 - i;
    value = (value << 8U) | static_cast<unsigned char>(bytes[at]);
  }
  return value;
}

}  // namespace papers
