// The file of --state: read at the start, written when people or tokens came to be, and at the end.
// Safe from any thread.
#pragma once

#include <filesystem>
#include <mutex>
#include <string>

#include "simulator/simulator.hpp"

namespace simulator {

class Keeper {
 public:
  // path: "" keeps nothing.
  Keeper(std::filesystem::path path, Simulator& simulator);

  // A missing file is a fresh start; an unreadable one is an Error in one sentence.
  base::Status load();
  void save();
  // Called with the path of a request before its answer goes out: a token that the service got must
  // not be forgotten here.
  void save_after(const std::string& request_path);

 private:
  std::filesystem::path path_;
  Simulator& simulator_;
  std::mutex mutex_{};  // one writer of the file
};

}  // namespace simulator
