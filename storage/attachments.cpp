#include "storage/attachments.hpp"

#include <array>

#include "base/check.hpp"
#include "storage/limits.hpp"
#include "storage/masked_copies.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, 4> state_names{"waiting", "kept", "failed", "forgotten"};

constexpr std::string_view select_columns =
    "SELECT id, citizen, kind, file_name, source_url, added_at, state, path, bytes, sha256, mime, "
    "why, message_id, outgoing FROM attachments WHERE ";

Attachment attachment_of(const Row& row) {
  Attachment attachment;
  attachment.id = AttachmentId{row.integer(0)};
  attachment.citizen = row.text(1);
  attachment.kind = row.text(2);
  attachment.file_name = row.text(3);
  attachment.source_url = row.text(4);
  attachment.added_at = time_at(row, 5);
  attachment.state = static_cast<AttachmentState>(index_of(state_names, row.text(6)));
  attachment.path = row.text(7);
  attachment.bytes = row.integer(8);
  attachment.sha256 = row.text(9);
  attachment.mime = row.text(10);
  attachment.why = row.text(11);
  attachment.message = row.integer(12);
  attachment.outgoing = row.integer(13) != 0;
  return attachment;
}

}  // namespace

AttachmentId Attachments::add(const Attachment& attachment) {
  Params params{attachment.citizen,
                attachment.kind,
                attachment.file_name,
                attachment.source_url,
                base::to_millis(attachment.added_at),
                nullptr,
                std::int64_t{attachment.outgoing}};
  if (attachment.message != 0) params[5] = attachment.message;
  const auto id = first_integer(
      tx_,
      "INSERT INTO attachments (citizen, kind, file_name, source_url, added_at, message_id, "
      "outgoing) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
      params);
  base::check(id.has_value(), "an insert returns its row");
  return AttachmentId{*id};
}

std::optional<Attachment> Attachments::find(AttachmentId id) {
  auto found = select("id = $1", Params{id.value});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Attachment> Attachments::of_citizen(std::string_view citizen) {
  return select("citizen = $1 ORDER BY id LIMIT $2",
                Params{std::string{citizen}, limits::list_max});
}

std::vector<Attachment> Attachments::waiting(int at_most) {
  return select("state = 'waiting' ORDER BY id LIMIT $1", Params{bounded(at_most)});
}

std::vector<Attachment> Attachments::unsent(base::TimePoint put_up_before, int at_most) {
  return select(
      "outgoing = 1 AND message_id IS NULL AND state <> 'forgotten' AND added_at < $1 ORDER BY id "
      "LIMIT $2",
      Params{base::to_millis(put_up_before), bounded(at_most)});
}

std::vector<Attachment> Attachments::of_message(std::int64_t message) {
  return select("message_id = $1 AND message_id IS NOT NULL ORDER BY id LIMIT $2",
                Params{message, limits::list_max});
}

bool Attachments::attach(AttachmentId id, std::int64_t message) {
  return tx_.exec(
             "UPDATE attachments SET message_id = $2 WHERE id = $1 AND outgoing = 1 AND "
             "message_id IS NULL AND state = 'kept'",
             Params{id.value, message}) == 1;
}

void Attachments::detach(std::int64_t message) {
  tx_.exec("UPDATE attachments SET message_id = NULL WHERE message_id = $1", Params{message});
}

bool Attachments::kept(AttachmentId id, const KeptFile& file) {
  return tx_.exec(
             "UPDATE attachments SET state = 'kept', path = $2, bytes = $3, sha256 = $4, mime = "
             "$5, "
             "why = '' WHERE id = $1 AND state IN ('waiting', 'failed')",
             Params{id.value, file.path, file.bytes, file.sha256, file.mime}) == 1;
}

bool Attachments::failed(AttachmentId id, std::string_view why) {
  return tx_.exec(
             "UPDATE attachments SET state = 'failed', why = $2 WHERE id = $1 AND state = "
             "'waiting'",
             Params{id.value, short_why(why)}) == 1;
}

std::vector<std::string> Attachments::forget(AttachmentId id) {
  std::vector<std::string> paths;
  const auto found = find(id);
  if (found && !found->path.empty()) paths.push_back(found->path);
  for (auto& masked : MaskedCopies(tx_).forget(id)) paths.push_back(std::move(masked));
  tx_.exec(
      "UPDATE attachments SET state = 'forgotten', file_name = '', source_url = '', path = '', "
      "bytes = 0, sha256 = '', mime = '', why = '' WHERE id = $1",
      Params{id.value});
  return paths;
}

std::vector<std::string> Attachments::forget_all(std::string_view citizen) {
  std::vector<AttachmentId> ids;
  tx_.each("SELECT id FROM attachments WHERE citizen = $1 AND state <> 'forgotten' ORDER BY id",
           Params{std::string{citizen}},
           [&](const Row& row) { ids.push_back(AttachmentId{row.integer(0)}); });
  std::vector<std::string> paths;
  for (const AttachmentId id : ids) {
    for (std::string& path : forget(id)) paths.push_back(std::move(path));
  }
  return paths;
}

std::vector<Attachment> Attachments::select(std::string_view where, const Params& params) {
  std::string sql{select_columns};
  sql.append(where);
  std::vector<Attachment> attachments;
  tx_.each(sql, params, [&](const Row& row) { attachments.push_back(attachment_of(row)); });
  return attachments;
}

}  // namespace storage
