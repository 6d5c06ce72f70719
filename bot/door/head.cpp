#include "bot/door/head.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "bot/door/text.hpp"

namespace door {
namespace {

using Refused = std::optional<Refusal>;

constexpr std::array<std::string_view, 7> methods{
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

bool is_visible(char c) {
  return c > ' ' && c < '\x7f';
}

bool is_value_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return c == '\t' || (byte >= 0x20 && byte != 0x7f);
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

// A program behind us that decodes header values (cpp-httplib does) would see NUL, CR or LF.
bool hides_control(std::string_view value) {
  for (std::size_t at = value.find('%'); at != std::string_view::npos;
       at = value.find('%', at + 1)) {
    if (at + 2 >= value.size() || value[at + 1] != '0') continue;
    const int low = hex_value(value[at + 2]);
    if (low == 0x0 || low == 0xa || low == 0xd) return true;
  }
  return false;
}

bool has_dot_segment(std::string_view path) {
  std::size_t start = 0;
  while (start <= path.size()) {
    const auto end = std::min(path.find('/', start), path.size());
    const auto segment = path.substr(start, end - start);
    if (segment == "." || segment == "..") return true;
    start = end + 1;
  }
  return false;
}

Refused read_target(std::string_view target, RawRequest& request) {
  const auto mark = target.find('?');
  auto path = percent_decoded(target.substr(0, mark));
  if (!path || path->empty() || path->front() != '/' || has_dot_segment(*path)) return Refusal{400};
  if (std::any_of(path->begin(), path->end(), is_control)) return Refusal{400};
  request.path = std::move(*path);
  if (mark != std::string_view::npos) request.query = target.substr(mark + 1);
  return std::nullopt;
}

Refused read_version(std::string_view version, Head& head) {
  if (version == "HTTP/1.1") return std::nullopt;
  head.keep_alive = false;
  if (version == "HTTP/1.0") return std::nullopt;
  return Refusal{version.substr(0, 5) == "HTTP/" ? 505 : 400};
}

Refused read_request_line(std::string_view line, const DoorLimits& limits, Head& head) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return Refusal{400};
  const auto method = line.substr(0, first);
  const auto target = line.substr(first + 1, last - first - 1);
  if (!is_token(method) || target.empty()) return Refusal{400};
  if (target.size() > limits.target_bytes) return Refusal{414};
  if (!std::all_of(target.begin(), target.end(), is_visible)) return Refusal{400};
  if (target.find('#') != std::string_view::npos) return Refusal{400};
  if (auto refused = read_version(line.substr(last + 1), head)) return refused;
  if (std::find(methods.begin(), methods.end(), method) == methods.end()) return Refusal{501};
  head.request_line = line;
  head.request.method = method;
  return read_target(target, head.request);
}

Refused read_header_line(std::string_view line, HeaderList& headers) {
  if (line.size() > header_line_bytes) return Refusal{431};
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return Refusal{400};
  const auto value = trimmed(line.substr(colon + 1));
  if (!std::all_of(value.begin(), value.end(), is_value_char)) return Refusal{400};
  if (hides_control(value)) return Refusal{400};
  headers.emplace_back(std::string{line.substr(0, colon)}, std::string{value});
  return std::nullopt;
}

struct Sighting {  // how often a header came, and its last value
  int count = 0;
  std::string_view value{};
};

Sighting look_for(const HeaderList& headers, std::string_view name) {
  Sighting sighting;
  for (const auto& [key, value] : headers) {
    if (!same_word(key, name)) continue;
    ++sighting.count;
    sighting.value = value;
  }
  return sighting;
}

Refused read_length(std::string_view digits, Framing& framing) {
  constexpr std::size_t digits_max = 18;  // fits 64 bits
  const auto wrong = digits.find_first_not_of("0123456789") != std::string_view::npos;
  if (digits.empty() || wrong) return Refusal{400};
  if (digits.size() > digits_max) return Refusal{413};
  std::from_chars(digits.data(), digits.data() + digits.size(), framing.length);
  return std::nullopt;
}

Refused read_framing(Head& head) {
  const auto length = look_for(head.request.headers, "Content-Length");
  const auto coding = look_for(head.request.headers, "Transfer-Encoding");
  if (length.count > 1 || coding.count > 1 || (length.count > 0 && coding.count > 0)) {
    return Refusal{400};
  }
  if (length.count == 1) return read_length(length.value, head.framing);
  if (coding.count == 0) return std::nullopt;
  // HTTP/1.0 knows no chunks: a proxy in between may have passed the header on by mistake.
  if (head.request_line.ends_with("/1.0")) return Refusal{400};
  if (!same_word(coding.value, "chunked")) return Refusal{501};
  head.framing.chunked = true;
  return std::nullopt;
}

Refused allow_body(const DoorLimits& limits, Head& head) {
  auto& framing = head.framing;
  framing.limit = {limits.body_bytes, limits.request_time};
  const bool usual = !framing.chunked && framing.length <= limits.body_bytes;
  if (!usual && limits.larger_body) {
    framing.limit = limits.larger_body(head.request);
    framing.limit.bytes = std::max(framing.limit.bytes, limits.body_bytes);
    framing.limit.time = std::max(framing.limit.time, limits.request_time);
  }
  if (framing.length > framing.limit.bytes) return Refusal{framing.limit.refusal};
  return std::nullopt;
}

bool lists_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    if (same_word(trimmed(list.substr(0, comma)), word)) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

Refused read_meaning(Head& head) {
  const auto& headers = head.request.headers;
  const int hosts = look_for(headers, "Host").count;
  const bool host_needed = head.request_line.ends_with("/1.1");
  if (hosts > 1 || (host_needed && hosts == 0)) return Refusal{400};
  const auto encoding = look_for(headers, "Content-Encoding");
  if (encoding.count > 0 && !same_word(encoding.value, "identity")) return Refusal{415};
  const auto expect = look_for(headers, "Expect");
  if (expect.count > 0 && !same_word(expect.value, "100-continue")) return Refusal{417};
  head.expects_continue = expect.count > 0;
  for (const auto& [key, value] : headers) {
    if (same_word(key, "Connection") && lists_word(value, "close")) head.keep_alive = false;
  }
  return std::nullopt;
}

Refused read_headers(std::string_view lines, const DoorLimits& limits, Head& head) {
  while (lines != "\r\n") {
    const auto end = lines.find("\r\n");
    if (end == std::string_view::npos) return Refusal{400};
    if (head.request.headers.size() == limits.headers) return Refusal{431};
    if (auto refused = read_header_line(lines.substr(0, end), head.request.headers)) return refused;
    lines.remove_prefix(end + 2);
  }
  return std::nullopt;
}

}  // namespace

std::variant<Head, Refusal> read_head(std::string_view text, const DoorLimits& limits) {
  Head head;
  const auto end = text.find("\r\n");
  if (end == std::string_view::npos) return Refusal{400};
  auto refused = read_request_line(text.substr(0, end), limits, head);
  if (!refused) refused = read_headers(text.substr(end + 2), limits, head);
  if (!refused) refused = read_meaning(head);
  if (!refused) refused = read_framing(head);
  if (!refused) refused = allow_body(limits, head);
  if (refused) return *refused;
  return head;
}

}  // namespace door
