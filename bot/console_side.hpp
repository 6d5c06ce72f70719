// The service's half of the console: Zalo's window and codes in the console's words, and the Outbox
// written for it. Only this file knows both. Any thread.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "base/metrics.hpp"
#include "base/result.hpp"
#include "bot/config/config.hpp"
#include "bot/content.hpp"
#include "bot/file_store.hpp"
#include "console/console.hpp"

namespace bot {

// What the console's folder holds.
struct Desk {
  console::Canned canned{};
  console::RegisterWords words{};
  std::filesystem::path pages{};
  std::filesystem::path public_pages{};
  std::filesystem::path catalog{};  // office/catalog
};

// Errc::invalid when canned.jsonc has a mistake. "" gives an empty desk.
base::Result<Desk> load_desk(const std::filesystem::path& folder);

// moved: called after a commit that put something into the Inbox or the Outbox.
console::Outside outside_of(std::function<void()> moved);

// What it takes to tell citizens of their cases. Outlives the console.
struct Talk {
  const Content& content;
  const config::Config& config;
  base::Metrics& metrics;
};

console::Outside outside_of(std::function<void()> moved, const Talk& talk);
console::Books books_of(const Talk& talk, console::RegisterWords words);

// files outlives the console. How documents are cleaned is the caller's to add (bot/jail.hpp).
console::FileRoom file_room(const FileStore& files);

// "refused -201", as the sender wrote it, for the officer.
console::Words failure_words(std::string_view why);

}  // namespace bot
