#include "storage/masked_copies.hpp"

#include "storage/rows.hpp"

namespace storage {

std::optional<MaskedCopy> MaskedCopies::of(AttachmentId id) {
  std::optional<MaskedCopy> found;
  tx_.each(
      "SELECT path, bytes, sha256, mime, staff, at FROM masked_copies WHERE attachment_id = $1 AND "
      "ended_at IS NULL",
      Params{id.value},
      [&](const Row& row) {
        found = MaskedCopy{{row.text(0), row.integer(1), row.text(2), row.text(3)},
                           cases::StaffId{row.integer(4)},
                           time_at(row, 5)};
      });
  return found;
}

void MaskedCopies::put(AttachmentId id, const MaskedCopy& copy) {
  end(id, copy.at);
  tx_.exec(
      "INSERT INTO masked_copies (attachment_id, path, bytes, sha256, mime, staff, at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      Params{id.value,
             copy.file.path,
             copy.file.bytes,
             copy.file.sha256,
             copy.file.mime,
             copy.staff.value,
             base::to_millis(copy.at)});
}

bool MaskedCopies::end(AttachmentId id, base::TimePoint now) {
  return tx_.exec(
             "UPDATE masked_copies SET ended_at = $2 WHERE attachment_id = $1 AND ended_at IS NULL",
             Params{id.value, base::to_millis(now)}) > 0;
}

std::vector<std::string> MaskedCopies::forget(AttachmentId id) {
  std::vector<std::string> paths;
  tx_.each(
      "SELECT DISTINCT path FROM masked_copies WHERE attachment_id = $1 AND path <> '' "
      "ORDER BY path",
      Params{id.value},
      [&](const Row& row) { paths.push_back(row.text(0)); });
  tx_.exec(
      "UPDATE masked_copies SET path = '', bytes = 0, sha256 = '', ended_at = coalesce(ended_at, "
      "at) WHERE attachment_id = $1",
      Params{id.value});
  return paths;
}

}  // namespace storage
