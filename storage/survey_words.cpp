#include "storage/survey_words.hpp"

#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr const char* standing =
    "FROM survey_answers AS a JOIN survey_invitations AS i ON i.id = a.invitation "
    "WHERE a.replaced_at IS NULL AND i.rehearsal = 0 ";

void add_list(std::string& sql,
              Params& params,
              const char* column,
              const std::vector<std::string>& values) {
  if (values.empty()) {
    sql += "AND 1 = 0 ";
    return;
  }
  sql += std::string{"AND "} + column + " IN (";
  for (std::size_t at = 0; at < values.size(); ++at) {
    params.emplace_back(values[at]);
    sql += (at == 0 ? "$" : ", $") + std::to_string(params.size());
  }
  sql += ") ";
}

void add_one(std::string& sql, Params& params, const char* column, const std::string& value) {
  if (value.empty()) return;
  params.emplace_back(value);
  sql += std::string{"AND "} + column + " = $" + std::to_string(params.size()) + " ";
}

// "bo_qua" says nothing; of a response that did not count (no place was left) nothing is read.
std::string where(const OpenFilter& filter, Params& params) {
  params.emplace_back(filter.round.value);
  std::string sql =
      "AND i.round = $1 AND i.state IN ('begun', 'complete', 'closed') "
      "AND a.value <> '\"bo_qua\"' ";
  add_list(sql, params, "a.question", filter.questions);
  if (filter.units) add_list(sql, params, "i.unit", *filter.units);
  add_one(sql, params, "i.unit", filter.unit);
  add_one(sql, params, "i.field", filter.field);
  add_one(sql, params, "i.level", filter.level);
  if (filter.theme) {
    params.emplace_back(filter.theme->value);
    sql +=
        "AND EXISTS (SELECT 1 FROM survey_answer_themes AS t WHERE t.answer = a.id "
        "AND t.theme = $" +
        std::to_string(params.size()) + ") ";
  }
  return sql;
}

}  // namespace

std::vector<OpenAnswer> SurveyWords::page(const OpenFilter& filter,
                                          SurveyAnswerId below,
                                          int at_most) {
  Params params;
  auto sql = where(filter, params);
  if (below.value > 0) {
    params.emplace_back(below.value);
    sql += "AND a.id < $" + std::to_string(params.size()) + " ";
  }
  params.emplace_back(bounded(at_most));
  return select(sql + "ORDER BY a.id DESC LIMIT $" + std::to_string(params.size()), params);
}

std::int64_t SurveyWords::count(const OpenFilter& filter) {
  Params params;
  const auto sql = std::string{"SELECT count(*) "} + standing + where(filter, params);
  return first_integer(tx_, sql, params).value_or(0);
}

std::map<std::int64_t, std::int64_t> SurveyWords::themes(OpenFilter filter) {
  filter.theme.reset();
  Params params;
  const auto sql = std::string{"SELECT t.theme, count(*) FROM (SELECT a.id AS answer "} + standing +
                   where(filter, params) +
                   ") AS b JOIN survey_answer_themes AS t ON t.answer = b.answer GROUP BY t.theme";
  std::map<std::int64_t, std::int64_t> counted;
  tx_.each(sql, params, [&](const Row& row) { counted[row.integer(0)] = row.integer(1); });
  return counted;
}

std::optional<OpenAnswer> SurveyWords::find(SurveyAnswerId id) {
  auto found = select("AND a.id = $1", Params{id.value});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<OpenAnswer> SurveyWords::select(const std::string& rest, const Params& params) {
  std::vector<OpenAnswer> found;
  tx_.each(std::string{"SELECT a.id, i.round, a.question, a.value, a.at, i.unit, i.citizen, EXISTS "
                       "(SELECT 1 FROM survey_report_offers AS o WHERE o.answer = a.id) "} +
               standing + rest,
           params,
           [&](const Row& row) {
             found.push_back({.id = {row.integer(0)},
                              .round = {row.integer(1)},
                              .question = row.text(2),
                              .value = row.text(3),
                              .at = time_at(row, 4),
                              .unit = row.text(5),
                              .citizen = row.text(6),
                              .offered = row.integer(7) != 0});
           });
  return found;
}

std::string SurveyWords::name_of_writer(InvitationId id) {
  return first_text(tx_,
                    "SELECT c.display_name FROM survey_invitations AS i "
                    "JOIN citizens AS c ON c.id = i.citizen WHERE i.id = $1",
                    Params{id.value})
      .value_or("");
}

bool SurveyWords::note_offer(SurveyAnswerId id, std::int64_t staff, base::TimePoint now) {
  return tx_.exec(
             "INSERT INTO survey_report_offers (answer, staff, at) VALUES ($1, $2, $3) "
             "ON CONFLICT (answer) DO NOTHING",
             Params{id.value, staff, base::to_millis(now)}) == 1;
}

}  // namespace storage
