// The two cookies of the console: the login, and the device that needs no code for half a day. Pure
// functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "console/problem.hpp"

namespace console {

inline constexpr std::string_view login_cookie = "ln_login";
inline constexpr std::string_view device_cookie = "ln_device";

std::string cookie_of(const RawRequest& request, std::string_view name);  // "" when there is none

// Without Secure only when a browser on this very machine speaks plain HTTP to us.
bool is_plain_loopback(const RawRequest& request, bool tls);

struct Cookie {
  std::string_view name{};
  std::string value{};
  std::chrono::seconds lasts{};  // 0: remove it
  bool secure = true;
};

void set_cookie(RawAnswer& answer, const Cookie& cookie);

// "Chrome, Windows": for a person to recognise a login by.
std::string device_words(const RawRequest& request);

}  // namespace console
