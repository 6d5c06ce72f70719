// How often somebody tried something lately. In memory and of bounded size: the oldest are
// forgotten first. Safe from any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "bot/door/request.hpp"

namespace console {

struct TryRule {
  int most = 0;  // in one window
  std::chrono::seconds window{};
  std::size_t remembered = 0;  // so many people at once
};

class Tries {
 public:
  explicit Tries(TryRule rule) : rule_(rule) {}

  // Counts one. Nothing: it may be made; else how long to wait, at least a second.
  std::optional<std::chrono::seconds> count(const std::string& who, base::TimePoint now);
  std::size_t remembered() const;

 private:
  struct Window {
    base::TimePoint since{};
    int tries = 0;
  };

  void make_room(base::TimePoint now);

  TryRule rule_;
  mutable std::mutex mutex_{};
  std::map<std::string, Window, std::less<>> windows_{};
};

// Whom to count a request for: the other end of the socket, or whom a proxy on this very machine
// names as such; of an IPv6 address the network (/64), since one house has them all.
std::string asker_of(const door::RawRequest& request);

}  // namespace console
