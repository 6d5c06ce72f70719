// Passing a conversation on, laying it aside, giving it back: what an officer or the service does
// to an open handover besides taking it and letting it go (ownership.hpp). Each within one
// transaction, with its line for the time line and the audit trail.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "console/conversation.hpp"
#include "console/visit.hpp"
#include "office/catalog/catalog.hpp"
#include "storage/desk_marks.hpp"
#include "storage/desk_moves.hpp"

namespace console {

// Codes of storage::DeskMove::kind; the pages have the words.
namespace move {
inline constexpr std::string_view transferred = "transferred";  // target: whom it is meant for
inline constexpr std::string_view not_taken = "not_taken";      // target: who did not take it
inline constexpr std::string_view snoozed = "snoozed";          // target: until when
inline constexpr std::string_view reminded = "reminded";        // the time has come
inline constexpr std::string_view silent = "silent";            // target: who does not answer
inline constexpr std::string_view shift_ended = "shift_ended";  // target: who held it
inline constexpr std::string_view closed = "closed";            // target: the reason
inline constexpr std::string_view phone_shown = "phone_shown";  // target: the reason
}  // namespace move

inline constexpr std::string_view restricted_target = "restricted";

// Whom a conversation may be passed to.
struct Colleague {
  storage::AccountId id{};
  std::string name{};
  std::string role{};     // name of the first role
  std::int64_t held = 0;  // conversations this person holds
};

// On shift, with the right to answer this conversation; not the visitor. By name.
std::vector<Colleague> colleagues_for(storage::Tx& tx,
                                      const Visit& visit,
                                      const Conversation& conversation);
// The words for "staff/12", "branch/4", "restricted"; "" for anything else.
std::string target_name(storage::Tx& tx, const Visit& visit, std::string_view target);
// The branches of the office; none where no catalogue was read.
const std::vector<catalog::Branch>& branches_of(const Visit& visit);
// May the visitor pass it to that target?
bool is_target(storage::Tx& tx,
               const Visit& visit,
               const Conversation& conversation,
               std::string_view target);

// The conversation waits, meant for the target: until limits::transfer_wait it is theirs to take.
void transfer(storage::Tx& tx,
              const Visit& visit,
              const Conversation& conversation,
              const storage::DeskMove& said);

// Laid aside until then; nothing: taken up again. Only for the holder.
void snooze(storage::Tx& tx,
            const Visit& visit,
            const Conversation& conversation,
            std::optional<base::TimePoint> until);

struct Closing {
  std::string reason{};  // a code
  std::string note{};
  bool say = false;  // the closing line of the canned answers
};

// The matter is over: the bot is silent until the citizen writes. Only for the holder.
void close(storage::Tx& tx,
           const Visit& visit,
           const Conversation& conversation,
           const Closing& closing);

// All that this person holds waits again at its old place, and what is meant for them is anybody's.
// Returns how many were held.
std::int64_t give_back_all(storage::Tx& tx, std::string_view key, base::TimePoint now);

}  // namespace console
