#include "simulator/fields.hpp"

#include <nlohmann/json.hpp>

#include "base/json.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

const ordered_json nothing{};

}  // namespace

const ordered_json& part_at(const ordered_json& json, const char* key) {
  if (!json.is_object()) return nothing;
  const auto found = json.find(key);
  return found == json.end() ? nothing : *found;
}

std::string text_at(const ordered_json& json, const char* key) {
  const auto& part = part_at(json, key);
  return part.is_string() ? part.get<std::string>() : std::string{};
}

std::string text_or_number_at(const ordered_json& json, const char* key) {
  const auto& part = part_at(json, key);
  if (part.is_number()) return part.dump();
  return text_at(json, key);
}

std::int64_t integer_at(const ordered_json& json, const char* key, std::int64_t fallback) {
  const auto& part = part_at(json, key);
  return part.is_number_integer() ? part.get<std::int64_t>() : fallback;
}

bool flag_at(const ordered_json& json, const char* key, bool fallback) {
  const auto& part = part_at(json, key);
  return part.is_boolean() ? part.get<bool>() : fallback;
}

std::optional<ordered_json> object_in(std::string_view text) {
  auto parsed =
      base::parse_json(text, {.comments = false, .depth_max = 32, .duplicate_keys = true});
  if (!parsed || !parsed->is_object()) return std::nullopt;
  return std::move(*parsed);
}

std::size_t code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (!continues) ++count;
  }
  return count;
}

}  // namespace simulator
