// An open answer as the team that reads it may see it: masked, its unit only where the results show
// that unit. Read within one transaction.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "console/visit.hpp"
#include "office/surveys/questionnaire.hpp"
#include "office/surveys/round.hpp"
#include "storage/survey_words.hpp"

namespace console {

// The words without phones, ids and names, the writer's own among them.
std::string masked_words(storage::Tx& tx, const storage::OpenAnswer& answer);

// Why this person cannot be asked to send a report; "": may be. A code of problem.cpp. The Zalo
// window is not looked at here.
std::string_view not_to_be_invited(storage::Tx& tx,
                                   const surveys::Round& round,
                                   const storage::OpenAnswer& answer);

// The visitor's own units whose answers he may read: of few people, whoever knows who came that
// week knows who wrote. Nothing: all units.
std::optional<std::vector<std::string>> heard_units(storage::Tx& tx,
                                                    const Visit& visit,
                                                    surveys::RoundId round);

// OpenAnswer of openapi.yaml.
class OpenAnswers {
 public:
  OpenAnswers(storage::Tx& tx, const Visit& visit, const surveys::Round& round);

  nlohmann::ordered_json json(const storage::OpenAnswer& answer) const;

 private:
  storage::Tx& tx_;
  const Visit& visit_;
  const surveys::Round& round_;
  std::set<std::string> shown_units_{};
};

struct SeenAnswer {
  storage::OpenAnswer answer{};
  surveys::Round round{};
};

// id: of the address. Nothing: there is none, no open one, or not for this visitor.
std::optional<SeenAnswer> see_answer(storage::Tx& tx, const Visit& visit, std::string_view id);

}  // namespace console
