#include "storage/sqlite/connection.hpp"

#include <chrono>

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/check.hpp"
#include "storage/limits.hpp"

namespace storage::sqlite {
namespace {

FailureKind kind_of(int code) {
  constexpr int primary_code = 0xFF;  // the low byte; the rest is SQLite's extended detail
  switch (code & primary_code) {
    case SQLITE_FULL:
      return FailureKind::disk_full;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return FailureKind::io;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return FailureKind::corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return FailureKind::busy;
    case SQLITE_CONSTRAINT:
      return FailureKind::broken_rule;
    default:
      return FailureKind::other;
  }
}

struct Bind {
  SQLite::Statement& statement;
  int slot = 0;

  void operator()(std::nullptr_t) const { statement.bind(slot); }

  void operator()(std::int64_t number) const { statement.bind(slot, number); }

  void operator()(double number) const { statement.bind(slot, number); }

  // Not copied: the params outlive the run, and Run forgets them at its end.
  void operator()(const std::string& text) const { statement.bindNoCopy(slot, text); }
};

class StatementRow final : public Row {
 public:
  explicit StatementRow(SQLite::Statement& statement) : statement_(statement) {}

  std::int64_t integer(int column) const override {
    return statement_.getColumn(column).getInt64();
  }

  std::string text(int column) const override {
    if (statement_.isColumnNull(column)) return {};
    return statement_.getColumn(column).getString();
  }

  bool is_null(int column) const override { return statement_.isColumnNull(column); }

 private:
  SQLite::Statement& statement_;
};

int open_flags(Role role) {
  // A reader, too, writes the shared index of the log; query_only keeps it from changing rows.
  const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX;
  return role == Role::writer ? flags | SQLite::OPEN_CREATE : flags;
}

SQLite::Database open_file(const std::filesystem::path& path, Role role) {
  constexpr auto wait_ms = std::chrono::milliseconds{limits::busy_wait}.count();
  try {
    return SQLite::Database(path.string(), open_flags(role), static_cast<int>(wait_ms));
  } catch (const SQLite::Exception& exception) {
    raise(exception);
  }
}

}  // namespace

void raise(const SQLite::Exception& exception) {
  const int code = exception.getExtendedErrorCode() > 0 ? exception.getExtendedErrorCode()
                                                        : exception.getErrorCode();
  throw Failure(kind_of(exception.getErrorCode()),
                fmt::format("sqlite {}: {}", code, exception.what()));
}

// One execution: binds, steps, and leaves the statement clean whatever happens.
class Connection::Run {
 public:
  Run(Connection& connection, Prepared& prepared, std::span<const Param> params)
      : connection_(connection), statement_(prepared.statement) {
    base::check(params.size() == prepared.slots.size(), "as many params as placeholders");
    for (std::size_t i = 0; i < params.size(); ++i) {
      std::visit(Bind{statement_, prepared.slots[i]}, params[i]);
    }
    connection_.running_ = true;
  }

  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  ~Run() {
    connection_.running_ = false;
    statement_.tryReset();
    try {
      statement_.clearBindings();
    } catch (const SQLite::Exception&) {  // NOLINT(bugprone-empty-catch) cannot fail after a reset
    }
  }

  bool step() {
    const int code = statement_.tryExecuteStep();
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    raise(SQLite::Exception(connection_.database_.getHandle(), code));
  }

 private:
  Connection& connection_;
  SQLite::Statement& statement_;
};

Connection::Connection(const std::filesystem::path& path, Role role)
    : database_(open_file(path, role)) {
  try {
    set_up(path, role);
  } catch (const SQLite::Exception& exception) {
    raise(exception);
  }
}

void Connection::set_up(const std::filesystem::path& path, Role role) {
  using std::filesystem::perms;
  if (role == Role::writer) {
    // Before the log is created: SQLite gives it the permissions of the file.
    std::error_code ignored;  // a file system without permissions is the operator's choice
    std::filesystem::permissions(path, perms::owner_read | perms::owner_write, ignored);
    const std::string mode = database_.execAndGet("PRAGMA journal_mode=WAL").getString();
    if (mode != "wal") throw Failure(FailureKind::io, "no write-ahead log on this file system");
    database_.exec(fmt::format("PRAGMA cache_size=-{}", limits::writer_cache_kib));
  }
  database_.exec("PRAGMA synchronous=FULL");    // a 200 must survive a power cut
  database_.exec("PRAGMA foreign_keys=ON");     // off by default in SQLite
  database_.exec("PRAGMA secure_delete=ON");    // erased words are overwritten, not only unlinked
  database_.exec("PRAGMA trusted_schema=OFF");  // the file cannot make us run functions
  database_.exec("PRAGMA temp_store=MEMORY");   // no citizens' words in temporary files
  database_.exec(fmt::format("PRAGMA journal_size_limit={}", limits::wal_bytes_kept));
  if (role == Role::reader) database_.exec("PRAGMA query_only=ON");
}

std::int64_t Connection::exec(std::string_view sql, std::span<const Param> params) {
  try {
    base::check(!running_, "no statement inside a visit");
    Run run(*this, prepared(sql), params);
    while (run.step()) {
    }
    return database_.getChanges();

  } catch (const SQLite::Exception& exception) {
    raise(exception);
  }
}

void Connection::each(std::string_view sql,
                      std::span<const Param> params,
                      const std::function<void(const Row&)>& visit) {
  try {
    base::check(!running_, "no statement inside a visit");
    Prepared& ready = prepared(sql);
    Run run(*this, ready, params);
    const StatementRow row(ready.statement);
    while (run.step()) visit(row);

  } catch (const SQLite::Exception& exception) {
    raise(exception);
  }
}

void Connection::script(std::string_view sql) {
  try {
    base::check(!running_, "no statement inside a visit");
    database_.exec(std::string{sql});

  } catch (const SQLite::Exception& exception) {
    raise(exception);
  }
}

void Connection::roll_back() noexcept {
  try {
    // After a full disk SQLite has rolled back by itself and there is nothing left to end.
    if (sqlite3_get_autocommit(database_.getHandle()) == 0) database_.exec("ROLLBACK");
  } catch (
      const std::exception&) {  // NOLINT(bugprone-empty-catch) the first failure is what counts
  }
}

Connection::Prepared& Connection::prepared(std::string_view sql) {
  const auto found = cache_.find(sql);
  if (found != cache_.end()) return found->second;
  if (cache_.size() >= limits::prepared_max) cache_.clear();
  std::string text{sql};
  Prepared fresh{SQLite::Statement(database_, text)};
  const int count = fresh.statement.getBindParameterCount();
  for (int k = 1; k <= count; ++k) {
    const int slot = fresh.statement.getIndex(fmt::format("${}", k).c_str());
    base::check(slot != 0, "placeholders are $1 to $n without a hole");
    fresh.slots.push_back(slot);
  }
  return cache_.emplace(std::move(text), std::move(fresh)).first->second;
}

}  // namespace storage::sqlite
