#include "storage/sqlite/database.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/check.hpp"
#include "storage/limits.hpp"
#include "storage/sqlite/connection.hpp"

namespace storage {
namespace {

using sqlite::Connection;
using sqlite::Role;

class SqliteTx final : public Tx {
 public:
  explicit SqliteTx(Connection& connection) : connection_(connection) {}

  std::int64_t exec(std::string_view sql, std::span<const Param> params) override {
    return connection_.exec(sql, params);
  }

  void each(std::string_view sql,
            std::span<const Param> params,
            const std::function<void(const Row&)>& visit) override {
    connection_.each(sql, params, visit);
  }

  void script(std::string_view sql) override { connection_.script(sql); }

  std::string_view skip_locked() const override { return ""; }

 private:
  Connection& connection_;
};

void run_transaction(Connection& connection,
                     std::string_view begin,
                     const std::function<void(Tx&)>& body) {
  connection.exec(begin, {});
  try {
    SqliteTx tx(connection);
    body(tx);
    connection.exec("COMMIT", {});
  } catch (...) {
    connection.roll_back();
    throw;
  }
}

// Lends read connections, opened when first needed.
class Readers {
 public:
  explicit Readers(std::filesystem::path path) : path_(std::move(path)) {}

  std::unique_ptr<Connection> lend() {
    std::unique_lock lock(mutex_);
    const bool free = returned_.wait_for(
        lock, limits::busy_wait, [this] { return !idle_.empty() || lent_ < limits::readers_max; });
    if (!free) throw Failure(FailureKind::busy, "all readers are busy");
    ++lent_;
    if (idle_.empty()) return nullptr;
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
  }

  // connection: nothing when it could not be opened.
  void give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    --lent_;
    if (connection) idle_.push_back(std::move(connection));
    returned_.notify_one();
  }

  const std::filesystem::path& path() const { return path_; }

 private:
  const std::filesystem::path path_;
  std::mutex mutex_{};
  std::condition_variable returned_{};
  std::vector<std::unique_ptr<Connection>> idle_{};
  std::size_t lent_ = 0;
};

class LentReader {
 public:
  explicit LentReader(Readers& readers) : readers_(readers), connection_(readers.lend()) {
    if (connection_) return;
    try {  // opened outside the pool's mutex: it touches the disk
      connection_ = std::make_unique<Connection>(readers_.path(), Role::reader);
    } catch (...) {
      readers_.give_back(nullptr);
      throw;
    }
  }

  LentReader(const LentReader&) = delete;
  LentReader& operator=(const LentReader&) = delete;

  ~LentReader() { readers_.give_back(std::move(connection_)); }

  Connection& connection() { return *connection_; }

 private:
  Readers& readers_;
  std::unique_ptr<Connection> connection_;
};

class SqliteDatabase final : public Database {
 public:
  explicit SqliteDatabase(const std::filesystem::path& path)
      : writer_(path, Role::writer), readers_(path) {}

  void write(const std::function<void(Tx&)>& body) override {
    const auto here = std::this_thread::get_id();
    base::check(writing_.load() != here, "a write within a write");
    const std::lock_guard lock(writer_mutex_);
    writing_.store(here);
    try {
      run_transaction(writer_, "BEGIN IMMEDIATE", body);
    } catch (...) {
      writing_.store({});
      throw;
    }
    writing_.store({});
  }

  void read(const std::function<void(Tx&)>& body) override {
    LentReader reader(readers_);
    run_transaction(reader.connection(), "BEGIN", [&](Tx& tx) {
      // SQLite takes its snapshot at the first look, so we look at once.
      tx.exec("SELECT 1 FROM sqlite_master LIMIT 1", {});
      body(tx);
    });
  }

 private:
  std::mutex writer_mutex_{};
  std::atomic<std::thread::id> writing_{};
  Connection writer_;
  Readers readers_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::filesystem::path& path) {
  return std::make_unique<SqliteDatabase>(path);
}

}  // namespace storage
