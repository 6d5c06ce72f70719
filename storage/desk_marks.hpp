// What an open handover carries besides its holder: whom it is meant for, when its holder wants it
// back, since when its citizen waits for the holder. The schema removes the row when the handover
// is taken, let go or closed, ends the wait when the citizen writes and the silence when an officer
// answers. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/handovers.hpp"

namespace storage {

struct DeskMark {
  HandoverId handover{};
  std::string citizen{};
  std::string meant_for{};  // "staff/12", "branch/4"; "" for whoever comes
  std::optional<base::TimePoint> meant_until{};
  std::optional<base::TimePoint> snoozed_until{};
  bool reminded = false;  // the wait is over and nobody answered since
  std::optional<base::TimePoint> silent_since{};
};

struct Unanswered {  // held by a person who has not answered the citizen's last words
  Handover handover{};
  base::TimePoint since{};  // of the first words without an answer, or of the taking if later
};

class DeskMarks {
 public:
  explicit DeskMarks(Tx& tx) : tx_(tx) {}

  std::optional<DeskMark> of_citizen(std::string_view citizen);

  // Each makes the row when there is none.
  void mean_for(const Handover& open, std::string_view whom, base::TimePoint until);
  void snooze(const Handover& open, std::optional<base::TimePoint> until);
  void fell_silent(const Handover& open, base::TimePoint since);
  // From now on only those named for such matters read it; whom it was meant for does not count.
  void restrict_to_named(HandoverId open);

  bool is_due(base::TimePoint now);  // has not_taken or to_be_reminded anything to do?
  // Those whose time has come; the mark is taken off, and reminded set where it was a snooze.
  std::vector<DeskMark> not_taken(base::TimePoint now);
  // What was meant for this person is anybody's again.
  std::vector<DeskMark> drop_meant_for(std::string_view whom);
  std::vector<DeskMark> to_be_reminded(base::TimePoint now);
  // Handed over to persons, not marked silent yet, with words of the citizen after the last answer.
  std::vector<Unanswered> unanswered(int at_most);

 private:
  void mean_for_nobody(const std::vector<DeskMark>& marks);
  std::vector<DeskMark> select(std::string_view where, const Params& params);

  Tx& tx_;
};

}  // namespace storage
