// Two hundred officers' pages that ask what changed, beside citizens who write: what the one costs
// the other.
#pragma once

#include "bot/config/config.hpp"
#include "bot/content.hpp"

namespace bench {

void measure_polling(const config::Config& config, const bot::Content& content);

}  // namespace bench
