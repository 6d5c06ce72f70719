// Reading JSON the way Zalo writes it: the same quantity is a number here and a text there, and ids
// of 19 digits must not pass through a double. So every number is kept as its digits, duplicate
// keys are accepted (the last wins), and every accessor answers something for any tree. Any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace zalo {

// Refuses nesting deeper than limits::json_depth_max. A text that is no JSON because of broken
// UTF-8 or half a surrogate pair is mended first: a citizen's words must not be lost to one bad
// byte.
base::Result<nlohmann::json> read_json(std::string_view text);

// The member of an object; a null for everything else.
const nlohmann::json& member(const nlohmann::json& object, std::string_view name);

// The first element of an array, or the value itself when it is none.
const nlohmann::json& first_of(const nlohmann::json& value);

// A text or the digits of a number; "" for null, booleans, arrays and objects.
std::string text_of(const nlohmann::json& value);
std::string text_at(const nlohmann::json& object, std::string_view name);

// A whole number written as a number or as a text; nothing when it is neither or beyond 64 bits.
std::optional<std::int64_t> integer_at(const nlohmann::json& object, std::string_view name);

// true, "true" or a number other than 0.
bool truth_at(const nlohmann::json& object, std::string_view name);

// Milliseconds since 1970 as Zalo writes them; seconds are recognised by their size. Nothing when
// it is not a time between 2001 and 2286.
std::optional<base::TimePoint> time_at(const nlohmann::json& object, std::string_view name);

}  // namespace zalo
