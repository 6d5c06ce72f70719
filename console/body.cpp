#include "console/body.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "console/limits.hpp"
#include "console/numbers.hpp"
#include "office/language/fold.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

// A condition of a question of a page of a questionnaire lies ten deep.
constexpr int depth_max = 12;

// A member of an object, or one of a list by its number.
const ordered_json* part_of(const ordered_json& whole, const std::string& name) {
  if (whole.is_object()) {
    const auto found = whole.find(name);
    return found == whole.end() ? nullptr : &*found;
  }
  const auto index = number_in(name);
  if (!whole.is_array() || !index) return nullptr;
  const auto at = static_cast<std::size_t>(*index);
  return at < whole.size() ? &whole[at] : nullptr;
}

bool is_control(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return (byte < 32 && letter != '\n' && letter != '\t') || byte == 127;
}

}  // namespace

Body::Body(const RawRequest& request) : json_(std::make_unique<ordered_json>()) {
  *json_ = ordered_json::object();
  if (request.body.size() > limits::body_bytes_max) {
    unreadable_ = problem("too_large");
    return;
  }
  if (request.body.empty()) return;
  auto read = base::parse_json(request.body, {.comments = false, .depth_max = depth_max});
  if (!read || !read->is_object()) {
    unreadable_ = problem("bad_request");
    return;
  }
  *json_ = std::move(*read);
}

Body::~Body() = default;

const ordered_json* Body::find(std::string_view name) {
  read_.emplace_back(name);
  const ordered_json* at = json_.get();
  while (!name.empty()) {
    const auto dot = std::min(name.find('.'), name.size());
    at = part_of(*at, std::string{name.substr(0, dot)});
    if (at == nullptr) return nullptr;
    name.remove_prefix(std::min(dot + 1, name.size()));
  }
  return at;
}

bool Body::has(std::string_view name) {
  const auto* found = find(name);
  return found != nullptr && !found->is_null();
}

std::string Body::text(std::string_view name, Length length) {
  const auto* found = find(name);
  if (found == nullptr) {
    if (length.least > 0) wrong(name, "Còn thiếu.");
    return {};
  }
  if (!found->is_string()) {
    wrong(name, "Phải là chữ.");
    return {};
  }
  return checked(name, found->get<std::string>(), length);
}

std::string Body::checked(std::string_view name, std::string text, Length length) {
  const auto letters = language::length(text);
  if (letters < length.least || letters > length.most) {
    wrong(name, fmt::format("Phải dài từ {} đến {} ký tự.", length.least, length.most));
  }
  if (std::any_of(text.begin(), text.end(), is_control)) {
    wrong(name, "Có ký tự không dùng được.");
  }
  return text;
}

std::string Body::words(std::string_view name, Length length) {
  return language::nfc(text(name, length));
}

bool Body::flag(std::string_view name) {
  const auto* found = find(name);
  if (found == nullptr) return false;
  if (!found->is_boolean()) wrong(name, "Phải là true hoặc false.");
  return found->is_boolean() && found->get<bool>();
}

bool Body::needed_flag(std::string_view name) {
  if (find(name) == nullptr) wrong(name, "Còn thiếu.");
  return flag(name);
}

std::int64_t Body::number(std::string_view name, Range range) {
  const auto* found = find(name);
  if (found == nullptr) {
    wrong(name, "Còn thiếu.");
    return range.least;
  }
  const bool whole = found->is_number_integer() || found->is_number_unsigned();
  const auto value = whole ? found->get<std::int64_t>() : range.least - 1;
  if (whole && value >= range.least && value <= range.most) return value;
  wrong(name, fmt::format("Phải là số nguyên từ {} đến {}.", range.least, range.most));
  return range.least;
}

std::size_t Body::count(std::string_view name, std::size_t most) {
  const auto* found = find(name);
  if (found != nullptr && found->is_array() && found->size() <= most) return found->size();
  wrong(name, fmt::format("Phải là một danh sách, nhiều nhất {} mục.", most));
  return 0;
}

std::vector<std::string> Body::texts(std::string_view name, std::size_t most, Length each) {
  std::vector<std::string> all;
  const auto* found = find(name);
  if (found == nullptr) return all;
  if (!found->is_array() || found->size() > most) {
    wrong(name, fmt::format("Phải là một danh sách, nhiều nhất {} mục.", most));
    return all;
  }
  all.reserve(found->size());
  for (const auto& one : *found) {
    if (!one.is_string()) {
      wrong(name, "Mỗi mục phải là chữ.");
      return {};
    }
    all.push_back(checked(name, one.get<std::string>(), each));
  }
  return all;
}

bool Body::has(std::string_view name) const {
  return json_->contains(std::string{name});
}

std::map<std::string, std::string> Body::texts(std::string_view name) {
  std::map<std::string, std::string> values;
  const auto* found = find(name);
  if (found == nullptr) return values;
  if (!found->is_object() || found->size() > limits::values_max) {
    wrong(name, "Phải là các cặp tên và chữ.");
    return values;
  }
  for (const auto& [key, value] : found->items()) {
    const bool text = value.is_string();
    auto words = text ? value.get<std::string>() : std::string{};
    const bool odd = std::any_of(words.begin(), words.end(), is_control);
    if (!text || odd || language::length(words) > limits::value_max)
      wrong(name, "Có giá trị không dùng được.");
    values.emplace(key, std::move(words));
  }
  return values;
}

void Body::wrong(std::string_view name, std::string vi) {
  mistakes_.push_back({std::string{name}, std::move(vi)});
}

void Body::wrong(std::string_view name, std::string vi, std::string en) {
  mistakes_.push_back({std::string{name}, std::move(vi), std::move(en)});
}

const ordered_json* Body::whole(std::string_view name) {
  const auto* found = find(name);
  whole_.emplace_back(name);
  if (found != nullptr && found->is_object()) return found;
  wrong(name, "Còn thiếu mục này.");
  return nullptr;
}

std::optional<RawAnswer> Body::refused() {
  if (unreadable_) return unreadable_;
  refuse_unknown(*json_, {});
  if (mistakes_.empty()) return std::nullopt;
  return invalid(mistakes_);
}

// The name is the client's own: cut, so that an answer cannot be made long by it.
void Body::refuse_unknown(const ordered_json& object, const std::string& within) {
  constexpr std::size_t shown = 40;
  for (const auto& [name, value] : object.items()) {
    const auto path = within + name;
    const bool known = std::find(read_.begin(), read_.end(), path) != read_.end();
    const bool opened = std::any_of(read_.begin(), read_.end(), [&](const std::string& read) {
      return read.starts_with(path + ".");
    });
    if (std::find(whole_.begin(), whole_.end(), path) != whole_.end()) continue;
    if (opened && value.is_structured()) {
      refuse_unknown(value, path + ".");
    } else if (!known) {
      wrong(std::string_view{path}.substr(0, shown), "Không có mục này.");
    }
  }
}

}  // namespace console
