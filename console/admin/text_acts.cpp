// The texts ready to be used: all of them, a new one, another wording, what one was before.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/admin/account.hpp"
#include "console/admin/acts.hpp"
#include "console/admin/limits.hpp"
#include "console/admin/texts.hpp"
#include "console/canned.hpp"

namespace console::admin {
namespace {

using nlohmann::ordered_json;
using storage::ReadyText;
using storage::TextKind;

ordered_json text_json(storage::Tx& tx, const ReadyText& text) {
  const auto fields = base::parse_json(text.fields);
  return {
      {"kind", storage::name_of(text.kind)},
      {"code", text.code},
      {"rev", text.version},
      {"title", text.title},
      {"shortcut", text.shortcut},
      {"text", text.text},
      {"variables", variables_of(text.text)},
      {"fields", fields ? *fields : ordered_json::array()},
      {"state", storage::name_of(text.state)},
      {"by",
       text.staff == 0 ? std::string{} : name_behind(tx, key_of(storage::AccountId{text.staff}))},
      {"at", base::format_iso(text.at)}};
}

std::string subject_of(const ReadyText& text) {
  return "template/" + std::string{storage::name_of(text.kind)} + "/" + text.code;
}

ordered_json told(const ReadyText& text) {
  return {{"title", text.title}, {"text", text.text}, {"state", storage::name_of(text.state)}};
}

// The code of a new one: a word, or Zalo's number.
bool is_code(const std::string& code, TextKind kind) {
  return std::all_of(code.begin(), code.end(), [&](char letter) {
    const bool digit = letter >= '0' && letter <= '9';
    if (kind == TextKind::zbs) return digit;
    return digit || letter == '_' || (letter >= 'a' && letter <= 'z');
  });
}

RawAnswer keep(storage::Tx& tx, const Visit& visit, ReadyText text, const ordered_json& before) {
  text.staff = visit.me().id.value;
  text.at = visit.now;
  if (!storage::ReadyTexts(tx).add(text)) return problem("stale");
  ++text.version;
  const ordered_json detail{{"before", before}, {"after", told(text)}};
  note(tx, visit, {"template.saved", subject_of(text), base::to_text(detail)});
  return json_answer(text.version == 1 ? 201 : 200, {{"template", text_json(tx, text)}});
}

RawAnswer change_in(storage::Tx& tx, const Visit& visit, std::int64_t rev, ReadyText text) {
  text.code = visit.path.back();
  const auto before = storage::ReadyTexts(tx).find(text.kind, text.code);
  if (!before) return problem("not_found");
  if (before->version != rev) return problem("stale", {{"template", text_json(tx, *before)}});
  text.version = rev;
  return keep(tx, visit, std::move(text), told(*before));
}

}  // namespace

RawAnswer templates(const Visit& visit) {
  ordered_json items = ordered_json::array();
  ordered_json filled = ordered_json::object();
  visit.office.database.read([&](storage::Tx& tx) {
    for (const auto kind : {TextKind::canned, TextKind::case_answer, TextKind::zbs}) {
      filled[std::string{storage::name_of(kind)}] = filled_variables(kind);
      for (const auto& text : storage::ReadyTexts(tx).newest(kind))
        items.push_back(text_json(tx, text));
    }
  });
  return json_answer(200, {{"items", std::move(items)}, {"filled", std::move(filled)}});
}

RawAnswer add_template(const Visit& visit) {
  Body body(visit.request);
  const auto kind = storage::text_kind_from(body.text("kind", {1, limits::unit_max}));
  if (!kind) body.wrong("kind", "Chọn một loại mẫu trong danh sách.");
  auto text = read_text(body, kind.value_or(TextKind::canned));
  text.code = body.text("code", {1, limits::unit_max});
  if (!is_code(text.code, text.kind))
    body.wrong("code", "Mẫu Zalo: số của Zalo. Mẫu khác: chỉ a-z, 0-9 và dấu gạch dưới.");
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) {
    const bool taken = storage::ReadyTexts(tx).find(text.kind, text.code).has_value();
    answer = taken ? problem("code_taken") : keep(tx, visit, text, nullptr);
  });
  return answer;
}

RawAnswer change_template(const Visit& visit) {
  const auto kind = storage::text_kind_from(visit.path.front());
  if (!kind) return problem("not_found");
  Body body(visit.request);
  const auto rev = body.number("rev", {1, limits::revision_max});
  const auto text = read_text(body, *kind);
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = change_in(tx, visit, rev, text); });
  return answer;
}

RawAnswer template_versions(const Visit& visit) {
  const auto kind = storage::text_kind_from(visit.path.front());
  if (!kind) return problem("not_found");
  ordered_json items = ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    const auto kept =
        storage::ReadyTexts(tx).versions(*kind, visit.path.back(), limits::versions_shown);
    for (const auto& text : kept) items.push_back(text_json(tx, text));
  });
  if (items.empty()) return problem("not_found");
  return json_answer(200, {{"items", std::move(items)}});
}

}  // namespace console::admin
