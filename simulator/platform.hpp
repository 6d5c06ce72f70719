// The whole state of the simulated platform in one value: who exists, who may call, what waits,
// what goes wrong. Functions over it live in api.hpp (the account's side), phone.hpp (the citizen's
// side) and publish.hpp (the webhook's side); all take the time as an argument, none does I/O. One
// thread at a time: simulator.hpp holds the lock.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/rng.hpp"
#include "simulator/assets.hpp"
#include "simulator/deliveries.hpp"
#include "simulator/faults.hpp"
#include "simulator/journal.hpp"
#include "simulator/limits.hpp"
#include "simulator/minute_limit.hpp"
#include "simulator/people.hpp"
#include "simulator/settings.hpp"
#include "simulator/tokens.hpp"
#include "simulator/windows.hpp"

namespace simulator {

struct MessageTemplate {
  std::string id{};
  std::string name{};
  std::string text{};   // "{key}" is replaced from template_data; "" shows the data as a list
  bool by_uid = true;   // false: -249 when sent by user id
  bool rating = false;  // asks for one to five stars
  std::vector<std::string> replies{};  // labels of its quick replies; then by phone only
};

struct Platform {
  Platform(Settings with, std::uint64_t seed) : settings(std::move(with)), rng(seed) {}

  Settings settings;
  base::Rng rng;
  People people{};
  TokenBook tokens{};
  AssetStore assets{};
  Deliveries deliveries{};
  Faults faults{};
  Journal journal{};
  MinuteLimit pace{};
  Purse purse{limits::package_quota, limits::package_quota, true};
  std::map<std::string, MessageTemplate, std::less<>> templates{};
  std::map<std::string, std::int64_t, std::less<>> api_calls{};   // by path
  std::map<std::string, std::int64_t, std::less<>> api_errors{};  // by number
};

// Lan (follows already), Tuấn and Bà Sáu: the people of a fresh simulation. Their ids depend on the
// account only, so a service that remembers them meets them again after a restart.
void add_first_people(Platform& platform, base::TimePoint now);

// Adds somebody with a new id; "" as phone gives them none. Returns the user id.
base::Result<std::string> add_person(Platform& platform,
                                     std::string_view name,
                                     std::string_view phone);

}  // namespace simulator
