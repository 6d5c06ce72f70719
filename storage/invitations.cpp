#include "storage/invitations.hpp"

#include <array>

#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, 8> names{
    "planned", "sent", "begun", "complete", "refused", "full", "failed", "closed"};

// More rounds than a person meets in the weeks in which a button is still in sight.
constexpr std::int64_t lately_max = 20;

Param maybe_text(const std::string& text) {
  return text.empty() ? Param{nullptr} : Param{text};
}

bool has_ended(InvitationState state) {
  switch (state) {
    case InvitationState::planned:
    case InvitationState::sent:
    case InvitationState::begun:
      return false;
    case InvitationState::complete:
    case InvitationState::refused:
    case InvitationState::full:
    case InvitationState::failed:
    case InvitationState::closed:
      return true;
  }
  return true;
}

// In this order everywhere.
constexpr std::string_view columns =
    "id, round, citizen, rehearsal, cell, unit, field, level, facts, draw, reserve, state, way, "
    "price, due_at, sent_at, arrived_at, begun_at, place_until, reminded_at, ended_at, why";

Invitation read(const Row& row) {
  return {.id = {row.integer(0)},
          .round = {row.integer(1)},
          .citizen = row.text(2),
          .rehearsal = row.integer(3) != 0,
          .cell = row.text(4),
          .unit = row.text(5),
          .field = row.text(6),
          .level = row.text(7),
          .facts = row.text(8),
          .draw = row.integer(9),
          .reserve = row.integer(10) != 0,
          .state = static_cast<InvitationState>(index_of(names, row.text(11))),
          .way = row.text(12),
          .price = row.integer(13),
          .due_at = maybe_time_at(row, 14),
          .sent_at = maybe_time_at(row, 15),
          .arrived_at = maybe_time_at(row, 16),
          .begun_at = maybe_time_at(row, 17),
          .place_until = maybe_time_at(row, 18),
          .reminded_at = maybe_time_at(row, 19),
          .ended_at = maybe_time_at(row, 20),
          .why = row.text(21)};
}

}  // namespace

std::string_view name_of(InvitationState state) {
  return names.at(static_cast<std::size_t>(state));
}

bool Invitations::add(const Invitation& invitation) {
  return tx_.exec(
             "INSERT INTO survey_invitations "
             "(round, citizen, rehearsal, cell, unit, field, level, facts, draw, reserve, state, "
             "due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "
             "ON CONFLICT (round, citizen) WHERE rehearsal = 0 AND citizen IS NOT NULL DO NOTHING",
             Params{invitation.round.value,
                    maybe_text(invitation.citizen),
                    std::int64_t{invitation.rehearsal},
                    invitation.cell,
                    invitation.unit,
                    invitation.field,
                    invitation.level,
                    invitation.facts,
                    invitation.draw,
                    std::int64_t{invitation.reserve},
                    std::string{name_of(invitation.state)},
                    maybe_millis(invitation.due_at)}) == 1;
}

