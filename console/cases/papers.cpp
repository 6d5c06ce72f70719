#include "console/cases/papers.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/attachments.hpp"
#include "console/cases/row.hpp"
#include "console/file_type.hpp"
#include "storage/case_desk.hpp"
#include "storage/masked_copies.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using storage::Attachment;

struct Reader {
  bool masks = false;   // may see originals, and paint over them
  bool reason = false;  // … and has said why
};

bool can_be_opened(const Visit& visit, const Attachment& file) {
  const bool film = is_film(file, file.mime);
  return file.state == storage::AttachmentState::kept && (!film || may_see_original(visit));
}

ordered_json paper_json(storage::Tx& tx,
                        const Visit& visit,
                        const Attachment& file,
                        const Reader& reader) {
  auto json = file_json(visit, file);
  const bool picture = is_picture(file.mime);
  const bool open = can_be_opened(visit, file);
  json["type"] = file.mime.empty() ? file.kind : file.mime;
  json["size"] = file.bytes;
  json["url"] = "";
  json["original"] = open && picture && reader.masks && reader.reason;
  json["may_mask"] = open && picture && reader.masks;
  json["masked"] = nullptr;
  const auto masked = storage::MaskedCopies(tx).of(file.id);
  if (!masked) return json;
  json["masked"] = {{"by", staff_name(tx, masked->staff)}, {"at", base::format_iso(masked->at)}};
  json["type"] = masked->file.mime;
  json["size"] = masked->file.bytes;
  return json;
}

}  // namespace

ordered_json attachments_json(storage::Tx& tx, const Visit& visit, const cases::Case& held) {
  ordered_json list = ordered_json::array();
  const Reader reader{may_mask(visit, held), gave_reason(tx, visit, held)};
  for (const auto& id : held.attachments) {
    const auto file = paper_of(tx, held, id);
    if (!file) continue;
    auto json = paper_json(tx, visit, *file, reader);
    if (can_be_opened(visit, *file)) {
      json["url"] = fmt::format("/api/v1/cases/{}/attachments/{}", held.id.value, id);
    }
    list.push_back(std::move(json));
  }
  return list;
}

std::optional<Attachment> paper_of(storage::Tx& tx, const cases::Case& held, std::string_view id) {
  const auto& own = held.attachments;
  if (std::find(own.begin(), own.end(), id) == own.end()) return std::nullopt;
  const auto wanted = attachment_id(id);
  return wanted ? storage::Attachments(tx).find(*wanted) : std::nullopt;
}

bool may_mask(const Visit& visit, const cases::Case& held) {
  return may_see_original(visit) && covers(visit, Right::identity, held);
}

bool gave_reason(storage::Tx& tx, const Visit& visit, const cases::Case& held) {
  return sees_identity(visit) ||
         storage::CaseDesk(tx).unmasked_until(held.id, staff_of(visit), visit.now).has_value();
}

}  // namespace console
