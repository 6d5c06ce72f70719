// What the citizen thinks of an answer, and asking for it to be looked at once more.
#include "base/log.hpp"
#include "bot/case_book.hpp"
#include "bot/deed_list.hpp"
#include "office/cases/decide.hpp"
#include "office/cases/number.hpp"
#include "storage/cases.hpp"

namespace bot {
namespace {

using base::Errc;
using base::Error;
using base::Result;
using base::text_of;
using base::Values;

// The flow is begun for the citizen of the case and for nobody else.
Result<cases::Case> own_case(const Scene& scene, const Values& with) {
  const auto number = cases::parse_case_number(text_of(with, "code"));
  auto held = number ? storage::Cases(scene.tx).by_number(*number) : std::nullopt;
  if (!held || held->citizen != scene.citizen.id) return Error{Errc::not_found, "no such case"};
  return std::move(*held);
}

Result<Values> rate_case(const Scene& scene, const Values& with) {
  const auto held = own_case(scene, with);
  if (!held) return held.error();
  const auto verdict = cases::verdict_from(text_of(with, "verdict"));
  if (!verdict) return Error{Errc::invalid, "no such verdict"};
  const auto rated = CaseBook(scene).change(
      *held, cases::Rate{*verdict, text_of(with, "words")}, citizen_of(scene));
  // Meanwhile looked at again: then there is nothing to rate any more.
  const auto& now = rated ? *rated : *held;
  const bool again = cases::is_possible(now, cases::Reopen{}, citizen_of(scene));
  base::log(base::Level::info, "case.rated", {{"case", held->id.value}});
  return Values{{"can_reopen", std::string{again ? "true" : "false"}}};
}

Result<Values> reopen_case(const Scene& scene, const Values& with) {
  const auto held = own_case(scene, with);
  if (!held) return held.error();
  const auto opened =
      CaseBook(scene).change(*held, cases::Reopen{text_of(with, "words")}, citizen_of(scene));
  if (!opened) return opened.error();
  base::log(base::Level::info, "case.reopened", {{"case", held->id.value}});
  return Values{};
}

}  // namespace

std::vector<Deed> rating_deeds() {
  return {{"rate_case", {"code", "verdict", "words"}, {"can_reopen"}, {}, {}, rate_case},
          {"reopen_case", {"code", "words"}, {}, {}, {}, reopen_case}};
}

}  // namespace bot
