// What an officer's search costs when conversations are many and long.
#pragma once

#include "bot/config/config.hpp"
#include "bot/content.hpp"

namespace bench {

void measure_searching(const config::Config& config, const bot::Content& content);

}  // namespace bench
