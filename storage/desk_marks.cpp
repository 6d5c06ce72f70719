#include "storage/desk_marks.hpp"

#include <algorithm>

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::string_view columns =
    "handover_id, citizen, meant_for, meant_until, snoozed_until, reminded, silent_since";

DeskMark mark_of(const Row& row) {
  DeskMark mark;
  mark.handover = HandoverId{row.integer(0)};
  mark.citizen = row.text(1);
  mark.meant_for = row.text(2);
  mark.meant_until = maybe_time_at(row, 3);
  mark.snoozed_until = maybe_time_at(row, 4);
  mark.reminded = row.integer(5) != 0;
  mark.silent_since = maybe_time_at(row, 6);
  return mark;
}

}  // namespace

std::optional<DeskMark> DeskMarks::of_citizen(std::string_view citizen) {
  std::optional<DeskMark> found;
  std::string sql = "SELECT ";
  sql.append(columns).append(" FROM desk_marks WHERE citizen = $1");
  tx_.each(sql, Params{std::string{citizen}}, [&](const Row& row) { found = mark_of(row); });
  return found;
}

void DeskMarks::mean_for(const Handover& open, std::string_view whom, base::TimePoint until) {
  tx_.exec(
      "INSERT INTO desk_marks (handover_id, citizen, meant_for, meant_until) "
      "VALUES ($1, $2, $3, $4) ON CONFLICT (handover_id) DO UPDATE SET meant_for = $3, "
      "meant_until = $4",
      Params{open.id.value, open.citizen, std::string{whom}, base::to_millis(until)});
}

void DeskMarks::snooze(const Handover& open, std::optional<base::TimePoint> until) {
  tx_.exec(
      "INSERT INTO desk_marks (handover_id, citizen, snoozed_until) VALUES ($1, $2, $3) "
      "ON CONFLICT (handover_id) DO UPDATE SET snoozed_until = $3, reminded = 0",
      Params{open.id.value, open.citizen, maybe_millis(until)});
}

void DeskMarks::fell_silent(const Handover& open, base::TimePoint since) {
  tx_.exec(
      "INSERT INTO desk_marks (handover_id, citizen, silent_since) VALUES ($1, $2, $3) "
      "ON CONFLICT (handover_id) DO UPDATE SET silent_since = $3",
      Params{open.id.value, open.citizen, base::to_millis(since)});
}

void DeskMarks::restrict_to_named(HandoverId open) {
  tx_.exec("DELETE FROM desk_marks WHERE handover_id = $1", Params{open.value});
  tx_.exec("UPDATE handovers SET reason = 'denunciation' WHERE id = $1", Params{open.value});
}

std::vector<DeskMark> DeskMarks::not_taken(base::TimePoint now) {
  std::vector<DeskMark> due =
      select("meant_until IS NOT NULL AND meant_until <= $1", Params{base::to_millis(now)});
  mean_for_nobody(due);
  return due;
}

std::vector<DeskMark> DeskMarks::drop_meant_for(std::string_view whom) {
  std::vector<DeskMark> theirs =
      select("meant_for = $1 AND meant_for <> ''", Params{std::string{whom}});
  mean_for_nobody(theirs);
  return theirs;
}

bool DeskMarks::is_due(base::TimePoint now) {
  const auto look = [&](std::string_view sql) {
    return first_integer(tx_, sql, Params{base::to_millis(now)}).has_value();
  };
  return look(
             "SELECT 1 FROM desk_marks WHERE meant_until IS NOT NULL AND meant_until <= $1 "
             "LIMIT 1") ||
         look(
             "SELECT 1 FROM desk_marks WHERE snoozed_until IS NOT NULL AND snoozed_until <= $1 "
             "LIMIT 1");
}

void DeskMarks::mean_for_nobody(const std::vector<DeskMark>& marks) {
  for (const auto& mark : marks) {
    tx_.exec("UPDATE desk_marks SET meant_for = '', meant_until = NULL WHERE handover_id = $1",
             Params{mark.handover.value});
  }
}

std::vector<DeskMark> DeskMarks::to_be_reminded(base::TimePoint now) {
  std::vector<DeskMark> due =
      select("snoozed_until IS NOT NULL AND snoozed_until <= $1", Params{base::to_millis(now)});
  for (const auto& mark : due) {
    tx_.exec("UPDATE desk_marks SET snoozed_until = NULL, reminded = 1 WHERE handover_id = $1",
             Params{mark.handover.value});
  }
  return due;
}

std::vector<Unanswered> DeskMarks::unanswered(int at_most) {
  std::vector<Unanswered> found;
  tx_.each(
      "SELECT h.id, h.citizen, h.reason, h.held_by, h.taken_at, (SELECT min(m.at) FROM messages AS "
      "m WHERE m.citizen = h.citizen AND m.direction = 'in' AND m.id > coalesce((SELECT max(s.id) "
      "FROM messages AS s WHERE s.citizen = h.citizen AND s.direction = 'staff'), 0)) AS asked "
      "FROM handovers AS h WHERE h.state = 'taken' AND NOT EXISTS (SELECT 1 FROM desk_marks AS d "
      "WHERE d.handover_id = h.id AND (d.silent_since IS NOT NULL OR d.snoozed_until IS NOT NULL)) "
      "ORDER BY h.since, h.id LIMIT $1",
      Params{bounded(at_most)},
      [&](const Row& row) {
        const auto asked = maybe_time_at(row, 5);
        if (!asked) return;
        Unanswered one;
        one.handover.id = HandoverId{row.integer(0)};
        one.handover.citizen = row.text(1);
        one.handover.reason = row.text(2);
        one.handover.by = row.text(3);
        one.handover.taken_at = maybe_time_at(row, 4);
        one.handover.state = HandoverState::taken;
        one.since = std::max(*asked, one.handover.taken_at.value_or(*asked));
        found.push_back(std::move(one));
      });
  return found;
}

std::vector<DeskMark> DeskMarks::select(std::string_view where, const Params& params) {
  std::string sql = "SELECT ";
  sql.append(columns).append(" FROM desk_marks WHERE ").append(where);
  sql.append(" LIMIT ").append(std::to_string(limits::list_max));
  std::vector<DeskMark> marks;
  tx_.each(sql, params, [&](const Row& row) { marks.push_back(mark_of(row)); });
  return marks;
}

}  // namespace storage
