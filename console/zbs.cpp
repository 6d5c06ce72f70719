#include "console/zbs.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/text_file.hpp"
#include "console/canned.hpp"
#include "office/language/fold.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

base::Error mistake(const std::string& id, const std::string& what) {
  return {base::Errc::invalid, "zbs.jsonc » " + id + ": " + what};
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
    found.fields.push_back(std::move(read));
  }
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

}  // namespace console
