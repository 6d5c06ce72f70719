// Fills placeholders: {name}, {name:date}, {name?}, {?name}, {name|another text}. Five formats, no
// logic: a different sentence is a different template. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/value.hpp"

namespace templates {

enum class Format { plain, date, time, number, phone_masked, list };

struct Placeholder {
  std::string name{};
  Format format = Format::plain;
  bool optional = false;   // {name?}: nothing when missing; a line left empty by it is dropped
  bool needed = false;     // {?name}: the whole line is dropped when it is missing
  std::string fallback{};  // {name|text}: said when missing or empty
};

// The text between the braces. Errors name what is wrong with it.
base::Result<Placeholder> read_placeholder(std::string_view inside);

// Every placeholder of a line; an error for an unclosed brace or an unknown format.
base::Result<std::vector<Placeholder>> placeholders_of(std::string_view line);

// "" for a line that a {?name} drops. Otherwise a missing or empty value is an error, never a gap
// in a sentence.
base::Result<std::string> fill(std::string_view line, const base::Values& with);

}  // namespace templates
