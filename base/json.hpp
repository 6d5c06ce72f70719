// Strict reading of JSON, with comments allowed for content and configuration files. Duplicate
// keys, too deep nesting and invalid UTF-8 are refused with the line in the error. Whole numbers
// beyond 64 bits become floating point, as in most readers: ids are texts. Any thread.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/result.hpp"
#include "base/value.hpp"

namespace base {

struct JsonRules {
  bool comments = true;         // "//" and "/* */"
  int depth_max = 64;           // deeper text is refused: protects the stack
  bool duplicate_keys = false;  // false: refused; true: the last one wins, as most readers do
};

// Keys keep the order of the text: numbered choices depend on it.
Result<nlohmann::ordered_json> parse_json(std::string_view text, const JsonRules& rules = {});

// One line, UTF-8 unescaped; invalid UTF-8 is replaced, so that it never throws.
std::string to_text(const nlohmann::ordered_json& json);

nlohmann::ordered_json values_to_json(const Values& values);
// What is no Value (an object, a fraction, a number beyond int64) becomes "nothing"; what is no
// text in a list is left out.
Values values_from_json(const nlohmann::ordered_json& json);

}  // namespace base
