#include "storage/questionnaires.hpp"

#include "storage/rows.hpp"

namespace storage {

bool Questionnaires::save(const KeptQuestionnaire& questionnaire) {
  const Params params{questionnaire.id,
                      std::int64_t{questionnaire.version},
                      questionnaire.text,
                      questionnaire.rev,
                      questionnaire.staff,
                      base::to_millis(questionnaire.at)};
  if (questionnaire.rev > 0) {
    return tx_.exec(
               "UPDATE questionnaires SET text = $3, rev = rev + 1, staff = $5, at = $6 "
               "WHERE id = $1 AND version = $2 AND rev = $4 AND frozen_at IS NULL",
               params) == 1;
  }
  return tx_.exec(
             "INSERT INTO questionnaires (id, version, text, rev, staff, at) "
             "VALUES ($1, $2, $3, $4 + 1, $5, $6) ON CONFLICT (id, version) DO NOTHING",
             params) == 1;
}

bool Questionnaires::freeze(std::string_view id, int version, base::TimePoint now) {
  return tx_.exec(
             "UPDATE questionnaires SET frozen_at = $3, rev = rev + 1 "
             "WHERE id = $1 AND version = $2 AND frozen_at IS NULL",
             Params{std::string{id}, std::int64_t{version}, base::to_millis(now)}) == 1;
}

bool Questionnaires::remove(std::string_view id, int version, std::int64_t rev) {
  return tx_.exec(
             "DELETE FROM questionnaires WHERE id = $1 AND version = $2 AND rev = $3 "
             "AND frozen_at IS NULL AND NOT EXISTS (SELECT 1 FROM survey_rounds "
             "WHERE questionnaire = $1 AND version = $2)",
             Params{std::string{id}, std::int64_t{version}, rev}) == 1;
}

std::optional<KeptQuestionnaire> Questionnaires::find(std::string_view id, int version) {
  auto found =
      select("WHERE id = $1 AND version = $2", Params{std::string{id}, std::int64_t{version}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<KeptQuestionnaire> Questionnaires::all() {
  return select("ORDER BY id, version DESC", Params{});
}

std::vector<KeptQuestionnaire> Questionnaires::select(std::string_view rest, const Params& params) {
  std::string sql = "SELECT id, version, text, frozen_at, rev, staff, at FROM questionnaires ";
  sql.append(rest);
  std::vector<KeptQuestionnaire> found;
  tx_.each(sql, params, [&](const Row& row) {
    found.push_back({.id = row.text(0),
                     .version = static_cast<int>(row.integer(1)),
                     .text = row.text(2),
                     .frozen_at = maybe_time_at(row, 3),
                     .rev = row.integer(4),
                     .staff = row.integer(5),
                     .at = time_at(row, 6)});
  });
  return found;
}

}  // namespace storage
