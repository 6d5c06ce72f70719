#include "storage/survey_themes.hpp"

#include "storage/rows.hpp"

namespace storage {

std::vector<SurveyTheme> SurveyThemes::all() {
  return select("ORDER BY title, id", Params{});
}

std::optional<SurveyTheme> SurveyThemes::find(ThemeId id) {
  auto found = select("WHERE id = $1", Params{id.value});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

bool SurveyThemes::has_title(const std::string& title, ThemeId except) {
  return first_integer(tx_,
                       "SELECT 1 FROM survey_themes WHERE title = $1 AND id <> $2",
                       Params{title, except.value})
      .has_value();
}

ThemeId SurveyThemes::add(const SurveyTheme& theme) {
  ThemeId id{};
  tx_.each(
      "INSERT INTO survey_themes (title, about, retired, rev, staff, at) "
      "VALUES ($1, $2, $3, 1, $4, $5) RETURNING id",
      Params{theme.title,
             theme.about,
             std::int64_t{theme.retired},
             theme.staff,
             base::to_millis(theme.at)},
      [&](const Row& row) { id = {row.integer(0)}; });
  return id;
}

bool SurveyThemes::save(const SurveyTheme& theme) {
  return tx_.exec(
             "UPDATE survey_themes SET title = $1, about = $2, retired = $3, rev = rev + 1, "
             "staff = $4, at = $5 WHERE id = $6 AND rev = $7",
             Params{theme.title,
                    theme.about,
                    std::int64_t{theme.retired},
                    theme.staff,
                    base::to_millis(theme.at),
                    theme.id.value,
                    theme.rev}) == 1;
}

void SurveyThemes::set(std::int64_t answer,
                       const std::vector<ThemeId>& themes,
                       std::int64_t staff,
                       base::TimePoint now) {
  tx_.exec("DELETE FROM survey_answer_themes WHERE answer = $1", Params{answer});
  for (const auto theme : themes) {
    tx_.exec("INSERT INTO survey_answer_themes (answer, theme, staff, at) VALUES ($1, $2, $3, $4)",
             Params{answer, theme.value, staff, base::to_millis(now)});
  }
}

std::vector<ThemeId> SurveyThemes::of(std::int64_t answer) {
  std::vector<ThemeId> themes;
  tx_.each("SELECT theme FROM survey_answer_themes WHERE answer = $1 ORDER BY theme",
           Params{answer},
           [&](const Row& row) { themes.push_back({row.integer(0)}); });
  return themes;
}

std::vector<SurveyTheme> SurveyThemes::select(const char* rest, const Params& params) {
  std::vector<SurveyTheme> found;
  tx_.each(std::string{"SELECT id, title, about, retired, rev, staff, at, (SELECT count(*) FROM "
                       "survey_answer_themes AS t WHERE t.theme = survey_themes.id) "
                       "FROM survey_themes "} +
               rest,
           params,
           [&](const Row& row) {
             found.push_back({.id = {row.integer(0)},
                              .title = row.text(1),
                              .about = row.text(2),
                              .retired = row.integer(3) != 0,
                              .rev = row.integer(4),
                              .staff = row.integer(5),
                              .at = time_at(row, 6),
                              .answers = row.integer(7)});
           });
  return found;
}

}  // namespace storage
