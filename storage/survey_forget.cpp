#include "storage/survey_forget.hpp"

#include <set>
#include <string>
#include <vector>

#include "office/surveys/answer_text.hpp"
#include "office/surveys/questionnaire_file.hpp"
#include "storage/questionnaires.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

struct Asked {
  std::int64_t invitation = 0;
  std::string questionnaire{};
  int version = 0;
};

std::vector<Asked> invitations_of(Tx& tx, const std::string& citizen) {
  std::vector<Asked> found;
  tx.each(
      "SELECT i.id, r.questionnaire, r.version FROM survey_invitations AS i "
      "JOIN survey_rounds AS r ON r.id = i.round WHERE i.citizen = $1",
      Params{citizen},
      [&](const Row& row) {
        found.push_back({row.integer(0), row.text(1), static_cast<int>(row.integer(2))});
      });
  return found;
}

// Nothing: what was asked cannot be read any more, so every answer may be somebody's words.
std::optional<std::set<std::string>> ticked_questions(Tx& tx, const Asked& asked) {
  const auto kept = Questionnaires(tx).find(asked.questionnaire, asked.version);
  surveys::Questionnaire read;
  if (!kept || surveys::has_mistake(surveys::parse_questionnaire(kept->text, read))) {
    return std::nullopt;
  }
  std::set<std::string> codes;
  for (const auto* question : read.questions()) codes.insert(question->code);
  for (const auto& open : surveys::open_questions(read)) codes.erase(open);
  return codes;
}

void remove_answer(Tx& tx, std::int64_t answer) {
  for (const auto* table : {"survey_answer_themes", "survey_report_offers"}) {
    tx.exec(std::string{"DELETE FROM "} + table + " WHERE answer = $1", Params{answer});
  }
  tx.exec("DELETE FROM survey_answers WHERE id = $1", Params{answer});
}

void remove_words(Tx& tx, const Asked& asked) {
  const auto ticked = ticked_questions(tx, asked);
  std::vector<std::int64_t> words;
  tx.each("SELECT id, question, replaced_at IS NOT NULL FROM survey_answers WHERE invitation = $1",
          Params{asked.invitation},
          [&](const Row& row) {
            const bool stays = ticked && ticked->contains(row.text(1)) && row.integer(2) == 0;
            if (!stays) words.push_back(row.integer(0));
          });
  for (const auto answer : words) remove_answer(tx, answer);
}

void end_open(Tx& tx, const std::string& citizen, base::TimePoint now) {
  tx.exec(
      "UPDATE survey_invitations SET why = CASE state WHEN 'planned' THEN 'gone' ELSE why END, "
      "state = CASE state WHEN 'planned' THEN 'failed' ELSE 'refused' END, ended_at = $2, "
      "due_at = NULL WHERE citizen = $1 AND state IN ('planned', 'sent', 'begun')",
      Params{citizen, base::to_millis(now)});
}

// An anonymous round that is not over finds its people by this key, which leads to nobody now.
void loosen(Tx& tx, const std::string& citizen) {
  tx.exec(
      "UPDATE survey_messages SET remote_id = '' WHERE invitation IN "
      "(SELECT id FROM survey_invitations WHERE citizen = $1)",
      Params{citizen});
  tx.exec(
      "UPDATE survey_invitations SET facts = '{}', citizen = CASE WHEN EXISTS "
      "(SELECT 1 FROM survey_rounds AS r WHERE r.id = round AND r.anonymous = 1 "
      "AND r.anonymised_at IS NULL) THEN citizen END WHERE citizen = $1",
      Params{citizen});
}

}  // namespace

void forget_in_surveys(Tx& tx, std::string_view citizen, base::TimePoint now) {
  const std::string who{citizen};
  end_open(tx, who, now);
  for (const auto& asked : invitations_of(tx, who)) remove_words(tx, asked);
  loosen(tx, who);
  tx.exec(
      "UPDATE survey_people SET facts = '{}', phone = '', line = 0, returned_on = NULL "
      "WHERE citizen = $1",
      Params{who});
  for (const auto* table : {"survey_asked", "survey_testers"}) {
    tx.exec(std::string{"DELETE FROM "} + table + " WHERE citizen = $1", Params{who});
  }
}

}  // namespace storage
