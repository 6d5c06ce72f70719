#include "bot/config/listen.hpp"

#include <arpa/inet.h>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace config {
namespace {

constexpr int port_max = 65535;

bool is_address(const std::string& host, int family) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return ::inet_pton(family, host.c_str(), bytes.data()) == 1;
}

}  // namespace

bool parse_listen(std::string_view text, Listener& into) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return false;
  std::string host{text.substr(0, colon)};
  const auto digits = text.substr(colon + 1);
  int port = -1;
  const auto* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, port);
  if (error != std::errc{} || stopped != end || port < 0 || port > port_max) return false;
  if (host == "localhost") host = "127.0.0.1";
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  if (!is_address(host, bracketed ? AF_INET6 : AF_INET)) return false;
  into.host = std::move(host);
  into.port = port;
  return true;
}

std::string listen_text(const Listener& listener) {
  const bool six = listener.host.find(':') != std::string::npos;
  return six ? fmt::format("[{}]:{}", listener.host, listener.port)
             : fmt::format("{}:{}", listener.host, listener.port);
}

}  // namespace config
