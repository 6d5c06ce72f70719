#include "office/surveys/entry_fields.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "office/language/fold.hpp"
#include "office/surveys/questionnaire_limits.hpp"

namespace surveys {
namespace {

using nlohmann::ordered_json;

bool is_control(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return (byte < 32 && letter != '\n' && letter != '\t') || byte == 127;
}

bool is_code(const std::string& text) {
  const bool known = std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c < 0x80 && std::isalnum(c) != 0) || c == '_';
  });
  return known && !text.empty() && text.size() <= code_max;
}

}  // namespace

EntryFields::EntryFields(const ordered_json& json,
                         std::string question,
                         std::vector<Finding>& findings)
    : json_(json), question_(std::move(question)), findings_(findings) {
  if (!json_.is_object()) mistake("", "Phần này phải là một đối tượng.", "This must be an object.");
}

void EntryFields::mistake(const std::string& field, std::string vi, std::string en) {
  findings_.push_back({Weight::mistake, question_, field, std::move(vi), std::move(en)});
}

const ordered_json* EntryFields::take(const char* key) {
  seen_.emplace_back(key);
  if (!json_.is_object()) return nullptr;
  const auto found = json_.find(key);
  return found == json_.end() || found->is_null() ? nullptr : &*found;
}

std::string EntryFields::text_or_none(const char* key, std::size_t most) {
  const auto* value = take(key);
  if (value == nullptr) return {};
  if (!value->is_string()) {
    mistake(key, "Ô này phải là chữ.", "This must be a text.");
    return {};
  }
  auto text = value->get<std::string>();
  if (std::any_of(text.begin(), text.end(), is_control)) {
    mistake(key, "Có ký tự không dùng được.", "It holds characters that cannot be used.");
    return {};
  }
  const auto length = language::length(text);
  if (length > most) {
    mistake(key,
            fmt::format("Dài {} ký tự, nhiều nhất là {}.", length, most),
            fmt::format("{} characters long, at most {} are allowed.", length, most));
  }
  return text;
}

std::string EntryFields::text(const char* key, std::size_t most) {
  auto text = text_or_none(key, most);
  if (text.empty()) mistake(key, "Ô này còn trống.", "This is still empty.");
  return text;
}

std::string EntryFields::code(const char* key) {
  auto text = text_or_none(key, code_max);
  if (!is_code(text)) {
    mistake(key,
            fmt::format("Mã gồm 1 đến {} chữ không dấu, chữ số hoặc dấu “_”.", code_max),
            fmt::format("A code has 1 to {} plain letters, digits or “_”.", code_max));
  }
  return text;
}

std::vector<std::string> EntryFields::texts(const char* key, std::size_t most) {
  std::vector<std::string> all;
  const auto* items = list(key, most);
  if (items == nullptr) return all;
  for (const auto& item : *items) {
    if (item.is_string()) {
      all.push_back(item.get<std::string>());
    } else {
      mistake(key, "Danh sách này chỉ gồm chữ.", "This list may hold texts only.");
    }
  }
  return all;
}

bool EntryFields::flag(const char* key) {
  const auto* value = take(key);
  if (value == nullptr) return false;
  if (value->is_boolean()) return value->get<bool>();
  mistake(key, "Ô này chỉ là có hoặc không.", "This is either true or false.");
  return false;
}

std::int64_t EntryFields::number(const char* key, std::int64_t least, std::int64_t most) {
  const auto* value = take(key);
  const bool whole = value != nullptr && value->is_number_integer();
  const bool fits = whole && *value >= least && *value <= most;
  if (fits) return value->get<std::int64_t>();
  mistake(key,
          fmt::format("Cần một số nguyên từ {} đến {}.", least, most),
          fmt::format("A whole number from {} to {} is needed.", least, most));
  return least;
}

const ordered_json* EntryFields::list(const char* key, std::size_t most) {
  const auto* value = take(key);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) {
    mistake(key, "Ô này phải là một danh sách.", "This must be a list.");
    return nullptr;
  }
  if (value->size() <= most) return value;
  mistake(key,
          fmt::format("Có {} mục, nhiều nhất là {}.", value->size(), most),
          fmt::format("{} entries, at most {} are allowed.", value->size(), most));
  return nullptr;
}

const ordered_json* EntryFields::object(const char* key) {
  const auto* value = take(key);
  if (value == nullptr || value->is_object()) return value;
  mistake(key, "Phần này phải là một đối tượng.", "This must be an object.");
  return nullptr;
}

void EntryFields::read_elsewhere(const char* key) {
  seen_.emplace_back(key);
}

void EntryFields::refuse_nulls(const char* except) {
  if (!json_.is_object()) return;
  for (const auto& [key, value] : json_.items()) {
    if (value.is_null() && key != except) {
      mistake(key, "Ô này còn trống.", "This is still empty.");
    }
  }
}

void EntryFields::refuse_unknown() {
  if (!json_.is_object()) return;
  for (const auto& [key, value] : json_.items()) {
    if (std::find(seen_.begin(), seen_.end(), key) != seen_.end()) continue;
    mistake(key, "Không có ô nào tên như vậy.", "There is no field of this name.");
  }
}

}  // namespace surveys
