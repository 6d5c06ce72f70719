// The codebook: the themes that open answers are given.
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "console/admin/account.hpp"
#include "console/body.hpp"
#include "console/numbers.hpp"
#include "console/surveys/result_acts.hpp"
#include "console/surveys/result_limits.hpp"
#include "storage/survey_themes.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;
using storage::SurveyTheme;

ordered_json theme_json(const SurveyTheme& theme) {
  return {{"id", theme.id.value},
          {"rev", theme.rev},
          {"title", theme.title},
          {"about", theme.about},
          {"answers", theme.answers},
          {"retired", theme.retired}};
}

// Blanks around it would make two of one.
std::string title_of(Body& body) {
  auto title = body.words("title", {1, limits::theme_title_max});
  const auto first = title.find_first_not_of(" \t\n");
  if (first == std::string::npos) {
    body.wrong("title", "Còn thiếu.");
    return {};
  }
  return title.substr(first, title.find_last_not_of(" \t\n") - first + 1);
}

SurveyTheme theme_in(Body& body, const Visit& visit) {
  SurveyTheme theme;
  theme.title = title_of(body);
  theme.about = body.words("about", {0, limits::theme_about_max});
  theme.staff = visit.me().id.value;
  theme.at = visit.now;
  return theme;
}

void note_theme(storage::Tx& tx, const Visit& visit, const SurveyTheme& theme) {
  admin::note(tx,
              visit,
              {"survey.theme_saved",
               "survey_theme/" + std::to_string(theme.id.value),
               base::to_text({{"title", theme.title}, {"retired", theme.retired}})});
}

RawAnswer add_in(storage::Tx& tx, const Visit& visit, SurveyTheme theme) {
  storage::SurveyThemes themes(tx);
  if (themes.all().size() >= limits::themes_max) return problem("too_many_themes");
  if (themes.has_title(theme.title, {})) return problem("title_taken");
  theme.id = themes.add(theme);
  note_theme(tx, visit, theme);
  return json_answer(201, theme_json(*themes.find(theme.id)));
}

RawAnswer change_in(storage::Tx& tx, const Visit& visit, const SurveyTheme& theme) {
  storage::SurveyThemes themes(tx);
  const auto before = themes.find(theme.id);
  if (!before) return problem("not_found");
  if (before->rev != theme.rev) return problem("stale", {{"theme", theme_json(*before)}});
  if (themes.has_title(theme.title, theme.id)) return problem("title_taken");
  if (!themes.save(theme)) return problem("stale", {{"theme", theme_json(*before)}});
  note_theme(tx, visit, theme);
  return json_answer(200, theme_json(*themes.find(theme.id)));
}

}  // namespace

RawAnswer themes(const Visit& visit) {
  ordered_json items = ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    for (const auto& theme : storage::SurveyThemes(tx).all()) items.push_back(theme_json(theme));
  });
  return json_answer(200, {{"items", std::move(items)}});
}

RawAnswer add_theme(const Visit& visit) {
  Body body(visit.request);
  const auto theme = theme_in(body, visit);
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) { return add_in(tx, visit, theme); });
}

RawAnswer change_theme(const Visit& visit) {
  Body body(visit.request);
  auto theme = theme_in(body, visit);
  theme.rev = body.number("rev", {1, limits::theme_id_max});
  theme.retired = body.needed_flag("retired");
  if (auto refused = body.refused()) return *refused;
  const auto id = number_in(visit.path.front());
  if (!id) return problem("not_found");
  theme.id = {*id};
  return carry_out(visit, [&](storage::Tx& tx) { return change_in(tx, visit, theme); });
}

}  // namespace console::acts
