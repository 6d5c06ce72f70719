#include "console/body.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "console/limits.hpp"
#include "office/language/fold.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

constexpr int depth_max = 8;

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
  const auto found = json_->find(std::string{name});
  return found == json_->end() ? nullptr : &*found;
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
  auto text = found->get<std::string>();
  const auto letters = language::length(text);
  if (letters < length.least || letters > length.most) {
    wrong(name, fmt::format("Phải dài từ {} đến {} ký tự.", length.least, length.most));
  }
  if (std::any_of(text.begin(), text.end(), is_control)) {
    wrong(name, "Có ký tự không dùng được.");
  }
  return text;
}

bool Body::flag(std::string_view name) {
  const auto* found = find(name);
  if (found == nullptr) return false;
  if (!found->is_boolean()) wrong(name, "Phải là true hoặc false.");
  return found->is_boolean() && found->get<bool>();
}

void Body::wrong(std::string_view name, std::string vi) {
  mistakes_.push_back({std::string{name}, std::move(vi)});
}

std::optional<RawAnswer> Body::refused() {
  if (unreadable_) return unreadable_;
  for (const auto& [name, value] : json_->items()) {
    const bool known = std::find(read_.begin(), read_.end(), name) != read_.end();
    // The name is the client's own: cut, so that an answer cannot be made long by it.
    if (!known) wrong(name.substr(0, 40), "Không có mục này.");
  }
  if (mistakes_.empty()) return std::nullopt;
  return invalid(mistakes_);
}

}  // namespace console
