// What was answered, question by question; a changed answer closes the one before it and both stay.
// View over an open Tx.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"
#include "storage/invitations.hpp"

namespace storage {

struct SurveyAnswer {
  std::string question{};
  std::string value{};  // JSON: a text, or a list of codes
  base::TimePoint at{};
  std::optional<base::TimePoint> replaced_at{};
};

class SurveyAnswers {
 public:
  explicit SurveyAnswers(Tx& tx) : tx_(tx) {}

  // The same value again changes nothing.
  void keep(InvitationId invitation,
            std::string_view question,
            std::string_view value,
            base::TimePoint now);
  // An answer to a question that is not asked any more, after an earlier one was changed.
  void take_back(InvitationId invitation, std::string_view question, base::TimePoint now);

  // As they stand, by question.
  std::map<std::string, std::string> of(InvitationId invitation);
  std::vector<SurveyAnswer> history(InvitationId invitation);  // in the order given

 private:
  Tx& tx_;
};

}  // namespace storage
