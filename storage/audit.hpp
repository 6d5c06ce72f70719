// The trail of what was done with people's data: append-only (the schema refuses changes), each
// entry sealed with the hash of the one before it, so that a change from outside shows. View over
// an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/value.hpp"
#include "storage/database.hpp"

namespace storage {

using AuditId = base::Id<struct AuditTag>;

struct AuditEntry {
  base::TimePoint at{};
  std::string who{};      // "staff/12", "bot", "operator"
  std::string what{};     // "case.read", "identity.unmasked"
  std::string subject{};  // "case/81", "citizen/c_7"
  std::string detail{};   // a reason or JSON; no citizen's words
};

struct AuditLine {
  AuditId id{};
  AuditEntry entry{};
};

// The end of the chain. Noted outside the database from time to time (a log line, a printout), it
// also proves that nothing was cut off the end.
struct AuditHead {
  AuditId id{};
  std::string hash{};
};

class Audit {
 public:
  explicit Audit(Tx& tx) : tx_(tx) {}

  AuditHead append(const AuditEntry& entry);
  std::optional<AuditHead> head();
  std::vector<AuditLine> of_subject(std::string_view subject, int at_most);  // newest first
  std::vector<AuditLine> recent(int at_most);                                // newest first

  // Walks the whole chain. The number of entries, or Errc::corrupt with the first id that does not
  // fit. known: an earlier head that must still be part of the chain.
  base::Result<std::int64_t> verify(const std::optional<AuditHead>& known = std::nullopt);

 private:
  std::vector<AuditLine> lines(std::string_view where, const Params& params);

  Tx& tx_;
};

}  // namespace storage
