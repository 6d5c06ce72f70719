// The audit trail as somebody reads it: by person, deed, object and day, newest first. View over an
// open Tx.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/audit.hpp"

namespace storage {

struct TrailFilter {  // an empty field does not narrow
  std::string who{};
  std::string what{};  // or how it begins: "account." for all of them
  std::string subject{};
  std::optional<base::TimePoint> from{};
  std::optional<base::TimePoint> before{};
  AuditId below{};  // entries older than this one; 0: from the newest
};

struct TrailLine {
  AuditId id{};
  AuditEntry entry{};
  std::string hash{};
};

class AuditTrail {
 public:
  explicit AuditTrail(Tx& tx) : tx_(tx) {}

  std::vector<TrailLine> page(const TrailFilter& filter, int at_most);
  std::int64_t count(const TrailFilter& filter);  // ignores below

 private:
  Tx& tx_;
};

}  // namespace storage
