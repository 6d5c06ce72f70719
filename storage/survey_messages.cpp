#include "storage/survey_messages.hpp"

#include <array>

#include "storage/outbox_rows.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, 2> kinds{"invitation", "reminder"};
constexpr std::array<std::string_view, 5> fates{"", "done", "blocked", "failed", "recalled"};

// Perhaps taken by the platform, of errands o. State by state: each has an index of its own.
constexpr std::array<std::string_view, 4> doubtful{"o.state = 'in_flight'",
                                                   "o.state = 'unsure'",
                                                   "o.state = 'ask_staff'",
                                                   "o.state = 'gave_up' AND o.why = 'unsure'"};

}  // namespace

std::string_view name_of(Fate fate) {
  return fates.at(static_cast<std::size_t>(fate));
}

void SurveyMessages::add(OutboxId outbox,
                         InvitationId invitation,
                         SurveyMessageKind kind,
                         base::TimePoint now) {
  tx_.exec(
      "INSERT INTO survey_messages (outbox, invitation, kind, at) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (outbox) DO NOTHING",
      Params{outbox.value,
             invitation.value,
             std::string{kinds.at(static_cast<std::size_t>(kind))},
             base::to_millis(now)});
}

std::vector<OpenMessage> SurveyMessages::to_settle(int at_most) {
  return open(
      "m.settled = '' AND (o.id IS NULL OR o.state IN ('done', 'gave_up', 'ask_staff', "
      "'cancelled') OR (o.state = 'waiting' AND o.attempts > 0)) ORDER BY m.outbox LIMIT $1",
      Params{bounded(at_most)});
}

std::vector<OpenMessage> SurveyMessages::waiting(surveys::RoundId round) {
  return open(
      "m.settled = '' AND o.state = 'waiting' AND m.invitation IN "
      "(SELECT id FROM survey_invitations WHERE round = $1 AND rehearsal = 0) ORDER BY m.outbox",
      Params{round.value});
}

std::int64_t SurveyMessages::under_way(surveys::RoundId round) {
  return first_integer(tx_,
                       "SELECT count(*) FROM survey_messages AS m JOIN survey_invitations AS i "
                       "ON i.id = m.invitation WHERE m.settled = '' AND i.round = $1",
                       Params{round.value})
      .value_or(0);
}

std::vector<SurveyMessage> SurveyMessages::refused(surveys::RoundId round, base::TimePoint after) {
  std::vector<SurveyMessage> found;
  tx_.each(
      "SELECT m.outbox, m.invitation, m.at FROM survey_messages AS m JOIN survey_invitations AS i "
      "ON i.id = m.invitation WHERE i.round = $1 AND i.rehearsal = 0 AND i.state = 'failed' "
      "AND (i.why LIKE 'refused %' OR i.why LIKE 'busy %') AND m.kind = 'invitation' "
      "AND m.settled = 'failed' AND m.at >= $2 AND NOT EXISTS (SELECT 1 FROM survey_messages AS e "
      "JOIN outbox AS o ON o.id = e.outbox WHERE e.invitation = m.invitation "
      "AND e.settled = 'recalled' AND (o.why LIKE 'refused %' OR o.why LIKE 'busy %')) "
      "ORDER BY m.outbox",
      Params{round.value, base::to_millis(after)},
      [&](const Row& row) {
        found.push_back({.outbox = {row.integer(0)},
                         .invitation = {row.integer(1)},
                         .fate = Fate::failed,
                         .at = time_at(row, 2)});
      });
  return found;
}

void SurveyMessages::settle(OutboxId outbox, Fate fate, std::string_view remote_id) {
  tx_.exec("UPDATE survey_messages SET settled = $2, remote_id = $3 WHERE outbox = $1",
           Params{outbox.value, std::string{name_of(fate)}, std::string{remote_id}});
}

bool SurveyMessages::has_reminder(InvitationId invitation) {
  return first_integer(
             tx_,
             "SELECT 1 FROM survey_messages WHERE invitation = $1 AND kind = 'reminder' LIMIT 1",
             Params{invitation.value})
      .has_value();
}

std::int64_t SurveyMessages::recalls_of(InvitationId invitation) {
  return first_integer(
             tx_,
             "SELECT count(*) FROM survey_messages WHERE invitation = $1 AND settled = 'recalled'",
             Params{invitation.value})
      .value_or(0);
}

std::optional<InvitationId> SurveyMessages::lost(OutboxId outbox) {
  const auto id = first_integer(tx_,
                                "SELECT invitation FROM survey_messages WHERE outbox = $1 "
                                "AND kind = 'invitation' AND settled = 'failed'",
                                Params{outbox.value});
  if (!id) return std::nullopt;
  return InvitationId{*id};
}

