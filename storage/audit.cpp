#include "storage/audit.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/crypto.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

// Each field with its length before it: no two entries have the same text.
std::string canonical(const AuditEntry& entry) {
  const auto sized = [](std::string_view text) { return fmt::format("{}:{};", text.size(), text); };
  return fmt::format("{};", base::to_millis(entry.at)) + sized(entry.who) + sized(entry.what) +
         sized(entry.subject) + sized(entry.detail);
}

std::string seal(std::string_view previous_hash, const AuditEntry& entry) {
  return base::sha256_hex({previous_hash, "\n", canonical(entry)});
}

AuditEntry entry_of(const Row& row) {
  return AuditEntry{time_at(row, 1), row.text(2), row.text(3), row.text(4), row.text(5)};
}

}  // namespace

AuditHead Audit::append(const AuditEntry& entry) {
  const auto last = head();
  const std::string previous = last ? last->hash : "";
  const std::string hash = seal(previous, entry);
  const auto id =
      first_integer(tx_,
                    "INSERT INTO audit (at, who, what, subject, detail, previous_hash, hash) "
                    "VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
                    Params{base::to_millis(entry.at),
                           entry.who,
                           entry.what,
                           entry.subject,
                           entry.detail,
                           previous,
                           hash});
  base::check(id.has_value(), "an insert returns its row");
  return AuditHead{AuditId{*id}, hash};
}

std::optional<AuditHead> Audit::head() {
  std::optional<AuditHead> head;
  tx_.each("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1", {}, [&](const Row& row) {
    head = AuditHead{AuditId{row.integer(0)}, row.text(1)};
  });
  return head;
}

std::vector<AuditLine> Audit::of_subject(std::string_view subject, int at_most) {
  return lines("WHERE subject = $1 ORDER BY id DESC LIMIT $2",
               Params{std::string{subject}, bounded(at_most)});
}

std::vector<AuditLine> Audit::recent(int at_most) {
  return lines("ORDER BY id DESC LIMIT $1", Params{bounded(at_most)});
}

std::vector<AuditLine> Audit::lines(std::string_view where, const Params& params) {
  std::string sql = "SELECT id, at, who, what, subject, detail FROM audit ";
  sql.append(where);
  std::vector<AuditLine> lines;
  tx_.each(sql, params, [&](const Row& row) {
    lines.push_back(AuditLine{AuditId{row.integer(0)}, entry_of(row)});
  });
  return lines;
}

base::Result<std::int64_t> Audit::verify(const std::optional<AuditHead>& known) {
  std::string previous;
  std::int64_t entries = 0;
  std::int64_t broken = 0;
  bool known_seen = !known;
  tx_.each("SELECT id, at, who, what, subject, detail, previous_hash, hash FROM audit ORDER BY id",
           {},
           [&](const Row& row) {
             const std::string hash = row.text(7);
             const bool fits = row.text(6) == previous && hash == seal(previous, entry_of(row));
             if (!fits && broken == 0) broken = row.integer(0);
             if (known && row.integer(0) == known->id.value && hash == known->hash)
               known_seen = true;
             previous = hash;
             ++entries;
           });
  if (broken != 0) {
    return base::Error{base::Errc::corrupt, fmt::format("audit entry {} does not fit", broken)};
  }
  if (!known_seen) {
    return base::Error{base::Errc::corrupt,
                       fmt::format("audit entry {} is missing or changed", known->id.value)};
  }
  return entries;
}

}  // namespace storage
