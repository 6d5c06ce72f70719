// Addresses to listen on, as "127.0.0.1:8443" or "[::1]:8443". Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "bot/config/config.hpp"

namespace config {

// Fills host and port; false when the text is no numeric address with a port from 0 (any) to 65535.
// "localhost" means 127.0.0.1.
bool parse_listen(std::string_view text, Listener& into);
std::string listen_text(const Listener& listener);

}  // namespace config
