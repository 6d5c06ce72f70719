#include "console/zbs.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "base/text_file.hpp"
#include "console/canned.hpp"
#include "office/language/fold.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

base::Error mistake(const std::string& id, const std::string& what) {
  return {base::Errc::invalid, "zbs.jsonc » " + id + ": " + what};
}

// Null or missing: no bound.
std::optional<std::chrono::year_month_day> day_in(const ordered_json& one, const char* name) {
  const auto written = one.find(name);
  if (written == one.end() || written->is_null()) return std::nullopt;
  auto day = base::parse_iso_date(written->get<std::string>());
  return day ? day : std::chrono::year_month_day{};
}

ZbsTemplate template_of(const std::string& id, const ordered_json& one) {
  ZbsTemplate found;
  found.id = id;
  found.title = one.at("title").get<std::string>();
  found.text = one.at("text").get<std::string>();
  for (const auto& [name, field] : one.at("fields").items()) {
    ZbsField read;
    read.name = name;
    read.label = field.at("label").get<std::string>();
    read.max = field.at("max").get<std::size_t>();
    read.from = field.value("from", std::string{});
    found.fields.push_back(std::move(read));
  }
  found.notices = one.value("for", std::vector<std::string>{});
  found.valid_from = day_in(one, "valid_from");
  found.valid_to = day_in(one, "valid_to");
  return found;
}

bool has_field(const ZbsTemplate& one, const std::string& name) {
  return std::any_of(one.fields.begin(), one.fields.end(), [&](const ZbsField& field) {
    return field.name == name;
  });
}

bool fits_text(const ZbsTemplate& one) {
  const auto names = variables_of(one.text);
  return std::all_of(
      names.begin(), names.end(), [&](const std::string& name) { return has_field(one, name); });
}

// "" when it can go for its notices by itself, or is for officers only.
std::string wrong_source(const ZbsTemplate& one) {
  if (one.notices.empty()) return {};
  for (const auto& field : one.fields) {
    if (field.from.empty()) return "for: ô " + field.name + " chưa ghi from";
  }
  return {};
}

bool is_dated(const ZbsTemplate& one) {
  return (!one.valid_from || one.valid_from->ok()) && (!one.valid_to || one.valid_to->ok());
}

std::string one_line(std::string text) {
  for (auto& letter : text) {
    if (letter == '\n' || letter == '\r' || letter == '\t') letter = ' ';
  }
  return text;
}

}  // namespace

base::Result<std::vector<ZbsTemplate>> read_zbs(std::string_view jsonc) {
  const auto json = base::parse_json(jsonc);
  if (!json) return json.error();
  std::vector<ZbsTemplate> templates;
  try {
    for (const auto& [id, one] : json->at("templates").items()) {
      auto found = template_of(id, one);
      if (found.title.empty() || found.text.empty()) return mistake(id, "thiếu tên hoặc nội dung");
      if (!fits_text(found)) return mistake(id, "nội dung có biến chưa khai báo ở fields");
      if (const auto wrong = wrong_source(found); !wrong.empty()) return mistake(id, wrong);
      if (!is_dated(found)) return mistake(id, "valid_from, valid_to phải là ngày, như 2026-01-31");
      templates.push_back(std::move(found));
    }
  } catch (const ordered_json::exception& e) {
    return base::Error{base::Errc::invalid, std::string{"zbs.jsonc: "} + e.what()};
  }
  return templates;
}

base::Result<std::vector<ZbsTemplate>> load_zbs(const std::filesystem::path& file) {
  std::error_code failed;
  if (!std::filesystem::exists(file, failed)) return std::vector<ZbsTemplate>{};
  const auto text = base::read_text_file(file);
  if (!text) return text.error();
  return read_zbs(*text);
}

const ZbsTemplate* find_zbs(const std::vector<ZbsTemplate>& templates, std::string_view id) {
  for (const auto& one : templates) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

std::optional<std::string> filled(const ZbsTemplate& chosen, const ZbsValues& values) {
  if (values.size() != chosen.fields.size()) return std::nullopt;
  std::string text = chosen.text;
  for (const auto& field : chosen.fields) {
    const auto value = values.find(field.name);
    if (value == values.end()) return std::nullopt;
    const auto length = language::length(value->second);
    if (length == 0 || length > field.max) return std::nullopt;
    const auto mark = "{" + field.name + "}";
    for (auto at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + value->second.size())) {
      text.replace(at, mark.size(), value->second);
    }
  }
  return text;
}

const ZbsTemplate* zbs_for(const std::vector<ZbsTemplate>& templates,
                           std::string_view notice,
                           std::chrono::year_month_day day) {
  for (const auto& one : templates) {
    const bool meant =
        std::find(one.notices.begin(), one.notices.end(), notice) != one.notices.end();
    const bool begun = !one.valid_from || *one.valid_from <= day;
    const bool over = one.valid_to && *one.valid_to < day;
    if (meant && begun && !over) return &one;
  }
  return nullptr;
}

std::optional<ZbsValues> values_for(const ZbsTemplate& chosen, const base::Values& notice) {
  ZbsValues values;
  for (const auto& field : chosen.fields) {
    auto value = one_line(base::text_of(notice, field.from));
    if (language::length(value) > field.max) value = language::shorten(value, field.max);
    if (value.empty()) return std::nullopt;
    values.emplace(field.name, std::move(value));
  }
  return values;
}

}  // namespace console
