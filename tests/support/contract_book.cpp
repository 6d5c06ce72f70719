#include "tests/support/contract_book.hpp"

#include <charconv>
#include <stdexcept>
#include <yaml-cpp/yaml.h>

namespace contract {
namespace {

constexpr std::string_view quoted_tag = "!";
constexpr std::string_view moment =
    "^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\\.[0-9]+)?"
    "(Z|[+-][0-2][0-9]:[0-5][0-9])$";
constexpr std::string_view day = "^[0-9]{4}-[01][0-9]-[0-3][0-9]$";

// YAML tells types by their look; what stands in quotes is a text.
ordered_json scalar(const YAML::Node& node) {
  const auto& text = node.Scalar();
  if (node.Tag() == quoted_tag) return text;
  if (text == "true" || text == "false") return text == "true";
  if (text.empty() || text == "null" || text == "~") return nullptr;
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc{} && stopped == end) return number;
  return text;
}

ordered_json as_json(const YAML::Node& node) {
  if (node.IsScalar()) return scalar(node);
  if (node.IsSequence()) {
    auto list = ordered_json::array();
    for (const auto& one : node) list.push_back(as_json(one));
    return list;
  }
  if (!node.IsMap()) return nullptr;
  auto object = ordered_json::object();
  for (const auto& member : node) object[member.first.Scalar()] = as_json(member.second);
  return object;
}

ordered_json strict_of_all(const ordered_json& schemas) {
  ordered_json merged{{"type", "object"},
                      {"properties", ordered_json::object()},
                      {"required", ordered_json::array()}};
  for (const auto& schema : schemas) {
    const auto part = strict(schema);
    merged["properties"].update(part["properties"]);
    for (const auto& name : part.value("required", ordered_json::array()))
      merged["required"].push_back(name);
  }
  merged["additionalProperties"] = false;
  return merged;
}

void make_strict_within(ordered_json& schema) {
  if (schema.contains("properties")) {
    for (auto& [name, property] : schema["properties"].items()) property = strict(property);
  }
  for (const auto* inner : {"items", "additionalProperties"}) {
    if (schema.contains(inner) && schema[inner].is_object()) schema[inner] = strict(schema[inner]);
  }
  for (const auto* choice : {"oneOf", "anyOf"}) {
    if (!schema.contains(choice)) continue;
    for (auto& one : schema[choice]) one = strict(one);
  }
}

}  // namespace

const ordered_json& book() {
  static const ordered_json read =
      as_json(YAML::LoadFile(std::string{LANGNGHE_SOURCE_DIR} + "/console/openapi.yaml"));
  return read;
}

const ordered_json& followed(const ordered_json& node) {
  if (!node.is_object() || !node.contains("$ref")) return node;
  const auto reference = node["$ref"].get<std::string>();
  return followed(book().at(ordered_json::json_pointer(reference.substr(1))));
}

ordered_json strict(const ordered_json& schema) {
  const auto& whole = followed(schema);
  if (whole.contains("allOf")) return strict_of_all(whole["allOf"]);
  auto made = whole;
  make_strict_within(made);
  if (made.contains("properties") && !made.contains("additionalProperties"))
    made["additionalProperties"] = false;
  const auto format = made.value("format", std::string{});
  if (format == "date-time") made["pattern"] = moment;
  if (format == "date") made["pattern"] = day;
  for (const auto* word : {"description", "example", "format"}) made.erase(word);
  return made;
}

}  // namespace contract
