// A vault in memory that can be told to fail. Safe from any thread.
#pragma once

#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>

#include "zalo-api/tokens.hpp"

namespace support {

class MemoryVault final : public zalo::TokenVault {
 public:
  zalo::Tokens load() override {
    const std::lock_guard lock(mutex_);
    return tokens_;
  }

  void save(const zalo::Tokens& tokens) override {
    const std::lock_guard lock(mutex_);
    if (failures_ > 0) {
      --failures_;
      throw std::runtime_error("disk full");
    }
    tokens_ = tokens;
    ++saves_;
  }

  void note_needs_reauth(std::string_view why) override {
    const std::lock_guard lock(mutex_);
    tokens_.needs_reauth = why;
  }

  // As another process would: without being counted.
  void put(const zalo::Tokens& tokens) {
    const std::lock_guard lock(mutex_);
    tokens_ = tokens;
  }

  void fail_saves(int times) {
    const std::lock_guard lock(mutex_);
    failures_ = times;
  }

  int saves() const {
    const std::lock_guard lock(mutex_);
    return saves_;
  }

 private:
  mutable std::mutex mutex_{};
  zalo::Tokens tokens_{};
  int failures_ = 0;
  int saves_ = 0;
};

}  // namespace support
