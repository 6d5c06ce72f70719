#include "zalo-api/url.hpp"

#include <algorithm>
#include <charconv>

#include "zalo-api/limits.hpp"

namespace zalo {
namespace {

constexpr int http_port = 80;
constexpr int https_port = 443;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_host_part(char c) {
  return is_digit(c) || is_letter(c) || c == '-' || c == '.';
}

// Visible ASCII only: nothing that could end a request line or a header.
bool is_plain(char c) {
  return c > ' ' && c < 0x7F && c != '\\' && c != '"' && c != '<' && c != '>';
}

std::string lower(std::string_view text) {
  std::string out{text};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return out;
}

std::optional<int> port_of(std::string_view text) {
  int port = 0;
  const char* end = text.data() + text.size();
  const auto done = std::from_chars(text.data(), end, port);
  if (done.ec != std::errc{} || done.ptr != end || port < 1 || port > 65535) return {};
  return port;
}

bool read_authority(std::string_view authority, Url& url) {
  const auto colon = authority.find(':');
  const std::string_view host = authority.substr(0, colon);
  if (host.empty() || !std::all_of(host.begin(), host.end(), is_host_part)) return false;
  if (host.front() == '.' || host.front() == '-' || host.find("..") != std::string_view::npos) {
    return false;
  }
  url.host = lower(host);
  url.port = url.tls ? https_port : http_port;
  if (colon == std::string_view::npos) return true;
  const auto port = port_of(authority.substr(colon + 1));
  if (!port) return false;
  url.port_written = *port != url.port;
  url.port = *port;
  return true;
}

}  // namespace

std::string Url::origin() const {
  return (tls ? "https://" : "http://") + host + ":" + std::to_string(port);
}

std::optional<Url> parse_url(std::string_view text) {
  constexpr std::string_view secure = "https://";
  constexpr std::string_view open = "http://";
  if (text.size() > limits::url_bytes_max) return {};
  if (!std::all_of(text.begin(), text.end(), is_plain)) return {};
  Url url;
  url.tls = text.starts_with(secure);
  if (!url.tls && !text.starts_with(open)) return {};
  text.remove_prefix(url.tls ? secure.size() : open.size());
  text = text.substr(0, text.find('#'));
  const auto end = std::min(text.find_first_of("/?"), text.size());
  if (!read_authority(text.substr(0, end), url)) return {};
  url.target = std::string{text.substr(end)};
  if (!url.target.starts_with('/')) url.target.insert(0, "/");
  return url;
}

std::string joined(std::string_view base, std::string_view path) {
  while (base.ends_with('/')) base.remove_suffix(1);
  return std::string{base} + std::string{path};
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_digit(c) || is_letter(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15U];
  }
  return out;
}

std::string form_encoded(const std::map<std::string, std::string>& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    if (!out.empty()) out += '&';
    out += percent_encoded(name) + "=" + percent_encoded(value);
  }
  return out;
}

bool is_loopback(const Url& url) {
  if (url.host == "localhost") return true;
  // "127.0.0.1.evil.org" is a name: only digits and dots make an address.
  const bool address =
      std::all_of(url.host.begin(), url.host.end(), [](char c) { return is_digit(c) || c == '.'; });
  return address && url.host.starts_with("127.");
}

bool host_allowed(const Url& url, const std::vector<std::string>& hosts) {
  const std::string with_port = url.host + ":" + std::to_string(url.port);
  return std::any_of(hosts.begin(), hosts.end(), [&](const std::string& entry) {
    const std::string allowed = lower(entry);
    if (allowed.find(':') != std::string::npos) return with_port == allowed;
    if (allowed.empty() || url.port_written) return false;
    return url.host == allowed || url.host.ends_with("." + allowed);
  });
}

}  // namespace zalo
