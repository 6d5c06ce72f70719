#include "console/admin/texts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "console/admin/limits.hpp"
#include "console/canned.hpp"
#include "console/limits.hpp"
#include "console/ready_texts.hpp"
#include "office/language/fold.hpp"

namespace console::admin {
namespace {

using storage::TextKind;
using storage::TextState;

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || letter == '_' || (letter >= '0' && letter <= '9');
  });
}

std::string squeezed(std::string_view name) {
  std::string letters{name};
  std::erase(letters, '_');
  return letters;
}

// "ten_canbo" is "ten_can_bo" mistyped: nobody would fill it in.
std::string_view meant_by(std::string_view name, TextKind kind) {
  for (const auto known : filled_variables(kind)) {
    if (name != known && squeezed(name) == squeezed(known)) return known;
  }
  return {};
}

void check_variables(Body& body, const storage::ReadyText& text) {
  if (const auto broken = broken_variable(text.text); !broken.empty()) {
    return body.wrong("text",
                      "Biến viết sai: " + broken +
                          ". Viết chữ thường không dấu, ví dụ {ten_can_bo}, và đủ hai dấu { }.");
  }
  for (const auto& name : variables_of(text.text)) {
    const auto meant = meant_by(name, text.kind);
    if (meant.empty()) continue;
    return body.wrong("text", fmt::format("Không có biến {{{}}}. Có phải {{{}}}?", name, meant));
  }
}

std::vector<ZbsField> read_fields(Body& body) {
  std::vector<ZbsField> fields;
  const auto count = body.count("fields", limits::template_fields_max);
  fields.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    ZbsField field;
    const auto name = fmt::format("fields.{}.name", i);
    field.name = body.text(name, {1, limits::unit_max});
    field.label = body.words(fmt::format("fields.{}.label", i), {1, limits::name_max});
    field.max = static_cast<std::size_t>(
        body.number(fmt::format("fields.{}.max", i), {1, limits::template_value_max}));
    if (!is_plain(field.name)) body.wrong(name, "Chỉ dùng a-z, 0-9 và dấu gạch dưới.");
    const bool twice = std::any_of(
        fields.begin(), fields.end(), [&](const ZbsField& one) { return one.name == field.name; });
    if (twice) body.wrong(name, "Ô này đã khai báo.");
    fields.push_back(std::move(field));
  }
  return fields;
}

// What the text names and what is declared are the same.
void check_fields(Body& body, const std::string& text, const std::vector<ZbsField>& fields) {
  const auto names = variables_of(text);
  for (const auto& name : names) {
    const bool declared = std::any_of(
        fields.begin(), fields.end(), [&](const ZbsField& one) { return one.name == name; });
    if (!declared) return body.wrong("text", "Biến {" + name + "} chưa khai báo ở các ô.");
  }
  for (const auto& field : fields) {
    if (std::find(names.begin(), names.end(), field.name) == names.end())
      return body.wrong("fields", "Ô {" + field.name + "} không có trong nội dung.");
  }
}

TextState read_state(Body& body, TextKind kind) {
  const auto state = storage::text_state_from(body.text("state", {1, limits::unit_max}));
  const bool plain = state == TextState::enabled || state == TextState::withdrawn;
  if (state && (plain || kind == TextKind::zbs)) return *state;
  body.wrong("state", "Chọn một trạng thái trong danh sách.");
  return TextState::enabled;
}

}  // namespace

std::vector<std::string_view> filled_variables(TextKind kind) {
  switch (kind) {
    case TextKind::canned:
      return {"ten_can_bo", "ten", "ma_pa"};
    case TextKind::case_answer:
      return {"ma_phan_anh", "don_vi", "ngay_nhan"};
    case TextKind::zbs:
      return {};
  }
  return {};
}

storage::ReadyText read_text(Body& body, TextKind kind) {
  storage::ReadyText text;
  text.kind = kind;
  text.title = body.words("title", {2, limits::name_max});
  text.text = body.words("text", {2, console::limits::message_max});
  text.state = read_state(body, kind);
  if (language::plain(text.title).empty()) body.wrong("title", "Cần tên mẫu.");
  if (language::plain(text.text).empty()) body.wrong("text", "Cần nội dung.");
  check_variables(body, text);
  if (kind == TextKind::zbs) {
    const auto fields = read_fields(body);
    check_fields(body, text.text, fields);
    text.fields = fields_text(fields);
    return text;
  }
  text.shortcut = body.text("shortcut", {0, limits::shortcut_max});
  if (!is_plain(text.shortcut)) body.wrong("shortcut", "Chỉ dùng a-z, 0-9 và dấu gạch dưới.");
  return text;
}

}  // namespace console::admin
