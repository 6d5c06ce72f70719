// What an officer says to a citizen: a row for the colleagues to read and an errand in the Outbox,
// in one transaction. The only way from the console to a citizen.
#pragma once

#include <optional>
#include <string>

#include "console/visit.hpp"
#include "storage/citizens.hpp"
#include "storage/messages.hpp"

namespace console {

struct Said {
  std::string text{};
  std::string key{};  // of the request that says it, and of the errand
  base::TimePoint not_before{};
  std::optional<storage::MessageId> retry_of{};  // the one it says once more
  std::optional<storage::Attachment> file{};     // goes instead of words
  std::string zbs{};                             // a template goes; text is how it looks
  ZbsValues values{};
};

storage::Message speak(storage::Tx& tx,
                       const Visit& visit,
                       const storage::Citizen& citizen,
                       const Said& said);

}  // namespace console
