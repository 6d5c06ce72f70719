#include "base/json.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace base {
namespace {

using nlohmann::ordered_json;

// Reads the text for the parser and leaves a mark where it is, so that our own refusals can name
// the line as the parser's do.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char*& mark) : at_(at), mark_(&mark) {}

  const char& operator*() const { return *at_; }

  Cursor& operator++() {
    *mark_ = ++at_;
    return *this;
  }

  bool operator==(const Cursor& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** mark_;
};

// Watches the parser's events for what nlohmann accepts silently.
class Watch {
 public:
  Watch(std::string_view text, const JsonRules& rules)
      : text_(text), mark_(text.data()), rules_(rules) {}

  Cursor begin() { return {text_.data(), mark_}; }

  Cursor end() { return {text_.data() + text_.size(), mark_}; }

  bool operator()(int depth, ordered_json::parse_event_t event, const ordered_json& parsed) {
    using Event = ordered_json::parse_event_t;
    const bool opens = event == Event::object_start || event == Event::array_start;
    if (opens && depth >= rules_.depth_max) fail("nested too deeply");
    if (event == Event::object_start) keys_.emplace_back();
    if (event == Event::object_end && !keys_.empty()) keys_.pop_back();
    if (event == Event::key) see_key(parsed.get_ref<const std::string&>());
    return true;
  }

 private:
  struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
  };

  [[noreturn]] void fail(const std::string& why) const {
    const auto line = 1 + std::count(text_.data(), mark_, '\n');
    throw Refused(fmt::format("line {}: {}", line, why));
  }

  void see_key(const std::string& key) {
    if (keys_.empty() || rules_.duplicate_keys) return;
    if (!keys_.back().insert(key).second) fail("duplicate key \"" + key + "\"");
  }

  std::string_view text_;
  const char* mark_;
  JsonRules rules_;
  std::vector<std::set<std::string>> keys_{};
};

Value whole_number(const ordered_json& json) {
  constexpr std::uint64_t largest = std::numeric_limits<std::int64_t>::max();
  if (json.is_number_unsigned() && json.get<std::uint64_t>() > largest) return std::monostate{};
  return json.get<std::int64_t>();
}

Value value_from_json(const ordered_json& json) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number_integer()) return whole_number(json);
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
  Watch watch(text, rules);
  try {
    return ordered_json::parse(
        watch.begin(),
        watch.end(),
        [&](int depth, auto event, ordered_json& parsed) { return watch(depth, event, parsed); },
        true,
        rules.comments);
  } catch (const std::exception& e) {
    return Error{Errc::invalid, e.what()};
  }
}

std::string to_text(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

namespace {

struct ToJson {
  ordered_json operator()(std::monostate) const { return nullptr; }

  template <typename Held>
  ordered_json operator()(const Held& held) const {
    return held;
  }
};

}  // namespace

ordered_json values_to_json(const Values& values) {
  ordered_json json = ordered_json::object();
  for (const auto& [name, value] : values) json[name] = std::visit(ToJson{}, value);
  return json;
}

Values values_from_json(const ordered_json& json) {
  Values values;
  if (!json.is_object()) return values;
  for (const auto& [name, value] : json.items()) values[name] = value_from_json(value);
  return values;
}

}  // namespace base
