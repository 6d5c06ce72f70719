#include "base/json.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace base {
namespace {

using nlohmann::ordered_json;

// Watches the parser's events for what nlohmann accepts silently.
class Watch {
 public:
  explicit Watch(const JsonRules& rules) : rules_(rules) {}

  bool operator()(int depth, ordered_json::parse_event_t event, const ordered_json& parsed) {
    using Event = ordered_json::parse_event_t;
    if (depth > rules_.depth_max) fail("nested too deeply");
    if (event == Event::object_start) keys_.emplace_back();
    if (event == Event::object_end && !keys_.empty()) keys_.pop_back();
    if (event == Event::key) see_key(parsed.get_ref<const std::string&>());
    return true;
  }

 private:
  struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
  };

  [[noreturn]] static void fail(const std::string& why) { throw Refused(why); }

  void see_key(const std::string& key) {
    if (keys_.empty() || rules_.duplicate_keys) return;
    if (!keys_.back().insert(key).second) fail("duplicate key \"" + key + "\"");
  }

  JsonRules rules_;
  std::vector<std::set<std::string>> keys_{};
};

// nlohmann parses recursively only when it destroys: a depth check before parsing keeps hostile
// input from building a tree at all.
bool too_deep(std::string_view text, int depth_max) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
      continue;
    }
    if (c == '"') in_text = true;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth > depth_max) return true;
  }
  return false;
}

Value value_from_json(const ordered_json& json) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (json.is_string()) return json.get<std::string>();
  if (!json.is_array()) return std::monostate{};
  std::vector<std::string> list;
  for (const auto& item : json) {
    if (item.is_string()) list.push_back(item.get<std::string>());
  }
  return list;
}

}  // namespace

Result<ordered_json> parse_json(std::string_view text, const JsonRules& rules) {
  // Comments may hold quotes and brackets, so files of ours rely on the parser's own depth events.
  if (!rules.comments && too_deep(text, rules.depth_max)) {
    return Error{Errc::invalid, "nested too deeply"};
  }
  Watch watch(rules);
  try {
    return ordered_json::parse(
        text.begin(), text.end(), [&](int depth, auto event, ordered_json& parsed) {
          return watch(depth, event, parsed);
        }, true, rules.comments);
  } catch (const std::exception& e) {
    return Error{Errc::invalid, e.what()};
  }
}

std::string to_text(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json values_to_json(const Values& values) {
  ordered_json json = ordered_json::object();
  for (const auto& [name, value] : values) {
    std::visit(
        [&, &name = name](const auto& held) {
          if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
            json[name] = nullptr;
          } else {
            json[name] = held;
          }
        },
        value);
  }
  return json;
}

Values values_from_json(const ordered_json& json) {
  Values values;
  if (!json.is_object()) return values;
  for (const auto& [name, value] : json.items()) values[name] = value_from_json(value);
  return values;
}

}  // namespace base
