// Files: opening one, and putting one up to be sent.
#include <charconv>

#include <nlohmann/json.hpp>

#include "console/acts.hpp"
#include "console/attachments.hpp"
#include "console/cleaning.hpp"
#include "console/conversation.hpp"
#include "console/file_type.hpp"
#include "console/letters.hpp"
#include "console/limits.hpp"
#include "console/percent.hpp"
#include "storage/audit.hpp"

namespace console::acts {
namespace {

using storage::Attachment;
using storage::AttachmentState;

std::optional<storage::AttachmentId> file_id(const std::string& text) {
  storage::AttachmentId id;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, id.value);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return id;
}

// Nothing in it may run, reach the network or frame a page of ours. A browser's own viewer for PDF
// does not work in a sandbox; it runs apart from our pages anyway.
std::string policy_for(std::string_view type) {
  const std::string closed =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; "
      "form-action 'none'; frame-ancestors 'none'";
  return type == "application/pdf" ? closed + "; object-src 'self'" : closed + "; sandbox";
}

struct Opened {
  Attachment file{};
  std::string bytes{};
  bool original = false;
  bool inline_shown = false;
};

RawAnswer file_answer(const Opened& opened, const std::string& name) {
  const std::string way = opened.inline_shown ? "inline" : "attachment";
  return {200,
          opened.inline_shown ? opened.file.mime : "application/octet-stream",
          opened.bytes,
          {{"Cache-Control", "private, no-store"},
           {"Content-Disposition", way + "; filename*=UTF-8''" + percent_encoded(name)},
           {"Content-Security-Policy", policy_for(opened.file.mime)},
           {"Cross-Origin-Resource-Policy", "same-origin"}}};
}

// What the visitor gets of it: a film tells its place in ways we do not take out.
std::optional<std::string> for_visitor(const Visit& visit, const Opened& opened) {
  if (opened.original || opened.file.outgoing) return opened.bytes;
  const auto type = type_inside(opened.bytes);
  if (is_picture(type)) return without_metadata(opened.bytes, type);
  const bool film = opened.file.kind == "video";
  if (film && !may_see_original(visit)) return std::nullopt;
  return opened.bytes;
}

void note_original(const Visit& visit, const Attachment& file) {
  visit.office.database.write([&](storage::Tx& tx) {
    storage::Audit(tx).append({.at = visit.now,
                               .who = key_of(visit.me().id),
                               .what = "attachment.original",
                               .subject = "citizen/" + file.citizen,
                               .detail = std::to_string(file.id.value)});
  });
}

std::string uploaded_name(const Visit& visit) {
  const auto given = door::header_of(visit.request, "X-File-Name");
  return percent_decoded(given).value_or(std::string{});
}

std::optional<RawAnswer> not_to_be_sent(const std::optional<Sendable>& file,
                                        std::string_view bytes) {
  if (!file) {
    return invalid({{"file",
                     "Chỉ gửi được ảnh jpg, png (tối đa 1 MB) và tệp pdf, doc, docx, csv (tối đa "
                     "5 MB); loại tệp xét theo nội dung."}});
  }
  if (bytes.size() <= file->bytes_max) return std::nullopt;
  return invalid({{"file", file->picture ? "Ảnh lớn quá 1 MB." : "Tệp lớn quá 5 MB."}});
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
  const auto id = file_id(visit.path.front());
  Opened opened;
  bool allowed = false;
  visit.office.database.read([&](storage::Tx& tx) {
    const auto found = id ? storage::Attachments(tx).find(*id) : std::nullopt;
    allowed = found && found->state == AttachmentState::kept && may_open(tx, visit, *found);
    if (allowed) opened.file = *found;
  });
  if (!allowed) return problem("not_found");
  opened.original = query_value(visit.request, "original") == "1";
  if (opened.original && !may_see_original(visit)) return problem("forbidden");
  auto bytes = visit.office.outside.files.read(opened.file.path);
  if (!bytes) return problem("not_found");
  opened.bytes = std::move(*bytes);
  auto shown = for_visitor(visit, opened);
  if (!shown) return problem("original_only");
  opened.bytes = std::move(*shown);
  if (opened.original) note_original(visit, opened.file);
  const bool asked = query_value(visit.request, "as") == "download";
  opened.inline_shown =
      !asked && is_shown_inline(opened.file.mime) && type_inside(opened.bytes) == opened.file.mime;
  return file_answer(opened, file_json(visit, opened.file)["name"].get<std::string>());
}

RawAnswer upload_file(const Visit& visit) {
  const auto& bytes = visit.request.body;
  const auto file = sendable(bytes, uploaded_name(visit));
  if (auto refused = not_to_be_sent(file, bytes)) return *refused;
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
  const auto kept = visit.office.outside.files.keep({row.id, bytes, file->type, ending});
  if (!kept) return problem("unavailable");
  visit.office.database.write(
      [&](storage::Tx& tx) { storage::Attachments(tx).kept(row.id, *kept); });
  return json_answer(201,
                     {{"id", std::to_string(row.id.value)},
                      {"name", row.file_name},
                      {"size", bytes.size()},
                      {"type", file->type}});
}

}  // namespace console::acts
