#include "zalo-api/redact.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "zalo-api/endpoints.hpp"
#include "zalo-api/lenient_json.hpp"
#include "zalo-api/limits.hpp"
#include "zalo-api/utf8.hpp"

namespace zalo {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t shown_max = 64;       // an id or a word of the platform
constexpr std::size_t redacted_max = 4096;  // one row of the wire log
constexpr std::size_t items_max = 10;       // of a list

// Keys whose short values name no person and hold no secret.
constexpr std::array<std::string_view, 27> shown_keys{
    "error",          "error_name",    "user_id",
    "message_id",     "msg_id",        "sent_time",
    "quota_type",     "owner_type",    "remain",
    "total",          "expired_date",  "template_id",
    "tracking_id",    "template_type", "type",
    "media_type",     "mode",          "dailyQuota",
    "remainingQuota", "sending_mode",  "quote_message_id",
    "attachment_id",  "expires_in",    "user_is_follower",
    "oa_type",        "package_name",  "last_interaction"};

bool is_shown(std::string_view key) {
  return std::find(shown_keys.begin(), shown_keys.end(), key) != shown_keys.end();
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == ' ';
}

std::string hidden(std::string_view text) {
  return fmt::format("***{}", count_code_points(text));
}

std::string shown_or_hidden(std::string_view key, const std::string& text) {
  const bool plain = text.size() <= shown_max && std::all_of(text.begin(), text.end(), is_plain);
  return is_shown(key) && plain ? text : hidden(text);
}

Json redacted(std::string_view key, const nlohmann::json& value) {
  if (value.is_string()) return shown_or_hidden(key, value.get_ref<const std::string&>());
  if (value.is_array()) {
    Json list = Json::array();
    for (const auto& item : value) {
      if (list.size() < items_max) list.push_back(redacted(key, item));
    }
    return list;
  }
  if (!value.is_object()) return value;
  Json object = Json::object();
  // Keys are ours or Zalo's, except in template_data, where they are at least not a citizen's.
  for (const auto& [name, inner] : value.items()) {
    const std::string shown = name.size() <= shown_max ? name : hidden(name);
    if (object.size() < 2 * items_max) object[shown] = redacted(name, inner);
  }
  return object;
}

// Zalo's own sentence beside its error number: worth keeping, once it can hold no number of a
// person.
std::string server_words(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }, '#');
  return text.substr(0, prefix_bytes(text, 2 * shown_max));
}

std::string redacted_form(std::string_view form) {
  std::string names;
  while (!form.empty()) {
    const std::string_view field = form.substr(0, form.find('&'));
    const std::string_view name = field.substr(0, field.find('='));
    names += (names.empty() ? "" : " ") + std::string{name.substr(0, shown_max)};
    form.remove_prefix(std::min(field.size() + 1, form.size()));
  }
  return "form: " + names;
}

bool looks_like_form(std::string_view body) {
  return body.size() <= redacted_max && body.starts_with("app_id=");
}

}  // namespace

std::string redacted_body(std::string_view body) {
  if (body.empty()) return {};
  if (looks_like_form(body)) return redacted_form(body);
  const bool small = body.size() <= limits::answer_bytes_max;
  const bool container = body.front() == '{' || body.front() == '[';
  if (!small || !container) return fmt::format("{} bytes", body.size());
  const auto read = read_json(body);
  if (!read) return fmt::format("{} bytes, no JSON", body.size());
  Json json = redacted("", *read);
  if (json.is_object() && json.contains("error") && member(*read, "message").is_string()) {
    json["message"] = server_words(text_at(*read, "message"));
  }
  std::string text = base::to_text(json);
  return text.size() <= redacted_max ? text : fmt::format("{} bytes", body.size());
}

std::string redacted_path(std::string_view target) {
  const std::string_view bare = target.substr(0, target.find_first_of("?#"));
  const bool known = std::find(path::all.begin(), path::all.end(), bare) != path::all.end();
  return known ? std::string{bare} : "/…";
}

}  // namespace zalo
