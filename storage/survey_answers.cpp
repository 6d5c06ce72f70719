#include "storage/survey_answers.hpp"

#include "storage/rows.hpp"

namespace storage {

void SurveyAnswers::keep(InvitationId invitation,
                         std::string_view question,
                         std::string_view value,
                         base::TimePoint now) {
  const Params which{invitation.value, std::string{question}};
  const auto standing = first_text(tx_,
                                   "SELECT value FROM survey_answers WHERE invitation = $1 "
                                   "AND question = $2 AND replaced_at IS NULL",
                                   which);
  if (standing == value) return;
  if (standing) take_back(invitation, question, now);
  tx_.exec(
      "INSERT INTO survey_answers (invitation, question, value, at) VALUES ($1, $2, $3, $4)",
      Params{invitation.value, std::string{question}, std::string{value}, base::to_millis(now)});
}

void SurveyAnswers::take_back(InvitationId invitation,
                              std::string_view question,
                              base::TimePoint now) {
  tx_.exec(
      "UPDATE survey_answers SET replaced_at = $3 "
      "WHERE invitation = $1 AND question = $2 AND replaced_at IS NULL",
      Params{invitation.value, std::string{question}, base::to_millis(now)});
}

std::map<std::string, std::string> SurveyAnswers::of(InvitationId invitation) {
  std::map<std::string, std::string> values;
  tx_.each(
      "SELECT question, value FROM survey_answers "
      "WHERE invitation = $1 AND replaced_at IS NULL",
      Params{invitation.value},
      [&](const Row& row) { values[row.text(0)] = row.text(1); });
  return values;
}

std::vector<SurveyAnswer> SurveyAnswers::history(InvitationId invitation) {
  std::vector<SurveyAnswer> all;
  tx_.each(
      "SELECT question, value, at, replaced_at FROM survey_answers WHERE invitation = $1 "
      "ORDER BY id",
      Params{invitation.value},
      [&](const Row& row) {
        all.push_back({.question = row.text(0),
                       .value = row.text(1),
                       .at = time_at(row, 2),
                       .replaced_at = maybe_time_at(row, 3)});
      });
  return all;
}

}  // namespace storage
