// The questionnaires of the office, version by version: drafts change, what a round uses never
// does. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

struct KeptQuestionnaire {
  std::string id{};
  int version = 0;
  std::string text{};  // JSON, see office/surveys/questionnaire_file.hpp
  std::optional<base::TimePoint> frozen_at{};
  std::int64_t rev = 0;    // 0: not kept yet
  std::int64_t staff = 0;  // 0: shipped with the program
  base::TimePoint at{};
};

class Questionnaires {
 public:
  explicit Questionnaires(Tx& tx) : tx_(tx) {}

  // Adds (rev 0) or changes the draft that was read at that rev. False: somebody was quicker, or
  // the version is frozen.
  bool save(const KeptQuestionnaire& questionnaire);
  // From now on it stays as it is. False: there is none, or it is frozen already.
  bool freeze(std::string_view id, int version, base::TimePoint now);

  // A draft that was read at that rev. False: somebody was quicker, or a round uses it.
  bool remove(std::string_view id, int version, std::int64_t rev);

  std::optional<KeptQuestionnaire> find(std::string_view id, int version);
  std::vector<KeptQuestionnaire> all();  // by id, the newest version first

 private:
  std::vector<KeptQuestionnaire> select(std::string_view rest, const Params& params);

  Tx& tx_;
};

}  // namespace storage
