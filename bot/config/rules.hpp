// What a value of the configuration may look like. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace config {

bool is_name(std::string_view text);  // 1 to 64 letters, digits, "-", "_"

// https://…, or http://… on this machine only: nothing of Zalo's may travel in the clear.
bool is_safe_url(std::string_view url);

// A key whose value nobody should write into a file ("app_secret", "password" …).
bool sounds_secret(std::string key);

}  // namespace config
