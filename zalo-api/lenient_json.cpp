#include "zalo-api/lenient_json.hpp"

#include <charconv>
#include <vector>

#include <nlohmann/json.hpp>

#include "zalo-api/limits.hpp"
#include "zalo-api/utf8.hpp"

namespace zalo {
namespace {

using nlohmann::json;

// Receives the parser's events (nlohmann's SAX interface by shape) and builds the tree.
class Builder {  // NOLINT(bugprone-exception-escape) what json does when it is moved
 public:
  json take() { return std::move(root_); }

  const std::string& why() const { return why_; }

  bool null() { return put(json{}); }

  bool boolean(bool value) { return put(json(value)); }

  bool number_integer(std::int64_t value) { return put(json(std::to_string(value))); }

  bool number_unsigned(std::uint64_t value) { return put(json(std::to_string(value))); }

  bool number_float(double /*value*/, const std::string& literal) { return put(json(literal)); }

  bool string(std::string& value) { return put(json(std::move(value))); }

  bool binary(json::binary_t& /*value*/) { return false; }

  bool start_object(std::size_t /*count*/) { return open(json::object()); }

  bool end_object() { return close(); }

  bool start_array(std::size_t /*count*/) { return open(json::array()); }

  bool end_array() { return close(); }

  bool key(std::string& name) {
    name_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t at, const std::string& /*token*/, const std::exception& /*error*/) {
    // The parser's own words quote the input, which may be a citizen's: only the place is kept.
    why_ = "not JSON at byte " + std::to_string(at);
    return false;
  }

 private:
  json* place(json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    json& slot = parent[name_];
    slot = std::move(value);
    return &slot;
  }

  bool put(json value) {
    place(std::move(value));
    return true;
  }

  bool open(json container) {
    if (open_.size() >= limits::json_depth_max) {
      why_ = "nested too deeply";
      return false;
    }
    open_.push_back(place(std::move(container)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  json root_{};
  std::vector<json*> open_{};
  std::string name_{};
  std::string why_{};
};

base::Result<json> read_strictly(std::string_view text) {
  Builder builder;
  if (!json::sax_parse(text.begin(), text.end(), &builder)) {
    return base::Error{base::Errc::invalid, builder.why()};
  }
  return builder.take();
}

const json& nothing() {
  static const json null{};
  return null;
}

std::optional<std::int64_t> integer_of(const std::string& digits) {
  std::int64_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto done = std::from_chars(digits.data(), end, value);
  if (digits.empty() || done.ec != std::errc{} || done.ptr != end) return {};
  return value;
}

}  // namespace

base::Result<json> read_json(std::string_view text) {
  auto read = read_strictly(text);
  if (read) return read;
  const std::string mended = mend_json(text);
  return mended == text ? read : read_strictly(mended);
}

const json& member(const json& object, std::string_view name) {
  if (!object.is_object()) return nothing();
  const auto found = object.find(name);
  return found == object.end() ? nothing() : *found;
}

const json& first_of(const json& value) {
  if (!value.is_array()) return value;
  return value.empty() ? nothing() : value.front();
}

std::string text_of(const json& value) {
  return value.is_string() ? value.get<std::string>() : std::string{};
}

std::string text_at(const json& object, std::string_view name) {
  return text_of(member(object, name));
}

std::optional<std::int64_t> integer_at(const json& object, std::string_view name) {
  return integer_of(text_at(object, name));
}

bool truth_at(const json& object, std::string_view name) {
  const json& value = member(object, name);
  if (value.is_boolean()) return value.get<bool>();
  const std::string text = text_of(value);
  return text == "true" || integer_of(text).value_or(0) != 0;
}

std::optional<base::TimePoint> time_at(const json& object, std::string_view name) {
  constexpr std::int64_t seconds_from = 1'000'000'000;  // 2001 in seconds
  constexpr std::int64_t seconds_to = 10'000'000'000;   // 2286 in seconds
  constexpr std::int64_t millis_from = seconds_from * 1000;
  constexpr std::int64_t millis_to = seconds_to * 1000;
  const auto number = integer_at(object, name);
  if (!number) return {};
  if (*number >= seconds_from && *number < seconds_to) return base::from_millis(*number * 1000);
  if (*number >= millis_from && *number < millis_to) return base::from_millis(*number);
  return {};
}

}  // namespace zalo
