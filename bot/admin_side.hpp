// What the administrators' pages show that only the service knows. Any thread.
#pragma once

#include <filesystem>
#include <functional>

#include "bot/console_side.hpp"

namespace bot {

// check: asks Zalo about the account soon, on a thread of the service's own.
console::AdminSide admin_of(const Talk& talk,
                            const std::filesystem::path& catalog_folder,
                            std::function<void()> check);

}  // namespace bot
