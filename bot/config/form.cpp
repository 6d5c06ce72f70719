#include "bot/config/form.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "bot/config/listen.hpp"
#include "bot/config/nearest.hpp"
#include "bot/config/rules.hpp"
#include "bot/config/units.hpp"

namespace config {
namespace {

using nlohmann::ordered_json;

}  // namespace

Form::Form(const ordered_json* given, std::string path, Sheet sheet, ordered_json& shown)
    : given_(given), path_(std::move(path)), sheet_(sheet), shown_(shown) {
  shown_ = ordered_json::object();
  if (given_ != nullptr && !given_->is_object()) {
    sheet_.mistakes.push_back({path_, "phải là một nhóm khóa trong { }", "must be an object { }"});
    given_ = nullptr;
  }
}

std::string Form::full(std::string_view key) const {
  return path_.empty() ? std::string{key} : fmt::format("{}.{}", path_, key);
}

void Form::wrong(std::string_view key, std::string vi, std::string en) {
  sheet_.mistakes.push_back({full(key), std::move(vi), std::move(en)});
}

bool Form::has(std::string_view key) const {
  return given_ != nullptr && given_->contains(std::string{key});
}

const ordered_json* Form::find(std::string_view key) {
  known_.emplace_back(key);
  if (!has(key)) return nullptr;
  return &given_->at(std::string{key});
}

void Form::show(std::string_view key, const ordered_json& value) {
  sheet_.keys.push_back(full(key));
  shown_[std::string{key}] = value;
}

const std::string* Form::find_text(std::string_view key, Need need) {
  const auto* found = find(key);
  if (found == nullptr) {
    if (need == Need::required)
      wrong(key, "thiếu khóa bắt buộc này", "this required key is missing");
    return nullptr;
  }
  const auto* text = found->get_ptr<const std::string*>();
  if (text == nullptr) wrong(key, "phải là chữ trong ngoặc kép", "must be a text in quotes");
  if (text != nullptr && text->empty() && need == Need::required) {
    wrong(key, "không được để trống", "must not be empty");
    return nullptr;
  }
  return text;
}

void Form::text(std::string_view key, std::string& value, Need need) {
  if (const auto* text = find_text(key, need)) value = *text;
  show(key, value);
}

void Form::name(std::string_view key, std::string& value, Need need) {
  if (const auto* text = find_text(key, need)) {
    value = *text;
    if (!is_name(value)) {
      wrong(key,
            "chỉ gồm chữ không dấu, số, \"-\" và \"_\"",
            "may hold letters, digits, \"-\", \"_\"");
    }
  }
  show(key, value);
}

void Form::url(std::string_view key, std::string& value) {
  if (const auto* text = find_text(key, Need::optional)) {
    value = *text;
    if (!value.empty() && !is_safe_url(value)) {
      wrong(key,
            "phải là địa chỉ https://… (http:// chỉ dùng được với 127.0.0.1)",
            "must be an https://… address (http:// only on 127.0.0.1)");
    }
  }
  show(key, value);
}

void Form::path(std::string_view key, std::filesystem::path& value, Need need) {
  if (const auto* text = find_text(key, need)) value = *text;
  show(key, value.string());
}

void Form::words(std::string_view key, std::vector<std::string>& value) {
  if (const auto* found = find(key)) {
    const bool texts =
        found->is_array() &&
        std::all_of(found->begin(), found->end(), [](auto& item) { return item.is_string(); });
    if (texts) value = found->get<std::vector<std::string>>();
    if (!texts) wrong(key, "phải là danh sách chữ [\"…\"]", "must be a list of texts [\"…\"]");
  }
  show(key, value);
}

void Form::flag(std::string_view key, bool& value) {
  if (const auto* found = find(key)) {
    if (found->is_boolean()) value = found->get<bool>();
    if (!found->is_boolean()) wrong(key, "phải là true hoặc false", "must be true or false");
  }
  show(key, value);
}

void Form::number(std::string_view key, int& value, Between allowed) {
  if (const auto* found = find(key)) {
    const bool inside =
        found->is_number_integer() && !(*found < allowed.least) && !(*found > allowed.most);
    if (inside) value = found->get<int>();
    if (!inside) {
      wrong(key,
            fmt::format("phải là số nguyên từ {} đến {}", allowed.least, allowed.most),
            fmt::format("must be a whole number from {} to {}", allowed.least, allowed.most));
    }
  }
  show(key, value);
}

void Form::duration(std::string_view key,
                    std::optional<base::Duration>& value,
                    Between allowed_seconds) {
  if (has(key)) {
    base::Duration given{};
    duration(key, given, allowed_seconds);
    value = given;
    return;
  }
  find(key);
  show(key, value ? duration_text(*value) : std::string{});
}

void Form::duration(std::string_view key, base::Duration& value, Between allowed_seconds) {
  const base::Duration least = std::chrono::seconds{allowed_seconds.least};
  const base::Duration most = std::chrono::seconds{allowed_seconds.most};
  if (const auto* found = find(key)) {
    const auto* text = found->get_ptr<const std::string*>();
    const auto read = text != nullptr ? base::parse_duration(*text) : std::nullopt;
    if (read && *read >= least && *read <= most) {
      value = *read;
    } else {
      wrong(key,
            fmt::format("phải là khoảng thời gian như \"15s\", \"20m\", \"3h\", từ {} đến {}",
                        duration_text(least),
                        duration_text(most)),
            fmt::format("must be a duration such as \"15s\", \"20m\", \"3h\", from {} to {}",
                        duration_text(least),
                        duration_text(most)));
    }
  }
  show(key, duration_text(value));
}

void Form::size(std::string_view key, std::uint64_t& value, Between allowed_bytes) {
  const auto least = static_cast<std::uint64_t>(allowed_bytes.least);
  const auto most = static_cast<std::uint64_t>(allowed_bytes.most);
  if (const auto* found = find(key)) {
    const auto* text = found->get_ptr<const std::string*>();
    const auto read = text != nullptr ? parse_size(*text) : std::nullopt;
    if (read && *read >= least && *read <= most) {
      value = *read;
    } else {
      wrong(key,
            fmt::format("phải là dung lượng như \"256KiB\", \"5MiB\", từ {} đến {}",
                        size_text(least),
                        size_text(most)),
            fmt::format("must be a size such as \"256KiB\", \"5MiB\", from {} to {}",
                        size_text(least),
                        size_text(most)));
    }
  }
  show(key, size_text(value));
}

void Form::address(std::string_view key, Listener& value) {
  if (const auto* text = find_text(key, Need::optional)) {
    if (!parse_listen(*text, value)) {
      wrong(key,
            "phải là địa chỉ và cổng như \"127.0.0.1:8443\" hoặc \"[::]:8443\"",
            "must be an address and a port such as \"127.0.0.1:8443\" or \"[::]:8443\"");
    }
  }
  show(key, listen_text(value));
}

void Form::section(std::string_view key, const std::function<void(Form&)>& fill) {
  const auto* found = find(key);
  ordered_json shown;
  Form form(found, full(key), sheet_, shown);
  fill(form);
  form.finish();
  shown_[std::string{key}] = std::move(shown);
}

void Form::finish() {
  if (given_ == nullptr) return;
  for (const auto& [key, value] : given_->items()) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) complain_about(key);
  }
}

void Form::complain_about(const std::string& key) {
  if (sounds_secret(key)) {
    wrong(key,
          fmt::format("không để bí mật trong tệp này; đặt vào biến môi trường {} hoặc {}",
                      oa_secret_key_variable,
                      app_secret_variable),
          fmt::format("no secrets in this file; put them into the environment as {} or {}",
                      oa_secret_key_variable,
                      app_secret_variable));
    return;
  }
  const auto near = nearest_word(key, known_);
  if (near.empty()) {
    wrong(key,
          fmt::format("không có khóa này; ở đây có: {}", fmt::join(known_, ", ")),
          fmt::format("unknown key; known here: {}", fmt::join(known_, ", ")));
    return;
  }
  wrong(key,
        fmt::format("không có khóa này; có phải ý là \"{}\"?", near),
        fmt::format("unknown key; did you mean \"{}\"?", near));
}

}  // namespace config
