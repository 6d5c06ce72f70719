// What survives a restart of the simulator: people, tokens and the clock's offset; chats do not.
// Without tokens a service would have to be granted anew after every restart.
// The text functions are pure; the file is written by one thread at a time.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "simulator/platform.hpp"

namespace simulator {

std::string state_to_text(const Platform& platform, base::Duration clock_offset);
// Replaces people and tokens; returns the clock's offset. An Error leaves the platform as it was.
base::Result<base::Duration> restore_state(Platform& platform, std::string_view text);

// Written beside and renamed, readable by the owner only: it holds tokens.
base::Status write_state_file(const std::filesystem::path& path, std::string_view text);

}  // namespace simulator
