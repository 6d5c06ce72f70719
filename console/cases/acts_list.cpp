// The list of cases with its counters, what its filters offer, and filters people keep.
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/body.hpp"
#include "console/cases/case_acts.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/list_query.hpp"
#include "console/cases/row.hpp"
#include "office/cases/wording.hpp"
#include "storage/case_words.hpp"
#include "storage/cases.hpp"
#include "storage/ready_texts.hpp"
#include "storage/saved_filters.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;

ordered_json counts_json(storage::CaseSearch& search, const Visit& visit) {
  ordered_json counts = ordered_json::object();
  for (int i = 0; i < storage::case_view_count; ++i) {
    auto query = query_of_now(visit);
    query.view = static_cast<storage::CaseView>(i);
    counts[std::string{storage::name_of(query.view)}] = search.count(query);
  }
  return counts;
}

ordered_json rows_of(storage::Tx& tx,
                     const Visit& visit,
                     const std::vector<storage::CaseHit>& hits) {
  ordered_json rows = ordered_json::array();
  storage::Cases book(tx);
  for (const auto& hit : hits) {
    auto held = book.by_id(hit.id);
    if (held) rows.push_back(case_row(tx, visit, {std::move(*held), hit.whole}));
  }
  return rows;
}

ordered_json named(const std::vector<NamedCode>& list, const char* name) {
  ordered_json all = ordered_json::array();
  for (const auto& one : list) all.push_back({{"code", one.code}, {name, one.name}});
  return all;
}

ordered_json categories_json(const Visit& visit) {
  ordered_json all = ordered_json::array();
  for (const auto& one : visit.office.books.words.categories) {
    const auto* branch = rules_of(visit).catalog.branch_taking(one.code);
    all.push_back(
        {{"code", one.code}, {"name", one.name}, {"branch", branch == nullptr ? 0 : branch->no}});
  }
  return all;
}

ordered_json branches_json(const Visit& visit) {
  ordered_json all = ordered_json::array();
  const auto& catalog = rules_of(visit).catalog;
  const auto today = base::to_local(visit.now).date;
  for (const auto& branch : catalog.branches()) {
    const auto* lead = catalog.lead_of(branch.no, today);
    all.push_back({{"no", branch.no},
                   {"name", branch.name},
                   {"lead", lead == nullptr ? std::string{} : lead->name},
                   {"lead_unit", lead == nullptr ? std::string{} : lead->unit}});
  }
  return all;
}

std::string day_text(const catalog::Day& day) {
  return base::format_iso(base::from_local(day, std::chrono::minutes{0})).substr(0, 10);
}

ordered_json unit_json(const catalog::Catalog& catalog, const catalog::Unit& unit) {
  ordered_json old_names = ordered_json::array();
  for (const auto& id : unit.formed_from) {
    const auto* old = catalog.unit(id);
    old_names.push_back(old == nullptr ? id : old->name);
  }
  for (const auto& name : unit.formed_from_names) old_names.push_back(name);
  ordered_json json{{"id", unit.id},
                    {"name", unit.name},
                    {"level", catalog::level_code(unit.level)},
                    {"parent", unit.parent},
                    {"from", day_text(unit.valid_from)},
                    {"to", nullptr},
                    {"old_names", old_names}};
  if (unit.valid_to) json["to"] = day_text(*unit.valid_to);
  return json;
}

ordered_json units_json(const Visit& visit) {
  ordered_json all = ordered_json::array();
  const auto& catalog = rules_of(visit).catalog;
  for (const auto& unit : catalog.units()) all.push_back(unit_json(catalog, unit));
  return all;
}

ordered_json outcomes_json() {
  using enum cases::Outcome;
  ordered_json all = ordered_json::array();
  for (const auto outcome : {giai_quyet_xong, mot_phan, khong_thuoc, khong_du_thong_tin}) {
    all.push_back({{"code", cases::outcome_code(outcome)}, {"name", cases::outcome_name(outcome)}});
  }
  return all;
}

ordered_json places_json(const Visit& visit) {
  ordered_json all = ordered_json::array();
  for (const auto& place : visit.office.books.words.places) {
    all.push_back({{"to", place.to}, {"text", place.text}});
  }
  return all;
}

