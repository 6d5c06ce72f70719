#include "console/cookies.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace console {
namespace {

using Word = std::pair<std::string_view, std::string_view>;

// The first that is found counts: most browsers also name those they descend from.
constexpr std::array<Word, 6> browsers{Word{"coc_coc", "Cốc Cốc"},
                                       Word{"Edg/", "Edge"},
                                       Word{"OPR/", "Opera"},
                                       Word{"Firefox/", "Firefox"},
                                       Word{"Chrome/", "Chrome"},
                                       Word{"Safari/", "Safari"}};
constexpr std::array<Word, 5> systems{Word{"Windows", "Windows"},
                                      Word{"Android", "Android"},
                                      Word{"iPhone", "iPhone"},
                                      Word{"Mac OS", "Mac"},
                                      Word{"Linux", "Linux"}};

std::string_view first_in(std::string_view text, std::span<const Word> words) {
  for (const auto& [sign, word] : words) {
    if (text.find(sign) != std::string_view::npos) return word;
  }
  return "khác";
}

}  // namespace

std::string cookie_of(const RawRequest& request, std::string_view name) {
  std::string_view rest = door::header_of(request, "Cookie");
  while (!rest.empty()) {
    auto pair = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) {
      return std::string{pair.substr(name.size() + 1)};
    }
  }
  return {};
}

bool is_plain_loopback(const RawRequest& request, bool tls) {
  if (tls || door::header_of(request, "X-Forwarded-Proto") == "https") return false;
  const auto host = door::header_of(request, "Host");
  constexpr std::array<std::string_view, 3> loopback{"127.0.0.1", "localhost", "[::1]"};
  return std::any_of(loopback.begin(), loopback.end(), [&](std::string_view name) {
    return host == name || (host.starts_with(name) && host.substr(name.size()).starts_with(':'));
  });
}

void set_cookie(RawAnswer& answer, const Cookie& cookie) {
  answer.headers.emplace_back("Set-Cookie",
                              fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict{}",
                                          cookie.name,
                                          cookie.value,
                                          cookie.lasts.count(),
                                          cookie.secure ? "; Secure" : ""));
}

std::string device_words(const RawRequest& request) {
  const auto agent = door::header_of(request, "User-Agent");
  return fmt::format("{}, {}", first_in(agent, browsers), first_in(agent, systems));
}

}  // namespace console
