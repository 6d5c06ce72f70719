// The seam between our SQL and an engine (SQLite today, PostgreSQL later). SQL is written once,
// with $1, $2 …; only what every engine understands is used outside storage/<engine>/. The same
// contract suite runs over every Database (tests/contract).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "storage/failure.hpp"

namespace storage {

using Param = std::variant<std::nullptr_t, std::int64_t, double, std::string>;
using Params = std::vector<Param>;

// One row of an answer; valid only inside the visit that received it. Columns count from 0.
class Row {
 public:
  virtual ~Row() = default;
  virtual std::int64_t integer(int column) const = 0;  // 0 for NULL
  virtual std::string text(int column) const = 0;      // "" for NULL; may hold NUL bytes
  virtual bool is_null(int column) const = 0;
};

// One open transaction: of one thread, never stored. Every call may throw Failure; the transaction
// is then to be left by letting the exception pass.
class Tx {
 public:
  virtual ~Tx() = default;
  // One statement with exactly as many params as it names. Returns the rows that an INSERT, UPDATE
  // or DELETE changed (0 for ON CONFLICT DO NOTHING that met a conflict).
  virtual std::int64_t exec(std::string_view sql, std::span<const Param> params) = 0;
  // Visits the rows of a SELECT or of a RETURNING. The visit must not use this Tx.
  virtual void each(std::string_view sql,
                    std::span<const Param> params,
                    const std::function<void(const Row&)>& visit) = 0;
  // Several statements without parameters: migrations. No BEGIN, COMMIT or PRAGMA in it.
  virtual void script(std::string_view sql) = 0;
  // To append to a SELECT that takes work from a queue: "" on SQLite, which has one writer, and
  // " FOR UPDATE SKIP LOCKED" on PostgreSQL. The one difference in our SQL.
  virtual std::string_view skip_locked() const = 0;
};

class Database {  // safe from any thread
 public:
  virtual ~Database() = default;
  // Runs body in one write transaction and returns after it is on the disk. Writers queue. An
  // exception rolls back and is passed on. No I/O inside, no write within a write (Bug), < 100 ms.
  virtual void write(const std::function<void(Tx&)>& body) = 0;
  // Runs body on one consistent snapshot, taken when read() begins; never blocks the writer. A
  // change attempted in it throws.
  virtual void read(const std::function<void(Tx&)>& body) = 0;
};

}  // namespace storage
