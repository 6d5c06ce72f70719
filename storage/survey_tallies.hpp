// What a round's answers come to: every invitation with what stands as its answers, read as one
// stream into a Tally, so that a million answers are never in memory. View over an open Tx.
#pragma once

#include <vector>

#include "office/surveys/results.hpp"
#include "office/surveys/round.hpp"
#include "storage/database.hpp"

namespace storage {

class SurveyTallies {
 public:
  explicit SurveyTallies(Tx& tx) : tx_(tx) {}

  // Adds all invitations of the round but rehearsals. The tally is of the round's questionnaire.
  void count(surveys::RoundId round, surveys::Tally& tally);

  // What its figures stand for: N, and the strata of its list (none without a list).
  surveys::Basis basis(surveys::RoundId round);

 private:
  Tx& tx_;
};

}  // namespace storage