std::optional<InvitationId> SurveyMessages::invitation_of(std::string_view remote_id) {
  const auto id = first_integer(
      tx_,
      "SELECT m.invitation FROM survey_messages AS m LEFT JOIN outbox AS o ON o.id = m.outbox "
      "WHERE $1 <> '' AND (m.remote_id = $1 OR (m.settled = '' AND o.remote_id = $1)) "
      "ORDER BY m.outbox DESC LIMIT 1",
      Params{std::string{remote_id}});
  if (!id) return std::nullopt;
  return InvitationId{*id};
}

std::vector<InDoubt> SurveyMessages::in_doubt(std::string_view errand, base::TimePoint before) {
  std::string sql;
  for (const auto state : doubtful) {
    if (!sql.empty()) sql.append(" UNION ALL ");
    sql.append(
           "SELECT o.id, m.outbox IS NOT NULL, (SELECT min(a.started_at) FROM outbox_attempts AS a "
           "WHERE a.outbox_id = o.id) AS called FROM outbox AS o LEFT JOIN survey_messages AS m "
           "ON m.outbox = o.id LEFT JOIN survey_invitations AS i ON i.id = m.invitation "
           "LEFT JOIN survey_rounds AS r ON r.id = i.round WHERE ")
        .append(state)
        .append(
            " AND o.kind = $1 AND o.text_digest = '' AND o.remote_id = '' AND called <= $2 "
            "AND (m.outbox IS NULL OR (r.state IN ('sending', 'paused', 'closing') "
            "AND i.state IN ('sent', 'begun', 'complete')))");
  }
  std::vector<InDoubt> found;
  tx_.each(sql, Params{std::string{errand}, base::to_millis(before)}, [&](const Row& row) {
    found.push_back({.outbox = {row.integer(0)},
                     .called_at = time_at(row, 2),
                     .of_round = row.integer(1) != 0});
  });
  return found;
}

FateCounts SurveyMessages::newest_fates(surveys::RoundId round,
                                        base::TimePoint after,
                                        int at_most) {
  FateCounts counts;
  tx_.each(
      "SELECT m.settled FROM survey_messages AS m JOIN survey_invitations AS i "
      "ON i.id = m.invitation WHERE i.round = $1 AND i.rehearsal = 0 AND m.at >= $2 "
      "AND m.settled IN ('done', 'blocked', 'failed') ORDER BY m.outbox DESC LIMIT $3",
      Params{round.value, base::to_millis(after), bounded(at_most)},
      [&](const Row& row) {
        const auto fate = static_cast<Fate>(index_of(fates, row.text(0)));
        ++counts.sends;
        if (fate == Fate::blocked) ++counts.blocked;
        if (fate != Fate::done) ++counts.failed;
      });
  return counts;
}

// It waits in the Outbox itself, or was taken back from there and its invitation waits.
std::optional<HeldBack> SurveyMessages::held_back(surveys::RoundId round, base::TimePoint now) {
  std::optional<HeldBack> held;
  tx_.each(
      "SELECT a.detail, CASE m.settled WHEN '' THEN o.ready_at ELSE i.due_at END "
      "FROM survey_invitations AS i JOIN survey_messages AS m ON m.invitation = i.id "
      "JOIN outbox AS o ON o.id = m.outbox "
      "JOIN outbox_attempts AS a ON a.outbox_id = o.id AND a.number = o.attempts "
      "WHERE i.round = $1 AND i.rehearsal = 0 AND a.outcome = 'again' AND a.detail <> '' AND "
      "((m.settled = '' AND o.state = 'waiting' AND o.ready_at > $2) OR "
      "(m.settled = 'recalled' AND i.state = 'planned' AND i.due_at > $2)) "
      "ORDER BY m.outbox DESC LIMIT 1",
      Params{round.value, base::to_millis(now)},
      [&](const Row& row) { held = HeldBack{.why = row.text(0), .until = time_at(row, 1)}; });
  return held;
}

std::vector<OpenMessage> SurveyMessages::open(std::string_view where, const Params& params) {
  std::string sql =
      "SELECT m.outbox, m.invitation, m.kind, COALESCE(o.remote_id, ''), m.at, "
      "COALESCE(o.state, 'gave_up'), COALESCE(o.why, 'gone'), COALESCE(o.kind, '') "
      "FROM survey_messages AS m LEFT JOIN outbox AS o ON o.id = m.outbox WHERE ";
  sql.append(where);
  std::vector<OpenMessage> found;
  tx_.each(sql, params, [&](const Row& row) {
    OpenMessage one;
    one.message.outbox = {row.integer(0)};
    one.message.invitation = {row.integer(1)};
    one.message.kind = static_cast<SurveyMessageKind>(index_of(kinds, row.text(2)));
    one.message.remote_id = row.text(3);
    one.message.at = time_at(row, 4);
    one.state = outbox_rows::state_at(row, 5);
    one.why = row.text(6);
    one.errand = row.text(7);
    found.push_back(std::move(one));
  });
  return found;
}

}  // namespace storage
