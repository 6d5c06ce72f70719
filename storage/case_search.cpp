#include "storage/case_search.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "storage/case_where.hpp"
#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, case_view_count> view_names{
    "all", "open", "mine", "due_today", "overdue", "unclassified", "to_approve"};

constexpr std::string_view from_cases = " FROM cases AS c WHERE ";

// What is owed comes before what is not, whatever the day.
constexpr std::string_view settled_last =
    "CASE WHEN c.closed_at IS NULL AND c.answer_at IS NULL THEN 0 ELSE 1 END";

std::string order_of(CaseOrder order) {
  switch (order) {
    case CaseOrder::due:
      return fmt::format("{}, c.answer_due NULLS LAST, c.id", settled_last);
    case CaseOrder::due_last:
      return fmt::format("{}, c.answer_due DESC NULLS LAST, c.id DESC", settled_last);
    case CaseOrder::newest:
      return "c.created_at DESC, c.id DESC";
    case CaseOrder::oldest:
      return "c.created_at, c.id";
    case CaseOrder::number:
      return "c.number";
    case CaseOrder::number_last:
      return "c.number DESC";
  }
  return "c.id";
}

CaseHit hit_of(const Row& row) {
  return {cases::CaseId{row.integer(0)}, row.integer(1) != 0};
}

std::string columns_of(const CaseWhere& where) {
  return fmt::format("SELECT c.id, CASE WHEN {} THEN 1 ELSE 0 END", where.whole());
}

}  // namespace

std::string_view name_of(CaseView view) {
  return view_names.at(static_cast<std::size_t>(view));
}

std::optional<CaseView> case_view_from(std::string_view name) {
  const auto* found = std::find(view_names.begin(), view_names.end(), name);
  if (found == view_names.end()) return std::nullopt;
  return static_cast<CaseView>(found - view_names.begin());
}

std::vector<CaseHit> CaseSearch::page(const CaseQuery& query) {
  CaseWhere where(sight_);
  where.narrow(query);
  const auto size = where.param(bounded(query.size));
  const auto skip = where.param(std::max<std::int64_t>(query.skip, 0));
  std::vector<CaseHit> hits;
  tx_.each(fmt::format("{}{}{} ORDER BY {} LIMIT {} OFFSET {}",
                       columns_of(where),
                       from_cases,
                       where.where(),
                       order_of(query.order),
                       size,
                       skip),
           where.params(),
           [&](const Row& row) { hits.push_back(hit_of(row)); });
  return hits;
}

std::int64_t CaseSearch::count(const CaseQuery& query) {
  CaseWhere where(sight_);
  where.narrow(query);
  return first_integer(
             tx_, fmt::format("SELECT count(*){}{}", from_cases, where.where()), where.params())
      .value_or(0);
}

std::vector<LabelCount> CaseSearch::labels() {
  CaseWhere where(sight_);
  where.add(where.whole());
  const auto most = where.param(limits::list_max);
  std::vector<LabelCount> found;
  tx_.each(fmt::format("SELECT min(l.name), count(*) FROM case_labels AS l JOIN cases AS c ON "
                       "c.id = l.case_id WHERE {} GROUP BY l.folded ORDER BY count(*) DESC, "
                       "l.folded LIMIT {}",
                       where.where(),
                       most),
           where.params(),
           [&](const Row& row) {
             found.push_back({row.text(0), row.integer(1)});
           });
  return found;
}

std::optional<CaseHit> CaseSearch::find(cases::CaseId id) {
  CaseWhere where(sight_);
  where.add("c.id = " + where.param(id.value));
  std::optional<CaseHit> found;
  tx_.each(columns_of(where) + std::string{from_cases} + where.where(),
           where.params(),
           [&](const Row& row) { found = hit_of(row); });
  return found;
}

std::vector<CaseHit> CaseSearch::beside(const cases::Case& held, const CaseQuery& span) {
  CaseWhere where(sight_);
  where.narrow(span);
  where.add(where.whole());
  where.add("c.merged_into = 0");
  where.add("c.id <> " + where.param(held.id.value));
  where.add(
      fmt::format("((c.unit <> '' AND c.unit = {}) OR c.category = {} OR "
                  "(c.dossier_code <> '' AND c.dossier_code = {}))",
                  where.param(held.unit),
                  where.param(held.category),
                  where.param(held.dossier_code)));
  const auto size = where.param(bounded(span.size));
  std::vector<CaseHit> hits;
  tx_.each(fmt::format("{}{}{} ORDER BY c.created_at DESC, c.id DESC LIMIT {}",
                       columns_of(where),
                       from_cases,
                       where.where(),
                       size),
           where.params(),
           [&](const Row& row) { hits.push_back(hit_of(row)); });
  return hits;
}

}  // namespace storage
