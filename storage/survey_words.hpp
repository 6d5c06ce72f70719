// What people wrote in their own words in a survey round, for the team that reads it. View over an
// open Tx.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "office/surveys/round.hpp"
#include "storage/database.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_themes.hpp"

namespace storage {

using SurveyAnswerId = base::Id<struct SurveyAnswerTag>;

struct OpenAnswer {
  SurveyAnswerId id{};
  surveys::RoundId round{};
  std::string question{};
  std::string value{};  // JSON
  base::TimePoint at{};
  std::string unit{};
  std::string citizen{};  // "": an anonymous round that has ended
  bool offered = false;   // asked whether to send a report
};

struct OpenFilter {
  surveys::RoundId round{};
  std::vector<std::string> questions{};  // codes of open questions; none: nothing is found
  std::optional<ThemeId> theme{};
  std::optional<std::vector<std::string>> units{};  // of those who may read only their own
  std::string unit{};                               // "": all
  std::string field{};
  std::string level{};
};

class SurveyWords {
 public:
  explicit SurveyWords(Tx& tx) : tx_(tx) {}

  // Standing answers that say something, the latest first, below that id (0: from the first on).
  std::vector<OpenAnswer> page(const OpenFilter& filter, SurveyAnswerId below, int at_most);
  std::int64_t count(const OpenFilter& filter);
  // How many of them carry each theme; the filter's own theme is not looked at.
  std::map<std::int64_t, std::int64_t> themes(OpenFilter filter);
  // Also of another question than an open one; never of a rehearsal, nor one that was replaced.
  std::optional<OpenAnswer> find(SurveyAnswerId id);

  // The name under which the platform knows who was invited; "" when nobody knows.
  std::string name_of_writer(InvitationId id);

  // False: was noted before.
  bool note_offer(SurveyAnswerId id, std::int64_t staff, base::TimePoint now);

 private:
  std::vector<OpenAnswer> select(const std::string& rest, const Params& params);

  Tx& tx_;
};

}  // namespace storage
