#include "storage/case_links.hpp"

#include <chrono>

#include <fmt/format.h>

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

// A page repeats a request for minutes, a laptop that slept for days.
constexpr std::chrono::hours keys_kept{24 * 7};

}  // namespace

void CaseMerges::put(const CaseMerge& merge) {
  tx_.exec(
      "INSERT INTO case_merges (case_id, into_id, staff, at, until) VALUES ($1, $2, $3, $4, $5)",
      Params{merge.held.value,
             merge.into.value,
             merge.staff.value,
             base::to_millis(merge.at),
             base::to_millis(merge.until)});
}

std::vector<CaseMerge> CaseMerges::select(std::string_view where, const Params& params) {
  std::vector<CaseMerge> found;
  tx_.each(fmt::format("SELECT case_id, into_id, staff, at, until FROM case_merges WHERE {} AND "
                       "ended_at IS NULL ORDER BY id LIMIT {}",
                       where,
                       limits::list_max),
           params,
           [&](const Row& row) {
             found.push_back(CaseMerge{cases::CaseId{row.integer(0)},
                                       cases::CaseId{row.integer(1)},
                                       cases::StaffId{row.integer(2)},
                                       time_at(row, 3),
                                       time_at(row, 4)});
           });
  return found;
}

std::optional<CaseMerge> CaseMerges::of(cases::CaseId id) {
  auto found = select("case_id = $1", Params{id.value});
  if (found.empty()) return std::nullopt;
  return found.front();
}

std::vector<CaseMerge> CaseMerges::into(cases::CaseId survivor) {
  return select("into_id = $1", Params{survivor.value});
}

void CaseMerges::end(cases::CaseId id, base::TimePoint now) {
  tx_.exec("UPDATE case_merges SET ended_at = $2 WHERE case_id = $1 AND ended_at IS NULL",
           Params{id.value, base::to_millis(now)});
}

std::optional<AnsweredKey> CaseKeys::find(std::string_view key) {
  std::optional<AnsweredKey> found;
  tx_.each("SELECT case_id, made_id, said FROM case_keys WHERE key = $1",
           Params{std::string{key}},
           [&](const Row& row) {
             found = AnsweredKey{{row.integer(0)}, {row.integer(1)}, row.text(2)};
           });
  return found;
}

void CaseKeys::put(std::string_view key, const AnsweredKey& answered, base::TimePoint now) {
  tx_.exec(
      "DELETE FROM case_keys WHERE key IN "
      "(SELECT key FROM case_keys WHERE at < $1 ORDER BY at LIMIT $2)",
      Params{base::to_millis(now - keys_kept), limits::purge_batch});
  tx_.exec("INSERT INTO case_keys (key, case_id, made_id, said, at) VALUES ($1, $2, $3, $4, $5)",
           Params{std::string{key},
                  answered.held.value,
                  answered.made.value,
                  answered.said,
                  base::to_millis(now)});
}

}  // namespace storage
