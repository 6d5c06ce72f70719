// Where files of people are read, looked over and saved: a few at once, one of each account, one
// thread that works. In memory: what was not saved when the service stops was never there. Any
// thread.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "console/surveys/import_work.hpp"

namespace console {

class ImportDesk {
 public:
  // Removes lists that an earlier run left half-filled. The room's parts outlive it.
  explicit ImportDesk(ImportRoom room);
  ~ImportDesk();
  ImportDesk(const ImportDesk&) = delete;
  ImportDesk& operator=(const ImportDesk&) = delete;
  ImportDesk(ImportDesk&&) = delete;
  ImportDesk& operator=(ImportDesk&&) = delete;

  struct Upload {
    std::int64_t staff = 0;
    std::string name{};
    std::string bytes{};
  };

  enum class Taken { taken, busy, full };
  using Look = std::function<void(Import& import)>;

  // Takes the place of what this account had before, unless that is being saved: busy. full: others
  // read as many files as there is room for.
  Taken take(Upload upload, const Look& look);

  // False: there is no such import, or it is somebody else's. look holds everybody else up.
  bool with(std::int64_t id, std::int64_t staff, const Look& look);
  // In a look: it is to be worked on again.
  void work_on(Import& import, ImportState as);
  bool drop(std::int64_t id, std::int64_t staff);

 private:
  void work();
  void work_once(Import& import, std::unique_lock<std::mutex>& lock);
  void take_back_unsaved();
  Import* next_to_work_on();
  void sweep();
  bool make_room(std::int64_t staff);

  std::mutex mutex_{};
  std::condition_variable arrived_{};
  std::map<std::int64_t, std::unique_ptr<Import>> imports_{};
  std::int64_t last_id_ = 0;
  std::atomic<bool> stopping_{false};
  ImportRoom room_;
  bool unsaved_left_ = false;  // by a save that failed; the worker's alone
  std::thread worker_{};
};

}  // namespace console
