// Pictures with parts painted over, for those who may not see the original. One copy of a picture
// is in force; earlier ones stay until the original is forgotten (Attachments::forget). View over
// an open Tx; reading and writing files is the caller's work.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "office/cases/case.hpp"
#include "storage/attachments.hpp"
#include "storage/database.hpp"

namespace storage {

struct MaskedCopy {
  KeptFile file{};
  cases::StaffId staff{};
  base::TimePoint at{};
};

class MaskedCopies {
 public:
  explicit MaskedCopies(Tx& tx) : tx_(tx) {}

  std::optional<MaskedCopy> of(AttachmentId id);      // the one in force
  void put(AttachmentId id, const MaskedCopy& copy);  // ends the one before
  bool end(AttachmentId id, base::TimePoint now);     // false: there was none
  std::vector<std::string> forget(AttachmentId id);   // all of them; their paths

 private:
  Tx& tx_;
};

}  // namespace storage
