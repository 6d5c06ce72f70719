// What the console stands on: the database, the clock, the office's calendar, and the few things
// only the service knows (the platform's window, its codes, how a message is written into the
// Outbox). Immutable once made; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/password.hpp"
#include "console/canned.hpp"
#include "office/catalog/calendar.hpp"
#include "storage/database.hpp"
#include "storage/errand.hpp"

namespace console {

enum class WindowKind { free, charged, closed };

struct Window {
  WindowKind kind{};
  std::optional<base::TimePoint> until{};  // when it changes by itself
};

struct Words {  // of a failure, for the officer
  std::string vi{};
  std::string en{};
  std::string next_vi{};  // what to do about it; "" for nothing
  std::string next_en{};
};

struct StaffMessage {
  std::string channel_id{};  // the citizen's, of the platform
  std::string text{};
  std::string key{};  // of the errand
  base::TimePoint now{};
  base::TimePoint not_before{};
};

struct Outside {
  std::function<Window(base::TimePoint last_interaction, base::TimePoint now)> window{};
  std::function<Words(std::string_view why)> failure{};
  std::function<storage::Errand(const StaffMessage&)> errand{};
  std::function<std::string(std::string_view errand_body)> why_said{};  // of a bot's message
  std::function<void()> moved{};  // something waits in the Inbox or the Outbox
};

struct Settings {
  bool demo = false;
  bool tls = false;
  std::filesystem::path pages{};  // console/ui/dist
  std::string office_name{};      // in the authenticator app
  std::uint64_t password_cost = base::scrypt_cost;
};

struct Office {
  storage::Database& database;
  const base::Clock& clock;
  const catalog::Calendar& calendar;
  Canned canned{};
  Outside outside{};
  Settings settings{};
};

}  // namespace console
