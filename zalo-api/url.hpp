// Taking URLs apart and putting texts into them. Strict: what could be read in two ways is refused.
// Pure functions, any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zalo {

struct Url {
  bool tls = false;
  std::string host{};  // lower case, without brackets or port
  int port = 0;
  bool port_written = false;
  std::string target{};  // path and query, at least "/"

  std::string origin() const;  // "https://host:port"
};

// Nothing for other schemes, user names, IPv6 literals, control characters, blanks, bytes beyond
// ASCII, or more than limits::url_bytes_max. A fragment is dropped.
std::optional<Url> parse_url(std::string_view text);

// base + path with one slash between: a base written with a slash at its end means the same.
std::string joined(std::string_view base, std::string_view path);

// Everything but letters, digits and "-._~" becomes %XX (RFC 3986, unreserved characters).
std::string percent_encoded(std::string_view text);

// application/x-www-form-urlencoded, in the order of the keys.
std::string form_encoded(const std::map<std::string, std::string>& fields);

// 127.0.0.0/8 and localhost.
bool is_loopback(const Url& url);

// Is the host one of these, or below one of these? "zdn.vn" allows "f6.zdn.vn", not "evilzdn.vn".
// An entry with a port ("127.0.0.1:9001") allows exactly that; without, the usual ports only.
bool host_allowed(const Url& url, const std::vector<std::string>& hosts);

}  // namespace zalo
