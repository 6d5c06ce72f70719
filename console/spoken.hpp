// What an officer says to a citizen: a row for the colleagues to read and an errand in the Outbox,
// in one transaction. The only way from the console to a citizen.
#pragma once

#include <string>

#include "console/visit.hpp"
#include "storage/citizens.hpp"
#include "storage/messages.hpp"

namespace console {

struct Said {
  std::string text{};
  std::string key{};  // of the request that says it, and of the errand
  base::TimePoint not_before{};
};

storage::Message speak(storage::Tx& tx,
                       const Visit& visit,
                       const storage::Citizen& citizen,
                       const Said& said);

}  // namespace console
