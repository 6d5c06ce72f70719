// The settings of a rehearsal: those of the example, with an account that exists nowhere.
#pragma once

#include "bot/config/config.hpp"

namespace bot {

inline config::Config rehearsal_config() {
  config::Config config;
  config.zalo.app_id = "3141592653589793238";
  config.zalo.oa_id = "4455667788990011223";
  return config;
}

}  // namespace bot
