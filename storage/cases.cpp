#include "storage/cases.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "storage/case_rows.hpp"
#include "storage/case_words.hpp"
#include "storage/limits.hpp"
#include "storage/rows.hpp"
#include "storage/serials.hpp"

namespace storage {
namespace {

using cases::Case;
using cases::CaseId;

// "'da_tra_loi', …": the words of the statuses in which nothing is owed any more.
const std::string& settled_words() {
  static const std::string words = [] {
    std::string text;
    for (int i = 0; i < cases::status_count; ++i) {
      const auto status = static_cast<cases::Status>(i);
      if (!cases::is_settled(status)) continue;
      if (!text.empty()) text += ", ";
      text += fmt::format("'{}'", cases::status_code(status));
    }
    return text;
  }();
  return words;
}

// Conditions gathered one by one, each with its params.
struct Where {
  std::string text = "1 = 1";
  Params params{};

  // condition: with {} for the number of the placeholder.
  void add(std::string_view condition, Param param) {
    params.push_back(std::move(param));
    text += " AND ";
    text += fmt::format(fmt::runtime(condition), params.size());
  }
};

Where where_of(const CaseFilter& filter) {
  Where where;
  if (filter.open_only) where.text += fmt::format(" AND status NOT IN ({})", settled_words());
  if (!filter.with_restricted) where.text += " AND restricted = 0";
  if (filter.status) {
    where.add("status = ${0}", std::string{cases::status_code(*filter.status)});
  }
  if (filter.branch != 0) where.add("branch = ${0}", std::int64_t{filter.branch});
  if (!filter.assigned_unit.empty()) {
    where.add(
        "(assigned_unit = ${0} OR id IN (SELECT case_id FROM case_co_units WHERE unit = ${0}))",
        filter.assigned_unit);
  }
  if (filter.due_before) where.add("answer_due < ${0}", base::to_millis(*filter.due_before));
  if (filter.created_from) where.add("created_at >= ${0}", base::to_millis(*filter.created_from));
  if (filter.created_before) {
    where.add("created_at < ${0}", base::to_millis(*filter.created_before));
  }
  return where;
}

std::optional<Case> first(std::vector<Case> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace

std::int64_t Cases::next_serial(std::chrono::year_month month) {
  return Serials(tx_).next(fmt::format(
      "case/{}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month())));
}

CaseId Cases::insert(const Case& held) {
  static const std::string sql = fmt::format("INSERT INTO cases ({}) VALUES ({}) RETURNING id",
                                             case_rows::columns(),
                                             case_rows::placeholders());
  const auto id = first_integer(tx_, sql, case_rows::values_of(held));
  base::check(id.has_value(), "an insert returns its row");
  store_lists(CaseId{*id}, held);
  auto stored = held;
  stored.id = CaseId{*id};
  CaseWords(tx_).put(stored);
  return stored.id;
}

base::Status Cases::update(const Case& held, int expected_revision) {
  const std::size_t count = case_rows::count();
  static const std::string sql =
      fmt::format("UPDATE cases SET {} WHERE id = ${} AND revision = ${}",
                  case_rows::assignments(),
                  count + 1,
                  count + 2);
  Params params = case_rows::values_of(held);
  params.emplace_back(held.id.value);
  params.emplace_back(std::int64_t{expected_revision});
  if (tx_.exec(sql, params) == 1) {
    store_lists(held.id, held);
    CaseWords(tx_).put(held);
    return base::Nothing{};
  }
  const bool exists =
      first_integer(tx_, "SELECT 1 FROM cases WHERE id = $1", Params{held.id.value}).has_value();
  if (exists) return base::Error{base::Errc::conflict, "the case was changed by somebody else"};
  return base::Error{base::Errc::not_found, "no such case"};
}

void Cases::store_lists(CaseId id, const Case& held) {
  tx_.exec("DELETE FROM case_attachments WHERE case_id = $1", Params{id.value});
  tx_.exec("DELETE FROM case_co_units WHERE case_id = $1", Params{id.value});
  std::int64_t position = 0;
  for (const std::string& attachment : held.attachments) {
    tx_.exec("INSERT INTO case_attachments (case_id, position, attachment) VALUES ($1, $2, $3)",
             Params{id.value, ++position, attachment});
  }
  position = 0;
  for (const std::string& unit : held.co_units) {
    tx_.exec("INSERT INTO case_co_units (case_id, position, unit) VALUES ($1, $2, $3)",
             Params{id.value, ++position, unit});
  }
}

std::optional<Case> Cases::by_id(CaseId id) {
  return first(select("WHERE id = $1", Params{id.value}));
}

std::optional<Case> Cases::by_number(std::string_view number) {
  return first(select("WHERE number = $1", Params{std::string{number}}));
}

std::optional<Case> Cases::by_secret(std::string_view secret_hash) {
  return first(select("WHERE secret_hash = $1 AND secret_hash <> '' ORDER BY id LIMIT 1",
                      Params{std::string{secret_hash}}));
}

std::vector<Case> Cases::of_citizen(std::string_view citizen) {
  return select("WHERE citizen = $1 ORDER BY id DESC LIMIT $2",
                Params{std::string{citizen}, limits::list_max});
}

CaseCounts Cases::counts_of(std::string_view citizen) {
  static const std::string sql = fmt::format(
      "SELECT count(*), count(CASE WHEN status NOT IN ({}) THEN 1 END) FROM cases "
      "WHERE citizen = $1",
      settled_words());
  CaseCounts counts;
  tx_.each(sql, Params{std::string{citizen}}, [&](const Row& row) {
    counts = CaseCounts{row.integer(0), row.integer(1)};
  });
  return counts;
}

std::vector<Case> Cases::list(const CaseFilter& filter, int at_most) {
  Where where = where_of(filter);
  where.params.emplace_back(bounded(at_most));
  return select(fmt::format("WHERE {} ORDER BY urgent DESC, answer_due NULLS LAST, id LIMIT ${}",
                            where.text,
                            where.params.size()),
                where.params);
}

std::int64_t Cases::count(const CaseFilter& filter) {
  const Where where = where_of(filter);
  return first_integer(tx_, "SELECT count(*) FROM cases WHERE " + where.text, where.params)
      .value_or(0);
}

std::vector<Case> Cases::supplement_overdue(base::TimePoint now, int at_most) {
  return select(
      "WHERE supplement_due IS NOT NULL AND supplement_due < $1 AND status = 'cho_bo_sung' "
      "ORDER BY supplement_due, id LIMIT $2",
      Params{base::to_millis(now), bounded(at_most)});
}

std::vector<CaseId> Cases::with_attachment(std::string_view attachment) {
  std::vector<CaseId> ids;
  tx_.each("SELECT DISTINCT case_id FROM case_attachments WHERE attachment = $1 ORDER BY case_id",
           Params{std::string{attachment}},
           [&](const Row& row) { ids.push_back(CaseId{row.integer(0)}); });
  return ids;
}

std::int64_t Cases::forget_identity(std::string_view citizen) {
  const auto emptied = tx_.exec(
      "UPDATE cases SET contact_phone = '', contact_name = '', secret_hash = '', "
      "verdict_words = '' WHERE citizen = $1",
      Params{std::string{citizen}});
  // A name that was shown was also found.
  for (const auto& held : of_citizen(citizen)) CaseWords(tx_).put(held);
  return emptied;
}

std::vector<Case> Cases::select(std::string_view rest, const Params& params) {
  std::vector<Case> found;
  tx_.each(fmt::format("SELECT id, {} FROM cases {}", case_rows::columns(), rest),
           params,
           [&](const Row& row) { found.push_back(case_rows::case_of(row)); });
  for (Case& held : found) {
    held.attachments = strings(
        "SELECT attachment FROM case_attachments WHERE case_id = $1 ORDER BY position", held.id);
    held.co_units =
        strings("SELECT unit FROM case_co_units WHERE case_id = $1 ORDER BY position", held.id);
  }
  return found;
}

std::vector<std::string> Cases::strings(std::string_view sql, CaseId id) {
  std::vector<std::string> texts;
  tx_.each(sql, Params{id.value}, [&](const Row& row) { texts.push_back(row.text(0)); });
  return texts;
}

}  // namespace storage
