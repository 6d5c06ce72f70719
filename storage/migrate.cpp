#include "storage/migrate.hpp"

#include <map>
#include <optional>

#include <fmt/format.h>

#include "base/crypto.hpp"
#include "base/local_time.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

// The one table outside the migrations, and so in words that every engine understands (not STRICT).
constexpr std::string_view record_table =
    "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
    "checksum TEXT NOT NULL, applied_at TEXT NOT NULL)";

std::map<int, std::string> recorded(Tx& tx) {
  std::map<int, std::string> checksums;
  tx.each("SELECT number, checksum FROM migrations ORDER BY number", {}, [&](const Row& row) {
    checksums.emplace(static_cast<int>(row.integer(0)), row.text(1));
  });
  return checksums;
}

std::optional<base::Error> disagreement(const std::map<int, std::string>& done,
                                        std::span<const Migration> steps) {
  using base::Errc;
  const int known = static_cast<int>(steps.size());
  int expected = 1;
  for (const auto& [number, checksum] : done) {
    if (number > known) {
      return base::Error{
          Errc::conflict,
          fmt::format("the database is at step {}, this program knows {}: use the newer program",
                      done.rbegin()->first,
                      known)};
    }
    const Migration& step = steps[static_cast<std::size_t>(number - 1)];
    if (number != expected || checksum != base::sha256_hex({step.sql})) {
      return base::Error{Errc::conflict,
                         fmt::format("the database was not built by this program's {}", step.name)};
    }
    ++expected;
  }
  return std::nullopt;
}

void apply(Tx& tx, const Migration& step, base::TimePoint now) {
  try {
    tx.script(step.sql);
    tx.exec("INSERT INTO migrations (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
            Params{step.number,
                   std::string{step.name},
                   base::sha256_hex({step.sql}),
                   base::format_iso(now)});
  } catch (const Failure& failure) {
    throw Failure(failure.kind(), fmt::format("migration {}: {}", step.name, failure.what()));
  }
}

}  // namespace

base::Result<Migrated> migrate(Database& database,
                               std::span<const Migration> steps,
                               base::TimePoint now) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    base::check(steps[i].number == static_cast<int>(i) + 1, "migrations are numbered 1, 2, 3 …");
  }
  std::optional<Migrated> result;
  std::optional<base::Error> error;
  // Looks again before every step: another process may have done it meanwhile.
  bool finished = false;
  for (std::size_t round = 0; !finished && round <= steps.size(); ++round) {
    database.write([&](Tx& tx) {
      tx.exec(record_table, {});
      const auto done = recorded(tx);
      error = disagreement(done, steps);
      if (!result) result = Migrated{static_cast<int>(done.size()), 0};
      finished = error || done.size() == steps.size();
      result->to = static_cast<int>(done.size());
      if (!finished) apply(tx, steps[done.size()], now);
    });
  }
  if (error) return *error;
  return *result;
}

}  // namespace storage