// "Mẫu" of the answer box.
ordered_json templates_json(const Visit& visit) {
  ordered_json all = ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    for (const auto& one : storage::ReadyTexts(tx).in_use(storage::TextKind::case_answer))
      all.push_back({{"code", one.code}, {"title", one.title}, {"text", one.text}});
  });
  return all;
}

ordered_json filters_json(const std::vector<storage::SavedFilter>& filters) {
  ordered_json all = ordered_json::array();
  for (const auto& filter : filters) {
    ordered_json one{{"name", filter.name}, {"query", filter.query}, {"shared_role", nullptr}};
    if (!filter.shared_role.empty()) one["shared_role"] = filter.shared_role;
    if (!filter.owner.empty()) one["owner"] = filter.owner;
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

RawAnswer list_cases(const Visit& visit) {
  QueryText text(visit.request.query);
  const auto query = list_query(visit, text);
  if (const auto wrong = text.mistakes(); !wrong.empty()) return invalid(wrong);
  ordered_json answer;
  visit.office.database.read([&](storage::Tx& tx) {
    storage::CaseSearch search(tx, sight_of_cases(visit));
    answer = {{"items", rows_of(tx, visit, search.page(query))},
              {"total", search.count(query)},
              {"page", query.skip / query.size + 1},
              {"size", query.size},
              {"counts", counts_json(search, visit)}};
  });
  return json_answer(200, answer);
}

RawAnswer case_catalog(const Visit& visit) {
  const auto& words = visit.office.books.words;
  return json_answer(200,
                     {{"categories", categories_json(visit)},
                      {"kinds", named(words.kinds, "name")},
                      {"branches", branches_json(visit)},
                      {"units", units_json(visit)},
                      {"outcomes", outcomes_json()},
                      {"refuse_reasons", named(words.refuse_reasons, "text")},
                      {"extend_reasons", named(words.extend_reasons, "text")},
                      {"unmask_reasons", named(words.unmask_reasons, "text")},
                      {"channels", named(words.channels, "name")},
                      {"places", places_json(visit)},
                      {"templates", templates_json(visit)}});
}

RawAnswer staff_for_case(const Visit& visit) {
  QueryText text(visit.request.query);
  const auto id = case_id(text.value("on_case"));
  if (!id) text.wrong("on_case", "Cần mã của một hồ sơ.");
  if (const auto wrong = text.mistakes(); !wrong.empty()) return invalid(wrong);
  RawAnswer answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto seen = see_case(tx, visit, std::to_string(id->value));
    if (!seen) return;
    if (!seen->whole) {
      answer = problem("restricted");
      return;
    }
    ordered_json items = ordered_json::array();
    for (const auto& account : storage::Staff(tx).all()) {
      if (!account.active || !could_hold(tx, visit, account, seen->held)) continue;
      items.push_back({{"id", std::to_string(account.id.value)},
                       {"name", account.name},
                       {"roles", account.roles},
                       {"on_shift", account.shift == storage::Shift::on}});
    }
    answer = json_answer(200, {{"items", items}});
  });
  return answer;
}

RawAnswer my_filters(const Visit& visit) {
  ordered_json answer;
  visit.office.database.read([&](storage::Tx& tx) {
    storage::SavedFilters filters(tx);
    answer = {{"items", filters_json(filters.of(visit.me().id))},
              {"shared", filters_json(filters.shared_with(visit.me().id, visit.me().roles))}};
  });
  return json_answer(200, answer);
}

RawAnswer keep_filters(const Visit& visit) {
  Body body(visit.request);
  const auto count = body.count("items", limits::saved_filters_max);
  std::vector<storage::SavedFilter> filters;
  filters.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto at = "items." + std::to_string(i) + ".";
    storage::SavedFilter filter;
    filter.name = body.text(at + "name", {1, limits::filter_name_max});
    filter.query = body.text(at + "query", {0, limits::filter_query_max});
    const bool shared = body.has(at + "shared_role");
    if (shared) filter.shared_role = body.text(at + "shared_role", {0, limits::code_max});
    if (!filter.shared_role.empty() && !role_from(filter.shared_role))
      body.wrong(at + "shared_role", "Không có vai trò này.");
    filters.push_back(std::move(filter));
  }
  if (auto refused = body.refused()) return *refused;
  visit.office.database.write(
      [&](storage::Tx& tx) { storage::SavedFilters(tx).replace(visit.me().id, filters); });
  return my_filters(visit);
}

}  // namespace console::acts
