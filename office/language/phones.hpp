// Inside of numbers: runs of digits in a text and which of them are phones. Pure functions, any
// thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/language/numbers.hpp"

namespace language {

struct DigitGroup {  // digits without anything between them
  std::size_t first = 0;
  std::size_t last = 0;  // one past the end, in bytes of the text
  std::string digits{};
  bool joined = false;    // only a blank, dot or dash stands between it and the group before
  bool in_word = false;   // a letter touches it ("H30", "10mb")
  char separator = '\0';  // what stands before it when joined
};

std::vector<DigitGroup> digit_groups(std::string_view text);

struct FoundPhone {
  Phone phone{};
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t groups = 1;
};

// A phone that begins exactly at this group.
std::optional<FoundPhone> phone_at(std::string_view text,
                                   const std::vector<DigitGroup>& groups,
                                   std::size_t at);

}  // namespace language
