// The end of surveys for one person, and the way back. Somebody of Zalo may stand on a list as a
// telephone alone, from before they wrote: who refuses under one name refuses under all. View over
// an open Tx.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

class SurveyRefusals {
 public:
  explicit SurveyRefusals(Tx& tx) : tx_(tx) {}

  // This citizen first, then those who are the same person: joined by a number that one citizen of
  // Zalo alone gave under their own name, or stands beside on a list.
  std::vector<std::string> same_person(std::string_view citizen);

  // For good: opted out, what was not begun is refused, and what waits to be sent does not leave.
  void refuse(std::string_view citizen, base::TimePoint now);
  // A number just given may lead to somebody to whom an earlier refusal belongs as well.
  void refuse_where_newly_known(std::string_view citizen, base::TimePoint now);
  // The person wants surveys again: takes back what was refused together.
  void take_back(std::string_view citizen);
  // What was not begun ends with a consent that is withdrawn.
  void refuse_unbegun(std::string_view citizen, base::TimePoint now);

 private:
  std::vector<std::string> select(std::string_view sql, const std::string& of);
  void end_unbegun(const std::string& citizen, base::TimePoint now);

  Tx& tx_;
};

}  // namespace storage
