// The survey rounds and how many answers each cell of their samples takes. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/surveys/round.hpp"
#include "storage/database.hpp"

namespace storage {

struct KeptRound {
  surveys::Round round{};
  std::string plan{};    // JSON
  std::int64_t rev = 0;  // 0: not kept yet
};

class SurveyRounds {
 public:
  explicit SurveyRounds(Tx& tx) : tx_(tx) {}

  surveys::RoundId add(const KeptRound& kept);  // its questionnaire's version must be kept
  // False: changed since it was read at that rev.
  bool save(const KeptRound& kept);

  std::optional<KeptRound> find(surveys::RoundId id);
  std::vector<KeptRound> all(int at_most);  // the newest first
  // Those that time may move or that may send: scheduled, sending, paused, closing.
  std::vector<KeptRound> under_way();

  void set_places(surveys::RoundId id, std::string_view cell, std::int64_t places);

 private:
  std::vector<KeptRound> select(std::string_view rest, const Params& params);

  Tx& tx_;
};

}  // namespace storage