std::optional<Invitation> Invitations::find(InvitationId id) {
  auto found = select("WHERE id = $1", Params{id.value});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<Invitation> Invitations::open_of(std::string_view citizen) {
  auto found = select(
      "WHERE citizen = $1 AND state IN ('sent', 'begun') ORDER BY sent_at DESC, id DESC LIMIT 1",
      Params{std::string{citizen}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<Invitation> Invitations::complete_of(std::string_view citizen) {
  auto found =
      select("WHERE citizen = $1 AND state = 'complete' ORDER BY sent_at DESC, id DESC LIMIT 1",
             Params{std::string{citizen}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Invitation> Invitations::lately_of(std::string_view citizen) {
  return select(
      "WHERE citizen = $1 AND sent_at IS NOT NULL AND state != 'planned' "
      "ORDER BY sent_at DESC, id DESC LIMIT $2",
      Params{std::string{citizen}, lately_max});
}

std::vector<Invitation> Invitations::due(surveys::RoundId round, base::TimePoint now, int at_most) {
  return select(
      "WHERE round = $1 AND state = 'planned' AND due_at <= $2 AND rehearsal = 0 "
      "ORDER BY due_at, draw, id LIMIT $3",
      Params{round.value, base::to_millis(now), bounded(at_most)});
}

std::vector<Invitation> Invitations::to_remind(surveys::RoundId round,
                                               base::TimePoint now,
                                               int at_most) {
  return select(
      "WHERE round = $1 AND state IN ('sent', 'begun') AND due_at <= $2 AND rehearsal = 0 "
      "AND reminded_at IS NULL ORDER BY due_at, id LIMIT $3",
      Params{round.value, base::to_millis(now), bounded(at_most)});
}

bool Invitations::has_due(surveys::RoundId round, base::TimePoint now) {
  return first_integer(tx_,
                       "SELECT 1 FROM survey_invitations WHERE round = $1 "
                       "AND state IN ('planned', 'sent', 'begun') AND due_at <= $2 LIMIT 1",
                       Params{round.value, base::to_millis(now)})
      .has_value();
}

std::vector<Invitation> Invitations::rehearsals_due(base::TimePoint now, int at_most) {
  return select(
      "WHERE rehearsal = 1 AND state = 'planned' AND due_at <= $1 ORDER BY due_at, id LIMIT $2",
      Params{base::to_millis(now), bounded(at_most)});
}

void Invitations::handed_over(InvitationId id) {
  tx_.exec("UPDATE survey_invitations SET due_at = NULL WHERE id = $1", Params{id.value});
}

void Invitations::put_off(InvitationId id, base::TimePoint until) {
  tx_.exec(
      "UPDATE survey_invitations SET due_at = $2 WHERE id = $1 "
      "AND state IN ('planned', 'sent', 'begun')",
      Params{id.value, base::to_millis(until)});
}

bool Invitations::sent(InvitationId id,
                       base::TimePoint now,
                       std::optional<base::TimePoint> remind_at) {
  return tx_.exec(
             "UPDATE survey_invitations SET state = 'sent', sent_at = $2, due_at = $3 "
             "WHERE id = $1 AND state = 'planned'",
             Params{id.value, base::to_millis(now), maybe_millis(remind_at)}) == 1;
}

void Invitations::goes(InvitationId id, std::string_view way, std::int64_t price) {
  tx_.exec("UPDATE survey_invitations SET way = $2, price = $3 WHERE id = $1",
           Params{id.value, std::string{way}, price});
}

bool Invitations::went(surveys::RoundId round, std::string_view way) {
  return first_integer(tx_,
                       "SELECT 1 FROM survey_invitations WHERE round = $1 AND way = $2 "
                       "AND sent_at IS NOT NULL LIMIT 1",
                       Params{round.value, std::string{way}})
      .has_value();
}

void Invitations::charged(InvitationId id, std::int64_t price) {
  if (price == 0) return;
  tx_.exec("UPDATE survey_invitations SET price = price + $2 WHERE id = $1",
           Params{id.value, price});
}

bool Invitations::reminded(InvitationId id, base::TimePoint now) {
  return tx_.exec(
             "UPDATE survey_invitations SET reminded_at = $2, due_at = NULL "
             "WHERE id = $1 AND state IN ('sent', 'begun') AND reminded_at IS NULL",
             Params{id.value, base::to_millis(now)}) == 1;
}

void Invitations::remind_again(InvitationId id, base::TimePoint until) {
  tx_.exec(
      "UPDATE survey_invitations SET reminded_at = NULL, due_at = $2 WHERE id = $1 "
      "AND state IN ('sent', 'begun')",
      Params{id.value, base::to_millis(until)});
}

void Invitations::arrived(InvitationId id, base::TimePoint now) {
  tx_.exec(
      "UPDATE survey_invitations SET arrived_at = $2, why = CASE why WHEN 'unsure' THEN '' "
      "ELSE why END WHERE id = $1 AND arrived_at IS NULL",
      Params{id.value, base::to_millis(now)});
}

void Invitations::unsure(InvitationId id) {
  tx_.exec("UPDATE survey_invitations SET why = 'unsure' WHERE id = $1 AND state = 'sent'",
           Params{id.value});
}

bool Invitations::recalled(InvitationId id, base::TimePoint until) {
  return tx_.exec(
             "UPDATE survey_invitations SET state = 'planned', sent_at = NULL, due_at = $2, "
             "way = '', price = 0 WHERE id = $1 AND state = 'sent'",
             Params{id.value, base::to_millis(until)}) == 1;
}

bool Invitations::planned_again(InvitationId id, base::TimePoint due) {
  return tx_.exec(
             "UPDATE survey_invitations SET state = 'planned', sent_at = NULL, ended_at = NULL, "
             "due_at = $2, way = '', price = 0, why = '' "
             "WHERE id = $1 AND state = 'failed' AND begun_at IS NULL",
             Params{id.value, base::to_millis(due)}) == 1;
}

std::int64_t Invitations::spent(surveys::RoundId round) {
  return first_integer(tx_,
                       "SELECT COALESCE(sum(price), 0) FROM survey_invitations WHERE round = $1 "
                       "AND sent_at IS NOT NULL",
                       Params{round.value})
      .value_or(0);
}

// A cell without places set takes any number.
bool Invitations::has_place(const Invitation& one, base::TimePoint now) {
  if (one.rehearsal) return true;
  const auto places =
      first_integer(tx_,
                    "SELECT places FROM survey_cells WHERE round = $1 AND cell = $2",
                    Params{one.round.value, one.cell});
  if (!places) return true;
  const auto taken = first_integer(
      tx_,
      "SELECT count(*) FROM survey_invitations WHERE round = $1 AND cell = $2 AND id <> $3 "
      "AND rehearsal = 0 AND (state = 'complete' OR (state = 'begun' AND place_until > $4))",
      Params{one.round.value, one.cell, one.id.value, base::to_millis(now)});
  return taken.value_or(0) < *places;
}

Place Invitations::begin(InvitationId id, base::TimePoint now, base::TimePoint until) {
  const auto one = find(id);
  if (!one || (has_ended(one->state) && one->state != InvitationState::full)) return Place::over;
  if (!fits(*one, now)) {
    // What somebody has answered counts as far as it went.
    if (!one->begun_at) end(id, InvitationState::full, "", now);
    return Place::full;
  }
  tx_.exec(
      "UPDATE survey_invitations SET state = 'begun', begun_at = COALESCE(begun_at, $2), "
      "place_until = $3, ended_at = NULL, why = '' WHERE id = $1",
      Params{id.value, base::to_millis(now), base::to_millis(until)});
  return Place::taken;
}

bool Invitations::fits(const Invitation& one, base::TimePoint now) {
  const bool kept = one.place_until && *one.place_until > now;
  return kept || has_place(one, now);
}

bool Invitations::keep_place(InvitationId id, base::TimePoint now, base::TimePoint until) {
  const auto one = find(id);
  if (!one || one->state != InvitationState::begun) return true;
  if (!fits(*one, now)) return false;
  tx_.exec("UPDATE survey_invitations SET place_until = $2 WHERE id = $1",
           Params{id.value, base::to_millis(until)});
  return true;
}

bool Invitations::is_filled(const Invitation& one) {
  return first_integer(tx_,
                       "SELECT 1 FROM survey_cells AS c WHERE c.round = $1 AND c.cell = $2 AND "
                       "c.places <= (SELECT count(*) FROM survey_invitations AS i WHERE "
                       "i.round = c.round AND i.cell = c.cell AND i.rehearsal = 0 "
                       "AND i.state = 'complete')",
                       Params{one.round.value, one.cell})
      .has_value();
}

Place Invitations::complete(InvitationId id, base::TimePoint now) {
  const auto one = find(id);
  if (!one || has_ended(one->state)) return Place::over;
  if (!fits(*one, now)) return Place::full;
  end(id, InvitationState::complete, "", now);
  return Place::taken;
}

bool Invitations::end(InvitationId id,
                      InvitationState as,
                      std::string_view why,
                      base::TimePoint now) {
  return tx_.exec(
             "UPDATE survey_invitations SET state = $2, ended_at = $3, why = $4 "
             "WHERE id = $1 AND state IN ('planned', 'sent', 'begun')",
             Params{id.value, std::string{name_of(as)}, base::to_millis(now), short_why(why)}) == 1;
}

void Invitations::refuse(const Invitation& one, base::TimePoint now) {
  if (one.state == InvitationState::complete) return;
  if (one.begun_at && !has_ended(one.state)) return handed_over(one.id);
  end(one.id, InvitationState::refused, "", now);
}

void Invitations::refuse_unbegun(std::string_view citizen, base::TimePoint now) {
  tx_.exec(
      "UPDATE survey_invitations SET state = 'refused', ended_at = $2 "
      "WHERE citizen = $1 AND state = 'sent' AND rehearsal = 0",
      Params{std::string{citizen}, base::to_millis(now)});
}

Invitations::Progress Invitations::progress(surveys::RoundId round) {
  Progress progress;
  tx_.each(
      "SELECT COALESCE(sum(reserve = 0), 0), COALESCE(sum(sent_at IS NOT NULL), 0), "
      "COALESCE(sum(state != 'full' AND (sent_at IS NOT NULL OR begun_at IS NOT NULL "
      "OR state IN ('complete', 'refused', 'failed'))), 0), "
      "COALESCE(sum(state = 'complete'), 0) FROM survey_invitations "
      "WHERE round = $1 AND rehearsal = 0",
      Params{round.value},
      [&](const Row& row) {
        progress = {.invited = row.integer(0),
                    .sent = row.integer(1),
                    .asked = row.integer(2),
                    .complete = row.integer(3)};
      });
  return progress;
}

std::map<InvitationState, std::int64_t> Invitations::counts(surveys::RoundId round) {
  std::map<InvitationState, std::int64_t> counted;
  tx_.each(
      "SELECT state, count(*) FROM survey_invitations WHERE round = $1 AND rehearsal = 0 "
      "GROUP BY state",
      Params{round.value},
      [&](const Row& row) {
        const auto state = static_cast<InvitationState>(index_of(names, row.text(0)));
        counted[state] = row.integer(1);
      });
  return counted;
}

std::vector<Invitation> Invitations::select(std::string_view rest, const Params& params) {
  std::string sql = "SELECT ";
  sql.append(columns).append(" FROM survey_invitations ");
  sql.append(rest);
  std::vector<Invitation> found;
  tx_.each(sql, params, [&](const Row& row) { found.push_back(read(row)); });
  return found;
}

}  // namespace storage
