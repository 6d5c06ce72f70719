// Reading single fields of JSON that others wrote: a missing field or one of another type gives the
// fallback, never an exception. Pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace simulator {

// The text under the key; "" when there is none or it is no string.
std::string text_at(const nlohmann::ordered_json& json, const char* key);
// The text, or a number written as text: ids and phones that some clients send unquoted.
std::string text_or_number_at(const nlohmann::ordered_json& json, const char* key);
std::int64_t integer_at(const nlohmann::ordered_json& json, const char* key, std::int64_t fallback);
bool flag_at(const nlohmann::ordered_json& json, const char* key, bool fallback);
// The object or array under the key; null when there is none.
const nlohmann::ordered_json& part_at(const nlohmann::ordered_json& json, const char* key);
// The object that a text holds; nothing when it is not one JSON object.
std::optional<nlohmann::ordered_json> object_in(std::string_view text);

// Unicode code points of UTF-8 text; a broken byte counts as one.
std::size_t code_points(std::string_view utf8);

}  // namespace simulator
