// Which conversations a list of the console shows, and how many they are: one set of conditions for
// both, so that a count always equals the list it opens. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

enum class TalkView {
  queue,    // wait for anybody: nobody's, not meant for somebody else; or silent with their holder
  mine,     // held by me and not laid aside, or meant for me
  snoozed,  // laid aside by me
  branch,   // open, and of my branch by a case or meant for it
  silent,   // held by somebody who lets the citizen wait
  bot,      // the bot talks, heard from since `active_since`
  open,     // every open handover
};

enum class Reach {
  all,         // the whole office; of restricted matters that there are some
  own,         // what is of the branch, nothing restricted
  restricted,  // restricted matters alone
};

struct TalkFilter {
  TalkView view{};
  Reach reach{};
  std::string me{};                // "staff/12"
  int branch = 0;                  // mine; 0: none, and then no conversation is of it
  base::TimePoint active_since{};  // for the view of the bot
};

class Talks {
 public:
  explicit Talks(Tx& tx) : tx_(tx) {}

  // The longest waiting first, those in danger before all; in the view of the bot who wrote last
  // first.
  std::vector<std::string> citizens(const TalkFilter& filter, int at_most);
  std::int64_t count(const TalkFilter& filter);
  // When somebody asked for a person last.
  std::optional<base::TimePoint> last_waiting();

 private:
  Tx& tx_;
};

}  // namespace storage
