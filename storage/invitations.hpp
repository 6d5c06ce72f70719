// One person in one survey round: from the plan to an outcome, each step in the transaction of what
// caused it, so that a restart neither repeats nor skips anybody. View over an open Tx.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "office/surveys/round.hpp"
#include "storage/database.hpp"
#include "storage/invitation.hpp"

namespace storage {

class Invitations {
 public:
  explicit Invitations(Tx& tx) : tx_(tx) {}

  // False: this person is in the round already.
  bool add(const Invitation& invitation);
  std::optional<Invitation> find(InvitationId id);
  // The latest of this person that can still be answered or gone on with.
  std::optional<Invitation> open_of(std::string_view citizen);
  // The latest of this person that was answered to the end.
  std::optional<Invitation> complete_of(std::string_view citizen);
  // Those this person has seen, the last one first.
  std::vector<Invitation> lately_of(std::string_view citizen);

  // Planned and due, earliest first.
  std::vector<Invitation> due(surveys::RoundId round, base::TimePoint now, int at_most);
  // Sent or begun, their reminder due and never sent: those who have not finished.
  std::vector<Invitation> to_remind(surveys::RoundId round, base::TimePoint now, int at_most);
  // Whether either of the two has anything.
  bool has_due(surveys::RoundId round, base::TimePoint now);
  // Rehearsals and whatever else is due although the round has not opened.
  std::vector<Invitation> rehearsals_due(base::TimePoint now, int at_most);

  // Handed to the Inbox: it is due no more, and a second look does not hand it over again.
  void handed_over(InvitationId id);
  // Due once more at that time; only while it is open.
  void put_off(InvitationId id, base::TimePoint until);
  // False: not planned any more. remind_at: nothing when nobody is reminded.
  bool sent(InvitationId id, base::TimePoint now, std::optional<base::TimePoint> remind_at = {});
  void goes(InvitationId id, std::string_view way, std::int64_t price);
  bool went(surveys::RoundId round, std::string_view way);  // to anybody yet
  // Another message of it goes at that price.
  void charged(InvitationId id, std::int64_t price);
  bool reminded(InvitationId id, base::TimePoint now);  // false: reminded before, or ended
  // The reminder surely did not arrive.
  void remind_again(InvitationId id, base::TimePoint until);
  void arrived(InvitationId id, base::TimePoint now);
  // It is not known whether it arrived; until the person says so by answering.
  void unsure(InvitationId id);
  // Surely not delivered: planned again, due at that time. False: it was answered or had ended.
  bool recalled(InvitationId id, base::TimePoint until);
  // Refused by the platform, and asked once more. False: it did not fail, or was begun meanwhile.
  bool planned_again(InvitationId id, base::TimePoint due);
  std::int64_t spent(surveys::RoundId round);  // prices of what was sent, reminders with it
  // Takes a place of the cell until `until`, or renews it. Complete answers and places that are
  // kept for others never exceed the cell's places together, however many come at once. Full: who
  // had not begun has ended so, until a place becomes free.
  Place begin(InvitationId id, base::TimePoint now, base::TimePoint until);
  // Somebody is answering: the place is kept longer, or taken again when it ran out. False: others
  // have taken the last one; the invitation stays as it is. Complete ones need no place.
  bool keep_place(InvitationId id, base::TimePoint now, base::TimePoint until);
  // It has a place, or there is one to be had.
  bool fits(const Invitation& one, base::TimePoint now);
  // Nobody more can complete this one's cell.
  bool is_filled(const Invitation& one);
  // The whole questionnaire was gone through. A place that ran out is taken again if there is one;
  // full: there is none, and what was answered stays as far as it went.
  Place complete(InvitationId id, base::TimePoint now);
  // False: it had ended before.
  bool end(InvitationId id, InvitationState as, std::string_view why, base::TimePoint now);
  // This round asks no more. Who has begun keeps what was said, as far as it went, and is not
  // reminded of the rest.
  void refuse(const Invitation& one, base::TimePoint now);
  // This person wants no surveys any more.
  void refuse_unbegun(std::string_view citizen, base::TimePoint now);
  std::map<InvitationState, std::int64_t> counts(surveys::RoundId round);

  struct Progress {
    std::int64_t invited = 0;  // the reserve not counted
    std::int64_t sent = 0;
    std::int64_t asked = 0;  // came to an end or was sent something, but for who was not eligible
    std::int64_t complete = 0;
  };

  Progress progress(surveys::RoundId round);

 private:
  bool has_place(const Invitation& one, base::TimePoint now);
  std::vector<Invitation> select(std::string_view rest, const Params& params);

  Tx& tx_;
};

}  // namespace storage
