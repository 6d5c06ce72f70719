// Files: opening one, and putting one up to be sent.
#include <nlohmann/json.hpp>

#include "console/acts.hpp"
#include "console/attachments.hpp"
#include "console/cases/papers.hpp"
#include "console/conversation.hpp"
#include "console/file_type.hpp"
#include "console/letters.hpp"
#include "console/limits.hpp"
#include "console/percent.hpp"
#include "console/shown_file.hpp"
#include "papers/papers.hpp"
#include "storage/audit.hpp"

namespace console::acts {
namespace {

using storage::Attachment;
using storage::AttachmentState;

void note_original(const Visit& visit, const WantedFile& wanted) {
  visit.office.database.write([&](storage::Tx& tx) {
    storage::Audit(tx).append(
        {.at = visit.now,
         .who = key_of(visit.me().id),
         .what = "attachment.original",
         .subject = "citizen/" + wanted.file.citizen,
         .detail = std::to_string(wanted.file.id.value) + (wanted.masked ? " masked" : "")});
  });
}

// Nothing: the visitor may have all of it. What is painted over takes a reason, as in a case.
std::optional<RawAnswer> not_the_original(storage::Tx& tx,
                                          const Visit& visit,
                                          const WantedFile& wanted) {
  if (!may_see_original(visit)) return problem("forbidden");
  if (!wanted.masked) return std::nullopt;
  const auto below = below_mask(tx, visit, wanted.file);
  if (below.open) return std::nullopt;
  return problem(below.ask_in.value != 0 ? "reason_needed" : "forbidden");
}

std::optional<RawAnswer> choose(storage::Tx& tx, const Visit& visit, WantedFile& wanted) {
  const auto id = attachment_id(visit.path.front());
  auto found = id ? storage::Attachments(tx).find(*id) : std::nullopt;
  const bool kept = found && found->state == AttachmentState::kept;
  if (!kept || !may_open(tx, visit, *found)) return problem("not_found");
  wanted.file = std::move(*found);
  wanted.name = shown_name(wanted.file);
  wanted.masked = storage::MaskedCopies(tx).of(wanted.file.id);
  return wanted.original ? not_the_original(tx, visit, wanted) : std::nullopt;
}

std::string uploaded_name(const Visit& visit) {
  const auto given = door::header_of(visit.request, "X-File-Name");
  return percent_decoded(given).value_or(std::string{});
}

constexpr std::string_view plain_table = "text/csv";  // text and nothing besides

std::optional<RawAnswer> not_to_be_sent(const std::optional<Sendable>& file,
                                        std::string_view bytes) {
  if (!file) {
    return invalid({{"file",
                     "Chỉ gửi được ảnh jpg, png (tối đa 1 MB) và tệp pdf, docx, csv (tối đa "
                     "5 MB); loại tệp xét theo nội dung."}});
  }
  if (!papers::can_be_cleaned(file->type) && file->type != plain_table) {
    return invalid({{"file",
                     "Tệp Word đời cũ (.doc) mang theo tên người soạn và máy tính. Hãy lưu thành "
                     ".docx hoặc PDF rồi gửi."}});
  }
  if (bytes.size() <= file->bytes_max) return std::nullopt;
  return invalid({{"file", file->picture ? "Ảnh lớn quá 1 MB." : "Tệp lớn quá 5 MB."}});
}

// What the citizen gets tells nothing of the officer's computer or telephone. Nothing: it cannot be
// made so. A spreadsheet as text has nothing to tell.
std::optional<std::string> to_be_sent(const Visit& visit, const Sendable& file) {
  const auto& bytes = visit.request.body;
  if (!papers::can_be_cleaned(file.type)) return bytes;
  return cleaned(visit.office, bytes, file.type);
}

// Who holds it may put up a file, and only so many before they are sent.
std::optional<RawAnswer> upload_refused(storage::Tx& tx, const Visit& visit) {
  const auto found = load_conversation(tx, visit.path.front());
  if (!found || sight_of(tx, visit, *found) == Sight::none) return problem("not_found");
  if (!found->held_by(key_of(visit.me().id))) return not_yours(tx, *found);
  int unsent = 0;
  for (const auto& file : storage::Attachments(tx).of_citizen(found->citizen.id)) {
    if (file.outgoing && file.message == 0) ++unsent;
  }
  if (unsent < limits::unsent_files_max) return std::nullopt;
  return invalid({{"file", "Đã có nhiều tệp chưa gửi trong hội thoại này."}});
}

}  // namespace

RawAnswer open_attachment(const Visit& visit) {
  if (auto refused = unknown_way(visit)) return *refused;
  WantedFile wanted;
  wanted.original = query_value(visit.request, "original") == "1";
  std::optional<RawAnswer> refused;
  visit.office.database.read([&](storage::Tx& tx) { refused = choose(tx, visit, wanted); });
  if (refused) return *refused;
  auto answer = file_answer(visit, wanted);
  if (wanted.original && answer.status == 200) note_original(visit, wanted);
  return answer;
}

RawAnswer upload_file(const Visit& visit) {
  const auto& bytes = visit.request.body;
  const auto file = sendable(bytes, uploaded_name(visit));
  if (auto refused = not_to_be_sent(file, bytes)) return *refused;
  const auto clean = to_be_sent(visit, *file);
  if (!clean) {
    return invalid({{"file",
                     "Tệp hỏng hoặc có mật khẩu nên không bỏ được thông tin ẩn (người soạn, nơi "
                     "chụp). Hãy lưu lại rồi gửi."}});
  }
  std::optional<RawAnswer> refused;
  Attachment row;
  row.citizen = visit.path.front();
  row.kind = file->picture ? "photo" : "file";
  row.file_name = file->name;
  row.added_at = visit.now;
  row.outgoing = true;
  visit.office.database.write([&](storage::Tx& tx) {
    refused = upload_refused(tx, visit);
    if (!refused) row.id = storage::Attachments(tx).add(row);
  });
  if (refused) return *refused;
  const auto ending = std::string{ending_of(file->type)};
  const auto kept = visit.office.outside.files.keep({row.id, *clean, file->type, ending});
  if (!kept) return problem("unavailable");
  visit.office.database.write(
      [&](storage::Tx& tx) { storage::Attachments(tx).kept(row.id, *kept); });
  return json_answer(201,
                     {{"id", std::to_string(row.id.value)},
                      {"name", row.file_name},
                      {"size", clean->size()},
                      {"type", file->type}});
}

}  // namespace console::acts
