#include "console/cases/papers.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "console/attachments.hpp"
#include "console/file_type.hpp"
#include "storage/case_desk.hpp"
#include "storage/cases.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using storage::Attachment;

struct Reader {
  bool masks = false;   // may see originals, and paint over them
  bool reason = false;  // … and has said why
};

ordered_json paper_json(storage::Tx& tx,
                        const Visit& visit,
                        const Attachment& file,
                        const Reader& reader) {
  auto json = file_json(tx, visit, file);
  const bool picture = is_picture(file.mime);
  const bool kept = file.state == storage::AttachmentState::kept;
  if (!kept) json["type"] = file.kind;
  if (!kept) json["size"] = file.bytes;
  json["original"] = kept && picture && reader.masks && reader.reason;
  json["may_mask"] = kept && picture && reader.masks;
  json.erase("reason_in");  // given in this case, or not
  if (!json.contains("masked")) json["masked"] = nullptr;
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
    const bool open = file->state == storage::AttachmentState::kept && !is_kept_from(visit, *file);
    json["url"] = open ? fmt::format("/api/v1/cases/{}/attachments/{}", held.id.value, id) : "";
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

BelowMask below_mask(storage::Tx& tx, const Visit& visit, const Attachment& file) {
  if (!may_see_original(visit)) return {};
  if (sees_identity(visit)) return {true, {}};
  BelowMask below;
  for (const auto id : storage::Cases(tx).with_attachment(std::to_string(file.id.value))) {
    const auto seen = see_case(tx, visit, std::to_string(id.value));
    if (!seen || !seen->whole || !may_mask(visit, seen->held)) continue;
    if (below.ask_in.value == 0) below.ask_in = id;
    below.open = below.open || gave_reason(tx, visit, seen->held);
  }
  return below;
}

}  // namespace console
