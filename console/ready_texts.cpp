#include "console/ready_texts.hpp"

#include <nlohmann/json.hpp>

#include "base/json.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using storage::ReadyText;
using storage::TextKind;

bool same(const ReadyText& left, const ReadyText& right) {
  return left.title == right.title && left.shortcut == right.shortcut && left.text == right.text &&
         left.fields == right.fields;
}

std::vector<ReadyText> texts_of(const std::vector<CannedAnswer>& answers, TextKind kind) {
  std::vector<ReadyText> texts;
  texts.reserve(answers.size());
  for (const auto& answer : answers) {
    ReadyText text;
    text.kind = kind;
    text.code = answer.id;
    text.title = answer.title;
    text.shortcut = answer.shortcut;
    text.text = answer.text;
    texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<ReadyText> texts_of(const std::vector<ZbsTemplate>& templates) {
  std::vector<ReadyText> texts;
  texts.reserve(templates.size());
  for (const auto& one : templates) {
    ReadyText text;
    text.kind = TextKind::zbs;
    text.code = one.id;
    text.title = one.title;
    text.text = one.text;
    text.fields = fields_text(one.fields);
    texts.push_back(std::move(text));
  }
  return texts;
}

void bring(storage::Tx& tx, std::vector<ReadyText> texts, base::TimePoint now) {
  storage::ReadyTexts kept(tx);
  for (auto& text : texts) {
    const auto newest = kept.find(text.kind, text.code);
    const bool theirs = newest && newest->staff != 0;
    if (theirs || (newest && same(*newest, text))) continue;
    if (newest) text.version = newest->version;
    text.at = now;
    kept.add(text);
  }
}

}  // namespace

void bring_texts(storage::Database& database,
                 const Canned& canned,
                 const std::vector<ZbsTemplate>& zbs,
                 base::TimePoint now) {
  database.write([&](storage::Tx& tx) {
    bring(tx, texts_of(canned.answers, TextKind::canned), now);
    bring(tx, texts_of(canned.case_answers, TextKind::case_answer), now);
    bring(tx, texts_of(zbs), now);
  });
}

std::optional<ZbsTemplate> zbs_of(const ReadyText& text) {
  const auto json = base::parse_json(text.fields);
  if (!json || !json->is_array()) return std::nullopt;
  ZbsTemplate found{text.code, text.title, text.text, {}};
  found.fields.reserve(json->size());
  for (const auto& one : *json) {
    if (!one.is_object()) return std::nullopt;
    ZbsField field;
    field.name = one.value("name", std::string{});
    field.label = one.value("label", std::string{});
    field.max = one.value("max", std::size_t{0});
    found.fields.push_back(std::move(field));
  }
  return found;
}

std::string fields_text(const std::vector<ZbsField>& fields) {
  ordered_json json = ordered_json::array();
  for (const auto& field : fields)
    json.push_back({{"name", field.name}, {"label", field.label}, {"max", field.max}});
  return base::to_text(json);
}

}  // namespace console
