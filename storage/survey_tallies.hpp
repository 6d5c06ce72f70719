// What a round's answers come to: every invitation with what stands as its answers, read as one
// stream into a Tally, so that a million answers are never in memory. View over an open Tx.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "office/surveys/results.hpp"
#include "office/surveys/round.hpp"
#include "storage/database.hpp"
#include "storage/invitations.hpp"

namespace storage {

using InvitationVisit =
    std::function<void(const surveys::Invited&, std::span<const surveys::StandingAnswer>)>;

class SurveyTallies {
 public:
  explicit SurveyTallies(Tx& tx) : tx_(tx) {}

  // Adds all invitations of the round but rehearsals. The tally is of the round's questionnaire.
  void count(surveys::RoundId round, surveys::Tally& tally);

  // The ids of its invitations that were begun, in an order made by the key: nothing of the time or
  // the draw is in it. The same key gives the same order.
  std::vector<InvitationId> shuffled(surveys::RoundId round, std::string_view key);
  // One of them as it stands; the texts live until the visit is over. False: there is none.
  bool one(InvitationId id, const InvitationVisit& visit);

  // What its figures stand for: N, and the strata of its list (none without a list).
  surveys::Basis basis(surveys::RoundId round);

 private:
  void add_strata(surveys::Basis& basis, std::string_view sql, surveys::RoundId round);

  Tx& tx_;
};

}  // namespace storage
