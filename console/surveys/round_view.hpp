// A survey round as the pages see it: the row of the list, the whole plan with its checklist and
// who may do what, why it waits. Read within one transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "console/surveys/round_words.hpp"
#include "console/visit.hpp"
#include "office/surveys/frame.hpp"
#include "office/surveys/round_terms.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_rounds.hpp"

namespace console {

// With the colleagues its test has reached.
std::optional<storage::KeptRound> found_round(storage::Tx& tx, surveys::RoundId id);
// The one the address names.
std::optional<storage::KeptRound> find_round(storage::Tx& tx, const Visit& visit);

surveys::RoundTerms round_terms(const Visit& visit, const storage::KeptRound& kept);

// "Đang chờ 13:30", for the calendar or for what the platform said; null when nothing holds it
// back, or the round does not send.
nlohmann::ordered_json wait_json(storage::Tx& tx,
                                 const Visit& visit,
                                 const storage::KeptRound& kept);

// RoundRow and Round of openapi.yaml. A round that is still being planned is drawn for its
// checklist: never within a transaction that writes.
nlohmann::ordered_json round_row(storage::Tx& tx,
                                 const Visit& visit,
                                 const storage::KeptRound& kept);
nlohmann::ordered_json round_json(storage::Tx& tx,
                                  const Visit& visit,
                                  const storage::KeptRound& kept);

nlohmann::ordered_json log_json(storage::Tx& tx, surveys::RoundId round);
std::vector<std::string_view> permitted(const Visit& visit, const storage::KeptRound& kept);

// Everything of the checklist but what only a second person does.
bool is_ready(storage::Tx& tx, const Visit& visit, const storage::KeptRound& kept);

// Complete answers beside all who were asked so far: RR1 of docs/surveys.md.
struct Progress {
  std::int64_t invited = 0;  // drawn, the reserve not counted
  std::int64_t sent = 0;
  std::int64_t asked = 0;  // or could not be reached; those not eligible left out
  std::int64_t complete = 0;
  std::optional<double> rate() const;
};

Progress progress_of(storage::Tx& tx, surveys::RoundId round);

std::string unit_name(const Visit& visit, const std::string& unit);

}  // namespace console
