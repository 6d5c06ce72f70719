#include "console/attachments.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/cases/papers.hpp"
#include "console/cases/row.hpp"
#include "console/cases/sight.hpp"
#include "console/conversation.hpp"
#include "console/file_type.hpp"
#include "console/hidden.hpp"
#include "console/limits.hpp"
#include "console/numbers.hpp"
#include "papers/papers.hpp"
#include "storage/cases.hpp"
#include "storage/masked_copies.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using storage::AttachmentState;

std::string_view name_of(AttachmentState state) {
  switch (state) {
    case AttachmentState::waiting:
      return "waiting";
    case AttachmentState::kept:
      return "kept";
    case AttachmentState::failed:
      return "failed";
    case AttachmentState::forgotten:
      return "forgotten";
  }
  return "forgotten";
}

// Why there is no address, in the words its answer would have.
void keep_from(ordered_json& json) {
  const auto why = base::parse_json(problem("original_only").body);
  json["url"] = "";
  if (!why) return;
  json["why_vi"] = why->value("message_vi", "");
  json["why_en"] = why->value("message_en", "");
}

void add_mask(ordered_json& json, const storage::MaskedCopy& copy, const std::string& by) {
  json["type"] = copy.file.mime;
  json["size"] = copy.file.bytes;
  json["masked"] = {{"by", by}, {"at", base::format_iso(copy.at)}};
}

bool may_open_by_conversation(storage::Tx& tx,
                              const Visit& visit,
                              const storage::Attachment& file) {
  const auto found = load_conversation(tx, file.citizen);
  if (!found || sight_of(tx, visit, *found) != Sight::whole) return false;
  const auto message = storage::Messages(tx).find({file.message});
  const auto history = storage::Handovers(tx).history(file.citizen, limits::handovers_shown);
  return !is_hidden(hidden_spans(visit, history), message ? message->at : file.added_at);
}

}  // namespace

std::optional<storage::AttachmentId> attachment_id(std::string_view text) {
  const auto id = number_in(text);
  if (!id) return std::nullopt;
  return storage::AttachmentId{*id};
}

std::string shown_name(const storage::Attachment& file) {
  if (!file.file_name.empty()) return harmless_name(file.file_name);
  const auto ending = std::string{ending_of(file.mime)};
  if (file.kind == "photo") return "ảnh-" + std::to_string(file.id.value) + ending;
  if (file.kind == "voice") return "ghi-âm-" + std::to_string(file.id.value) + ending;
  if (file.kind == "video") return "video-" + std::to_string(file.id.value) + ending;
  return "tệp-" + std::to_string(file.id.value) + ending;
}

ordered_json file_json(storage::Tx& tx, const Visit& visit, const storage::Attachment& file) {
  ordered_json json{{"id", std::to_string(file.id.value)},
                    {"name", shown_name(file)},
                    {"kind", file.kind},
                    {"state", name_of(file.state)},
                    {"picture", is_picture(file.mime)}};
  if (file.state != AttachmentState::kept) return json;
  json["type"] = file.mime;
  json["size"] = file.bytes;
  json["url"] = "/api/v1/attachments/" + std::to_string(file.id.value);
  json["scanned"] = false;  // no scanner for malicious files is connected
  json["original"] = papers::can_be_cleaned(file.mime) && !file.outgoing && may_see_original(visit);
  if (is_kept_from(visit, file)) keep_from(json);
  if (const auto copy = storage::MaskedCopies(tx).of(file.id)) {
    add_mask(json, *copy, staff_name(tx, copy->staff));
    const auto below = below_mask(tx, visit, file);
    json["original"] = below.open || below.ask_in.value != 0;
    if (!below.open && below.ask_in.value != 0)
      json["reason_in"] = std::to_string(below.ask_in.value);
  }
  return json;
}

ordered_json files_json(storage::Tx& tx, const Visit& visit, storage::MessageId message) {
  ordered_json files = ordered_json::array();
  for (const auto& file : storage::Attachments(tx).of_message(message.value)) {
    files.push_back(file_json(tx, visit, file));
  }
  return files;
}

bool may_open(storage::Tx& tx, const Visit& visit, const storage::Attachment& file) {
  if (may_open_by_conversation(tx, visit, file)) return true;
  const auto held = storage::Cases(tx).with_attachment(std::to_string(file.id.value));
  return std::any_of(held.begin(), held.end(), [&](cases::CaseId id) {
    const auto seen = see_case(tx, visit, std::to_string(id.value));
    return seen && seen->whole;
  });
}

bool is_original_only(const storage::Attachment& file, std::string_view type) {
  const bool film = file.kind == "video" || (type == "video/mp4" && file.kind != "voice");
  return film || type == "application/msword" || type == "application/zip";
}

bool is_kept_from(const Visit& visit, const storage::Attachment& file) {
  return !file.outgoing && is_original_only(file, file.mime) && !may_see_original(visit);
}

bool may_see_original(const Visit& visit) {
  return visit.scope(Right::queue) == Scope::all || visit.scope(Right::restricted) == Scope::all;
}

}  // namespace console
