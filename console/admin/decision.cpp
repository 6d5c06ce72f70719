#include "console/admin/decision.hpp"

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/admin/account.hpp"
#include "console/admin/in_force.hpp"
#include "console/admin/limits.hpp"

namespace console::admin {
namespace {

using nlohmann::ordered_json;

// Nothing: the changes do not fit what is in force.
std::optional<catalog::Catalog> look_ahead(storage::Tx& tx,
                                           const Visit& visit,
                                           const std::vector<catalog::ChangeText>& texts) {
  std::vector<catalog::Change> changes;
  changes.reserve(texts.size());
  for (const auto& text : texts) {
    auto change = catalog::read_change(text);
    if (!change) return std::nullopt;
    changes.push_back(std::move(*change));
  }
  auto next = catalog_with(tx, visit.office.admin.shelf->files(), changes);
  if (!next) return std::nullopt;
  return std::move(*next);
}

std::int64_t keep(storage::Tx& tx, const Visit& visit, const Asked& asked, const Plan& plan) {
  storage::OfficeChanges kept(tx);
  std::int64_t first = 0;
  for (const auto& text : plan.changes) {
    storage::OfficeChange change;
    change.text = text;
    change.reason = asked.reason;
    change.staff = visit.me().id.value;
    change.at = visit.now;
    change.decided_with = first;
    const auto id = kept.add(change);
    if (first == 0) first = id;
    const ordered_json detail{
        {"day", text.day}, {"entry", text.entry}, {"reason", asked.reason}, {"change", id}};
    note(tx, visit, {"office." + text.what, text.subject, base::to_text(detail)});
  }
  return first;
}

// What would go along, of all the units that end.
ordered_json moves_json(storage::Tx& tx,
                        const Visit& visit,
                        const catalog::Catalog& next,
                        const Plan& plan) {
  if (plan.moves.empty()) return nullptr;
  WentAlong all;
  const cases::Rules rules{next, *visit.office.books.deadlines};
  for (const auto& move : plan.moves) {
    auto moved = foresee_move(tx, rules, move, visit.now);
    all.cases.merge(moved.cases);
    all.stay.merge(moved.stay);
    all.accounts.insert(all.accounts.end(), moved.accounts.begin(), moved.accounts.end());
  }
  return {
      {"cases", all.cases.size()}, {"stay", all.stay.size()}, {"accounts", all.accounts.size()}};
}

RawAnswer decided(storage::Tx& tx,
                  const Visit& visit,
                  const catalog::Catalog& next,
                  const Asked& asked,
                  const Plan& plan) {
  const auto known = base::parse_json(plan.touched);
  ordered_json touched = known ? *known : ordered_json(nullptr);
  if (touched.is_object()) touched["moves"] = moves_json(tx, visit, next, plan);
  return json_answer(200, {{"saved", !asked.dry_run}, {"touched", std::move(touched)}});
}

// What counts already takes cases and accounts along now, in the same transaction.
void keep_all(storage::Tx& tx,
              const Visit& visit,
              const catalog::Catalog& next,
              const Asked& asked,
              const Plan& plan) {
  const auto first = keep(tx, visit, asked, plan);
  if (asked.day > base::to_local(visit.now).date) return;
  const cases::Rules rules{next, *visit.office.books.deadlines};
  for (auto move : plan.moves) {
    move.staff = visit.me().id.value;
    move.change = first;
    move_along(tx, rules, move, visit.now);
  }
}

}  // namespace

bool ends_before(const catalog::Unit& unit, catalog::Day day) {
  return unit.valid_to && *unit.valid_to < day;
}

catalog::Day read_day(Body& body, const Visit& visit) {
  const auto text = body.text("day", {10, 10});
  const auto day = catalog::day_from(text);
  const auto today = base::to_local(visit.now).date;
  const bool fits = day && *day >= today - std::chrono::years{1} &&
                    *day <= today + std::chrono::years{limits::years_ahead_max};
  if (!fits) body.wrong("day", "Ngày có hiệu lực: từ một năm trước đến mười năm tới.");
  return day.value_or(today);
}

Asked read_asked(Body& body, const Visit& visit) {
  Asked asked;
  asked.day = read_day(body, visit);
  asked.reason = body.words("reason", {3, limits::reason_max});
  asked.dry_run = body.needed_flag("dry_run");
  return asked;
}

Plan refusal(RawAnswer answer) {
  Plan plan;
  plan.refused = std::move(answer);
  return plan;
}

std::unique_lock<std::mutex> one_decision() {
  static std::mutex deciding;
  return std::unique_lock{deciding};
}

RawAnswer decide(const Visit& visit,
                 const Asked& asked,
                 const std::function<Plan(storage::Tx&)>& plan) {
  auto* shelf = visit.office.admin.shelf;
  if (shelf == nullptr) return problem("unavailable");
  const auto turn = one_decision();
  RawAnswer answer;
  std::optional<catalog::Catalog> next;
  bool moves = false;
  visit.office.database.write([&](storage::Tx& tx) {
    const auto planned = plan(tx);
    if (planned.refused) {
      answer = *planned.refused;
      return;
    }
    moves = planned.changes.front().what != "contact";
    next = look_ahead(tx, visit, planned.changes);
    answer = next ? decided(tx, visit, *next, asked, planned)
                  : invalid({{"day", "Không ghép được với các thay đổi đã có."}});
    if (next && !asked.dry_run) keep_all(tx, visit, *next, asked, planned);
  });
  // After the commit: what is in force is also kept. Contacts are no part of a catalogue.
  if (next && !asked.dry_run && moves) shelf->put(std::move(*next));
  return answer;
}

ordered_json touched_by_end(storage::Tx& tx,
                            const catalog::Catalog& catalog,
                            const catalog::Unit& unit,
                            catalog::Day day) {
  const auto use = storage::OfficeChanges(tx).use_of(unit.id);
  ordered_json branches = ordered_json::array();
  for (const auto& branch : catalog.branches()) {
    const auto* lead = catalog.lead_of(branch.no, day);
    if (lead != nullptr && lead->unit == unit.id) branches.push_back(branch.no);
  }
  ordered_json below = ordered_json::array();
  for (const auto& other : catalog.units()) {
    const bool lies_below = other.parent == unit.id && catalog::valid_on(other, day);
    if (lies_below && below.size() < limits::touched_shown) below.push_back(other.name);
  }
  return {{"cases", use.cases},
          {"accounts", use.accounts},
          {"branches", std::move(branches)},
          {"below", std::move(below)}};
}

catalog::ChangeText ended(const std::string& unit,
                          const Asked& asked,
                          const std::vector<std::string>& successors) {
  ordered_json entry{{"successors", successors}};
  if (asked.take_along) entry["takes_along"] = true;
  return {"ended", "unit/" + unit, catalog::day_text(asked.day), base::to_text(entry)};
}

catalog::ChangeText added(const catalog::Unit& unit, catalog::Day day) {
  const ordered_json entry{{"id", unit.id},
                           {"parent", unit.parent},
                           {"level", catalog::level_code(unit.level)},
                           {"name", unit.name},
                           {"gso", unit.gso},
                           {"aliases", unit.aliases},
                           {"formed_from", unit.formed_from}};
  return {"added", "unit/" + unit.id, catalog::day_text(day), base::to_text(entry)};
}

}  // namespace console::admin
