#include "bot/lookups.hpp"

#include "base/local_time.hpp"
#include "office/cases/number.hpp"
#include "office/cases/wording.hpp"
#include "office/catalog/find.hpp"
#include "office/language/fold.hpp"
#include "office/language/numbers.hpp"
#include "storage/cases.hpp"

namespace bot {
namespace {

using flows::Listed;

// A unit named for certain ("phường Ngã Bảy") may be taken from a story without asking again.
constexpr int certain_score = 90;
constexpr std::size_t own_cases_max = 8;

catalog::Day today(const Scene& scene) {
  return base::to_local(scene.now).date;
}

std::vector<Listed> listed(const std::vector<catalog::Found>& found) {
  std::vector<Listed> all;
  all.reserve(found.size());
  for (const auto& one : found) all.push_back({one.id, one.label});
  return all;
}

std::vector<Listed> procedures(const Scene& scene, std::string_view typed, std::size_t at_most) {
  if (const auto code = language::find_dossier_code(typed)) return {{*code, "Hồ sơ " + *code}};
  return listed(catalog::find_procedures(scene.content.catalog.current(), typed, at_most));
}

// One's own cases by number; another's number is taken too: look_up_case asks for proof.
std::vector<Listed> own_cases(const Scene& scene, std::string_view typed) {
  std::vector<Listed> all;
  if (!typed.empty()) {
    const auto code = cases::find_case_code(typed);
    if (code && code->valid) all.push_back({code->number, code->number});
    return all;
  }
  for (const auto& one : storage::Cases(scene.tx).of_citizen(scene.citizen.id)) {
    if (all.size() == own_cases_max) break;
    all.push_back({one.number,
                   one.number + ": " + cases::status_name(one.status) + ", gửi " +
                       base::format_date(one.created_at)});
  }
  return all;
}

void add_guesses(const Scene& scene, std::string_view text, base::Values& hints) {
  const auto signs = scene.content.signs.signs_in(text);
  if (signs.danger) hints["danger"] = std::string{signs.self_harm ? "self_harm" : "danger"};
  if (signs.denunciation) {
    hints["story.sign"] = std::string{"to_cao"};
  } else if (signs.complaint) {
    hints["story.sign"] = std::string{"khieu_nai"};
  }
  if (!signs.category.empty()) hints["guess.category"] = signs.category;
  if (signs.kind.empty()) return;
  hints["guess.kind"] = signs.kind;
  for (const auto& choice : scene.content.templates.options("phan_anh.nhom")) {
    if (choice.id == signs.kind) hints["guess.kind.label"] = choice.shown();
  }
}

}  // namespace

std::vector<Listed> find_in_list(const Scene& scene,
                                 std::string_view list,
                                 std::string_view typed,
                                 std::size_t at_most) {
  if (list == "units") {
    return listed(
        catalog::find_units(scene.content.catalog.current(), typed, today(scene), at_most));
  }
  if (list == "procedures") return procedures(scene, typed, at_most);
  if (list == "my_cases") return own_cases(scene, typed);
  return {};
}

std::vector<flows::Option> options_of(const Scene& scene,
                                      std::string_view message,
                                      const std::vector<Listed>& offered) {
  std::vector<templates::Listed> shown;
  shown.reserve(offered.size());
  for (const auto& one : offered) shown.push_back({one.id, one.label});
  std::vector<flows::Option> options;
  for (const auto& choice : scene.content.templates.options(message, shown)) {
    options.push_back({choice.id, choice.shown(), choice.number, choice.words});
    if (!choice.line.empty() && choice.line != choice.label) {
      options.back().words.push_back(choice.label);
    }
  }
  return options;
}

base::Values hints_of(const Scene& scene, std::string_view text) {
  base::Values hints;
  add_guesses(scene, text, hints);
  if (const auto code = cases::find_case_code(text); code && code->valid) {
    hints["case.code"] = code->number;
  }
  if (const auto dossier = language::find_dossier_code(text)) hints["dossier_code"] = *dossier;
  const auto units = catalog::find_units(scene.content.catalog.current(), text, today(scene), 2);
  if (units.size() == 1 && units.front().score >= certain_score) {
    hints["guess.unit"] = units.front().id;
    hints["guess.unit.label"] = units.front().label;
  }
  return hints;
}

}  // namespace bot
