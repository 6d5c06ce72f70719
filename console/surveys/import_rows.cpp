#include "console/surveys/import_rows.hpp"

#include "base/check.hpp"
#include "base/local_time.hpp"
#include "console/surveys/limits.hpp"
#include "storage/survey_lists.hpp"

namespace console {

bool in_batches(const JudgedRows& rows,
                const std::function<bool(surveys::LeftOut first)>& pick,
                const std::function<bool(const Batch&)>& visit) {
  const auto& verdicts = rows.reading.verdict.rows;
  Batch batch;
  std::size_t row = 0;
  bool on = true;
  surveys::each_row(rows.list, rows.reading.outline, [&](const surveys::Record& record) {
    const auto at = row++;
    if (at >= verdicts.size()) return false;
    if (!pick(verdicts[at])) return true;
    JudgedRow judged{at, record.line, {}, {}};
    judged.why = rows.judge.judge(record, judged.person);
    batch.push_back(std::move(judged));
    if (batch.size() < survey_limits::saved_at_once) return true;
    on = visit(batch);
    batch.clear();
    return on;
  });
  return on && (batch.empty() || visit(batch));
}

bool is_usable(surveys::LeftOut first) {
  return first == surveys::LeftOut::none;
}

bool is_over(const Import& import, const ImportRoom& room) {
  return import.dropped || room.stopping();
}

KnownPhones known_phones(storage::Database& database) {
  KnownPhones phones;
  database.read(
      [&](storage::Tx& tx) { phones.citizen_of = storage::SurveyLists(tx).phones_of_citizens(); });
  for (const auto& [phone, citizen] : phones.citizen_of) phones.phones_of.emplace(citizen, phone);
  return phones;
}

surveys::FatigueCap cap_on(const ImportRoom& room, base::TimePoint now) {
  base::check(room.fatigue != nullptr, "an import without the office's cap on asking");
  return room.fatigue->on(base::to_local(now).date).cap;
}

}  // namespace console
