// The way of a case from its receipt to a unit.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "console/cases/actions.hpp"
#include "console/cases/case_acts.hpp"
#include "console/cases/consequences.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/row.hpp"
#include "console/cases/turn.hpp"
#include "console/limits.hpp"
#include "office/cases/limits.hpp"
#include "office/catalog/same_office.hpp"

namespace console::acts {
namespace {

using cases::Status;

RawAnswer previewed(const Visit& visit, const CaseTurn& turn) {
  return json_answer(200, {{"consequences", consequences_json(visit, turn.before(), turn.held())}});
}

struct Wish {  // for a unit
  cases::Forward to{};
  std::string note{};
  bool preview = false;
};

// Whoever is named in a case neither sees nor leads it, also under a new name.
bool is_named(const Visit& visit, const cases::Case& held, const std::string& unit) {
  const auto* shelf = visit.office.books.catalog;
  const auto same =
      shelf == nullptr ? std::vector{unit} : catalog::same_office(shelf->current(), unit);
  return std::any_of(same.begin(), same.end(), [&](const std::string& one) {
    return one == held.unit || one == held.old_unit;
  });
}

std::optional<RawAnswer> forward(const Visit& visit, CaseTurn& turn, const Wish& wish) {
  if (auto refused = turn.needs({Right::route})) return refused;
  if (is_named(visit, turn.held(), wish.to.unit)) {
    return invalid({{"unit", "Đơn vị được nêu trong phản ánh không thể chủ trì."}});
  }
  const auto& beside = wish.to.co_units;
  const bool named = std::any_of(beside.begin(), beside.end(), [&](const std::string& unit) {
    return is_named(visit, turn.held(), unit);
  });
  if (named) return invalid({{"co_units", "Đơn vị được nêu trong phản ánh không thể phối hợp."}});
  if (turn.held().status == Status::moi) {
    if (auto refused = turn.apply(cases::Accept{}, "unit")) return refused;
  }
  return turn.apply(wish.to, "unit");
}

cases::Classify read_classify(Body& body, const RegisterWords& words) {
  cases::Classify command;
  command.kind = body.text("kind", {0, limits::code_max});
  command.category = body.text("category", {1, limits::code_max});
  command.urgent = body.flag("urgent");
  if (!command.kind.empty() && !has_code(words.kinds, command.kind))
    body.wrong("kind", "Không có loại này.");
  if (!command.category.empty() && !has_code(words.categories, command.category))
    body.wrong("category", "Không có nhóm việc này.");
  return command;
}

}  // namespace

RawAnswer classify(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  const auto command = read_classify(body, visit.office.books.words);
  const bool preview = body.flag("preview");
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) {
    CaseTurn turn(tx, visit);
    auto refused = turn.open(visit.path.front(), asked);
    if (!refused) refused = turn.needs({Right::route});
    if (!refused) refused = turn.apply(command, "category");
    if (!refused && preview) refused = previewed(visit, turn);
    if (!refused) turn.store();
    return refused ? *refused : turn.answer();
  });
}

RawAnswer route_case(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  Wish wish;
  wish.to.unit = body.text("unit", {1, limits::code_max});
  wish.to.co_units = body.texts("co_units", cases::co_units_max, {1, limits::code_max});
  const auto show = body.text("show", {0, limits::code_max});
  wish.note = body.words("note", {0, cases::reason_max});
  wish.preview = body.flag("preview");
  if (!show.empty() && show != "masked" && show != "full")
    body.wrong("show", "Chọn masked hoặc full.");
  wish.to.whole = show == "full";
  if (auto refused = body.refused()) return *refused;
  auto answer = carry_out(visit, [&](storage::Tx& tx) {
    CaseTurn turn(tx, visit);
    auto refused = turn.open(visit.path.front(), asked);
    if (!refused) refused = forward(visit, turn, wish);
    if (!refused && wish.preview) refused = previewed(visit, turn);
    if (!refused) {
      turn.remark(wish.note);
      turn.store(wish.to.whole ? "text=full" : "text=masked");
    }
    return refused ? *refused : turn.answer();
  });
  visit.office.outside.moved();
  return answer;
}

RawAnswer accept(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, asked, {{Right::route}, {cases::Accept{}}, "", ""});
}

RawAnswer start(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, asked, {{Right::answer}, {cases::Start{}}, "", ""});
}

RawAnswer ask(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  const auto question = body.words("question", {1, cases::question_max});
  if (auto refused = body.refused()) return *refused;
  return carry_out(
      visit, asked, {{Right::answer, Right::route}, {cases::AskForMore{question}}, "question", ""});
}

}  // namespace console::acts
