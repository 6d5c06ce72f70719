// langnghe staff add, reset, accounts, demo: who may log in to the console. Main thread.
#pragma once

#include <optional>

#include "bot/cli/arguments.hpp"
#include "bot/config/config.hpp"
#include "storage/database.hpp"

namespace bot::cli {

// The exit code; nothing when the words ask for none of these.
std::optional<int> account_command(const Arguments& arguments,
                                   const config::Config& config,
                                   storage::Database& database);

}  // namespace bot::cli
