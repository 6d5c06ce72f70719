// The service's half of the console: Zalo's window and codes in the console's words, and the Outbox
// written for it. Only this file knows both. Any thread.
#pragma once

#include <filesystem>
#include <functional>

#include "base/result.hpp"
#include "console/console.hpp"

namespace bot {

// What the console's folder holds.
struct Desk {
  console::Canned canned{};
  std::filesystem::path pages{};
};

// Errc::invalid when canned.jsonc has a mistake. "" gives an empty desk.
base::Result<Desk> load_desk(const std::filesystem::path& folder);

// moved: called after a commit that put something into the Inbox or the Outbox.
console::Outside outside_of(std::function<void()> moved);

// "refused -201", as the sender wrote it, for the officer.
console::Words failure_words(std::string_view why);

}  // namespace bot
