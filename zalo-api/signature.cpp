#include "zalo-api/signature.hpp"

#include <algorithm>

#include "base/crypto.hpp"

namespace zalo {
namespace {

constexpr std::size_t mac_length = 64;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

// 64 lower-case hex digits, or "" when the header holds anything else.
std::string mac_of(std::string_view header) {
  std::string mac;
  for (const char c : trimmed(header).substr(0, 2 * mac_length)) mac += lower(c);
  if (mac.starts_with("mac")) {
    const std::string_view rest = trimmed(std::string_view{mac}.substr(3));
    mac = rest.starts_with('=') ? std::string{trimmed(rest.substr(1))} : std::string{};
  }
  const bool fits = mac.size() == mac_length && std::all_of(mac.begin(), mac.end(), is_hex);
  return fits ? mac : std::string{};
}

// Empty or "{}", with blanks anywhere.
bool says_nothing(std::string_view body) {
  body = trimmed(body);
  if (body.empty()) return true;
  return body.front() == '{' && body.back() == '}' && body.size() >= 2 &&
         trimmed(body.substr(1, body.size() - 2)).empty();
}

std::string mac_for(std::string_view body, std::string_view timestamp, const WebhookKey& key) {
  return base::sha256_hex({key.app_id, body, timestamp, key.oa_secret_key.reveal()});
}

SignatureCheck refused(Refusal why) {
  return {Signed::refused, why};
}

// Walks JSON-like bytes once, knowing only strings and depth.
class Scan {
 public:
  explicit Scan(std::string_view body) : body_(body) {}

  std::optional<std::string_view> last_literal(std::string_view name) {
    std::optional<std::string_view> found;
    while (at_ < body_.size()) {
      const char c = body_[at_];
      if (c != '"') {
        if (c == '{' || c == '[') ++depth_;
        if (c == '}' || c == ']') --depth_;
        ++at_;
        continue;
      }
      const std::string_view text = take_string();
      if (depth_ == 1 && text == name && take_colon()) found = take_literal();
    }
    return found;
  }

 private:
  // The bytes between the quotes, escapes left as they are. An unclosed string ends with the body.
  std::string_view take_string() {
    const std::size_t start = ++at_;
    while (at_ < body_.size() && body_[at_] != '"') at_ += body_[at_] == '\\' ? 2U : 1U;
    const std::size_t end = std::min(at_, body_.size());
    at_ = std::min(end + 1, body_.size());
    return body_.substr(start, end - start);
  }

  bool take_colon() {
    skip_blanks();
    if (at_ >= body_.size() || body_[at_] != ':') return false;
    ++at_;
    return true;
  }

  std::optional<std::string_view> take_literal() {
    skip_blanks();
    if (at_ < body_.size() && body_[at_] == '"') return take_string();
    const std::size_t start = at_;
    while (at_ < body_.size() && is_number_part(body_[at_])) ++at_;
    if (at_ == start) return {};
    return body_.substr(start, at_ - start);
  }

  void skip_blanks() {
    while (at_ < body_.size() && is_blank(body_[at_])) ++at_;
  }

  static bool is_number_part(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
  }

  std::string_view body_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

std::optional<std::string_view> literal_at(std::string_view body, std::string_view name) {
  return Scan{body}.last_literal(name);
}

SignatureCheck check_signature(std::string_view body,
                               std::string_view header,
                               const WebhookKey& key) {
  const bool unsigned_call = trimmed(header).empty();
  if (unsigned_call && says_nothing(body)) return {Signed::probe, Refusal::none};
  if (unsigned_call) return refused(Refusal::no_header);
  if (key.app_id.empty() || key.oa_secret_key.empty()) return refused(Refusal::not_configured);
  const std::string mac = mac_of(header);
  if (mac.empty()) return refused(Refusal::malformed_header);
  // Some documented events carry no app_id; the configured one is part of the hash all the same.
  const auto app_id = literal_at(body, "app_id");
  if (app_id && *app_id != key.app_id) return refused(Refusal::other_app);
  // Every documented event carries its timestamp, so an unreadable body without one is a body cut
  // off before it: signed all the same, and to be kept.
  const auto timestamp = literal_at(body, "timestamp").value_or(std::string_view{});
  if (!base::equal_in_constant_time(mac, mac_for(body, timestamp, key))) {
    return refused(Refusal::mismatch);
  }
  return {Signed::valid, Refusal::none};
}

std::string_view name_of(Refusal why) {
  switch (why) {
    case Refusal::none:
      return "none";
    case Refusal::not_configured:
      return "not_configured";
    case Refusal::no_header:
      return "no_header";
    case Refusal::malformed_header:
      return "malformed_header";
    case Refusal::other_app:
      return "other_app";
    case Refusal::mismatch:
      return "mismatch";
  }
  return "mismatch";
}

std::string signature_header(std::string_view body,
                             std::string_view timestamp,
                             const WebhookKey& key) {
  return "mac=" + mac_for(body, timestamp, key);
}

}  // namespace zalo
