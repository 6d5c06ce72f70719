// A Database that breaks on purpose: the n-th commit, before or after it took effect, or the n-th
// statement. It also counts, so that a scenario can be run once to learn how often it can break and
// then once for each place. As safe as the Database inside; plan faults while nothing runs.
#pragma once

#include <atomic>
#include <cstdint>

#include "storage/database.hpp"

namespace support {

class FaultyDatabase final : public storage::Database {
 public:
  enum class Moment {
    before_commit,  // rolled back: nothing took effect
    after_commit  // took effect, but the caller hears of a failure (as when the process dies there)
  };

  explicit FaultyDatabase(storage::Database& inner) : inner_(inner) {}

  void write(const std::function<void(storage::Tx&)>& body) override;
  void read(const std::function<void(storage::Tx&)>& body) override;

  // Counted from now: 1 is the next. Each fault happens once; a new plan replaces the old one.
  void fail_commit(std::int64_t nth,
                   Moment moment,
                   storage::FailureKind kind = storage::FailureKind::io);
  void fail_statement(std::int64_t nth, storage::FailureKind kind = storage::FailureKind::io);
  // The nth write and all after it fail until heal(): the disk fills up.
  void fail_commits_from(std::int64_t nth,
                         storage::FailureKind kind = storage::FailureKind::disk_full);
  // Every write fails until heal(): a full disk.
  void fail_all_writes(storage::FailureKind kind = storage::FailureKind::disk_full);
  void heal();  // no fault planned

  std::int64_t commits() const { return commits_; }  // write transactions since the start

  std::int64_t statements() const { return statements_; }  // in reads and writes

 private:
  class FaultyTx;

  void before_statement();
  [[noreturn]] void fail() const;

  storage::Database& inner_;
  std::atomic<std::int64_t> commits_{0};
  std::atomic<std::int64_t> statements_{0};
  std::atomic<std::int64_t> failing_commit_{0};  // 0: none
  std::atomic<std::int64_t> failing_statement_{0};
  std::atomic<Moment> moment_{Moment::before_commit};
  std::atomic<storage::FailureKind> kind_{storage::FailureKind::io};
  std::atomic<std::int64_t> failing_from_{0};
  std::atomic<bool> all_writes_{false};
};

}  // namespace support
