// One JSON line per event, to standard error. Fields are ids, counts and codes: never a citizen's
// words, name, phone or a token (tests/architecture reads every call). Safe from any thread.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <variant>

namespace base {

enum class Level { info, warning, error };

struct Field {
  std::string_view name{};
  std::variant<std::int64_t, std::string_view> value{};
};

// event: a dotted name from docs/operations.md, such as "send.unsure".
void log(Level level, std::string_view event, std::initializer_list<Field> fields = {});

// Programs that speak to a person (chat, check) silence what is only information.
void set_log_threshold(Level lowest);

}  // namespace base
