// What the measurements share: a folder to write in, events as the platform sends them, one client
// of the door, and how a line of figures looks.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "bot/config/config.hpp"

namespace bench {

using Steady = std::chrono::steady_clock;
using Micros = std::chrono::duration<double, std::micro>;

inline constexpr int citizens = 200;

class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void print_line(const std::string& what, double per_second, std::vector<double>& micros);

std::string citizen_id(int citizen);
std::string body_of(const config::Config& config, int citizen, int number);

// One client with one kept-alive connection; rest: between an answer and the next event.
struct Knocker {
  int port = 0;
  std::chrono::milliseconds rest{0};
};

void knock(const Knocker& knocker,
           const config::Config& config,
           const std::atomic<bool>& stop,
           std::vector<double>& micros);

}  // namespace bench
