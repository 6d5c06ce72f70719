#include "office/surveys/import/units.hpp"

#include <algorithm>
#include <set>

#include "office/catalog/find.hpp"
#include "office/language/fold.hpp"
#include "office/surveys/import/limits.hpp"

namespace surveys {
namespace {

constexpr int sure_score = 90;
constexpr int likely_score = 70;

// Pairs of neighbouring letters, for how much two names have in common.
std::set<std::string> pairs_of(const std::string& bare) {
  std::set<std::string> pairs;
  for (std::size_t i = 0; i + 1 < bare.size(); ++i) pairs.insert(bare.substr(i, 2));
  return pairs;
}

int percent_alike(const std::set<std::string>& one, const std::set<std::string>& other) {
  if (one.empty() || other.empty()) return 0;
  const auto both = std::count_if(
      one.begin(), one.end(), [&](const std::string& pair) { return other.contains(pair); });
  return static_cast<int>(200 * static_cast<std::size_t>(both) / (one.size() + other.size()));
}

// What stands before the name of a unit in a list, and tells nothing of which it is.
std::string without_office(std::string_view name) {
  auto text = language::bare(name);
  for (const std::string_view before : {"ubnd ",
                                        "uy ban nhan dan ",
                                        "bo phan mot cua ",
                                        "bo phan tiep nhan va tra ket qua ",
                                        "trung tam phuc vu hanh chinh cong "}) {
    if (text.starts_with(before)) text.erase(0, before.size());
  }
  return text;
}

}  // namespace

std::string_view level_of(const catalog::Catalog& catalog, std::string_view unit) {
  const auto* found = catalog.unit(unit);
  if (found == nullptr) return "";
  switch (found->level) {
    case catalog::Level::tinh:
    case catalog::Level::thanh_pho_tw:
    case catalog::Level::so_ban_nganh:
    case catalog::Level::nganh_doc:
    case catalog::Level::to_chuc_xa_hoi:
    case catalog::Level::to_cong_tac:
    case catalog::Level::don_vi_truc_thuoc:
      return "tinh";
    case catalog::Level::huyen:
    case catalog::Level::thanh_pho_thuoc_tinh:
    case catalog::Level::thi_xa:
    case catalog::Level::xa:
    case catalog::Level::phuong:
    case catalog::Level::thi_tran:
    case catalog::Level::mot_cua_cap_huyen:
    case catalog::Level::mot_cua_cap_xa:
      return "xa";
  }
  return "";
}

NameBook::NameBook(const catalog::Catalog& catalog,
                   catalog::Day today,
                   std::map<std::string, std::string> by_hand)
    : catalog_(catalog), today_(today), by_hand_(std::move(by_hand)) {
  for (const auto& procedure : catalog.procedures())
    known_fields_.emplace(language::bare(procedure.field), procedure.field);
}

const UnitGuess& NameBook::unit(const std::string& name) {
  const auto known = units_.find(name);
  if (known != units_.end()) return known->second;
  if (units_.size() >= import_limits::names_max) return too_many_;
  return units_.emplace(name, looked_up(name)).first->second;
}

UnitGuess NameBook::looked_up(const std::string& name) const {
  UnitGuess guess;
  auto found = catalog::find_units(catalog_, name, today_, import_limits::likely_shown);
  if (found.empty()) {
    found =
        catalog::find_units(catalog_, without_office(name), today_, import_limits::likely_shown);
  }
  for (const auto& one : found) guess.likely.push_back(one.id);
  const bool alone = found.size() == 1 || (found.size() > 1 && found[1].score < found[0].score);
  if (alone && found[0].score >= likely_score) guess.unit = found[0].id;
  guess.sure = alone && found.size() == 1 && found[0].score >= sure_score;
  if (guess.likely.empty()) guess.likely = alike(name);
  const auto said = by_hand_.find(name);
  if (said != by_hand_.end()) guess.unit = said->second;
  return guess;
}

std::vector<std::string> NameBook::alike(const std::string& name) const {
  constexpr int percent_min = 40;
  const auto pairs = pairs_of(without_office(name));
  std::vector<std::pair<int, std::string>> found;
  for (const auto* unit : catalog_.units_on(today_)) {
    const int percent = percent_alike(pairs, pairs_of(language::bare(unit->name)));
    if (percent >= percent_min) found.emplace_back(-percent, unit->id);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> ids;
  for (const auto& [percent, id] : found) {
    if (ids.size() < import_limits::likely_shown) ids.push_back(id);
  }
  return ids;
}

const std::string& NameBook::field_of_procedure(const std::string& name) {
  const auto known = procedures_.find(name);
  if (known != procedures_.end()) return known->second;
  if (procedures_.size() >= import_limits::names_max) return none_;
  const auto found = catalog::find_procedures(catalog_, name, 1);
  const bool sure = !found.empty() && found.front().score >= likely_score;
  const auto* procedure = sure ? catalog_.procedure(found.front().id) : nullptr;
  return procedures_.emplace(name, procedure == nullptr ? "" : procedure->field).first->second;
}

const std::string& NameBook::field(const std::string& name) {
  const auto known = fields_.find(name);
  if (known != fields_.end()) return known->second;
  if (fields_.size() >= import_limits::names_max) return none_;
  const auto ours = known_fields_.find(language::bare(name));
  return fields_.emplace(name, ours == known_fields_.end() ? name : ours->second).first->second;
}

}  // namespace surveys
