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

namespace storage {

using InvitationId = base::Id<struct InvitationTag>;

// planned → sent → begun → complete. refused, full (the cell has its answers), failed (the message
// did not arrive) and closed (the round ended first) are ends of their own.
enum class InvitationState { planned, sent, begun, complete, refused, full, failed, closed };

std::string_view name_of(InvitationState state);

struct Invitation {
  InvitationId id{};  // ignored by add
  surveys::RoundId round{};
  std::string citizen{};  // "": an anonymous round that has ended
  std::string cell{};
  std::string facts{};  // JSON object of texts
  std::int64_t draw = 0;
  bool reserve = false;
  InvitationState state = InvitationState::planned;
  std::optional<base::TimePoint> due_at{};
  std::optional<base::TimePoint> sent_at{};
  std::optional<base::TimePoint> begun_at{};
  std::optional<base::TimePoint> place_until{};
  std::optional<base::TimePoint> reminded_at{};
  std::optional<base::TimePoint> ended_at{};
  std::string why{};
};

enum class Place { taken, full, over };  // over: the invitation had ended before

class Invitations {
 public:
  explicit Invitations(Tx& tx) : tx_(tx) {}

  // False: this person is in the round already.
  bool add(const Invitation& invitation);
  std::optional<Invitation> find(InvitationId id);
  // The latest of this person that can still be answered or gone on with.
  std::optional<Invitation> open_of(std::string_view citizen);

  // Planned and due, earliest first.
  std::vector<Invitation> due(surveys::RoundId round, base::TimePoint now, int at_most);
  // Sent or begun before `before`, never reminded: those who have not finished.
  std::vector<Invitation> to_remind(surveys::RoundId round, base::TimePoint before, int at_most);

  // Handed to the Inbox: it is due no more, and a second look does not hand it over again.
  void handed_over(InvitationId id);
  // Due once more at that time; only while it is planned.
  void put_off(InvitationId id, base::TimePoint until);
  bool sent(InvitationId id, base::TimePoint now);      // false: not planned any more
  bool reminded(InvitationId id, base::TimePoint now);  // false: reminded before, or ended
  // Takes a place of the cell until `until`, or renews it. Complete answers and places that are
  // kept for others never exceed the cell's places together, however many come at once.
  Place begin(InvitationId id, base::TimePoint now, base::TimePoint until);
  // Somebody is answering: the place is kept longer, if it is still theirs.
  void keep_place(InvitationId id, base::TimePoint now, base::TimePoint until);
  // The whole questionnaire was gone through. A place that ran out is taken again if there is one.
  Place complete(InvitationId id, base::TimePoint now);
  // False: it had ended before.
  bool end(InvitationId id, InvitationState as, std::string_view why, base::TimePoint now);
  // All that are open, when the round is over. Returns how many.
  std::int64_t close_all(surveys::RoundId round, base::TimePoint now);

  std::map<InvitationState, std::int64_t> counts(surveys::RoundId round);

 private:
  bool has_place(const Invitation& one, base::TimePoint now);
  std::vector<Invitation> select(std::string_view rest, const Params& params);

  Tx& tx_;
};

}  // namespace storage
