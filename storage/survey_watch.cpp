#include "storage/survey_watch.hpp"

#include <array>

#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<Stage, 9> stages{Stage::invited,
                                      Stage::sent,
                                      Stage::arrived,
                                      Stage::opened,
                                      Stage::agreed,
                                      Stage::complete,
                                      Stage::partial,
                                      Stage::refused,
                                      Stage::failed};

constexpr std::array<std::string_view, 9> codes{
    "invited", "sent", "arrived", "opened", "agreed", "complete", "partial", "refused", "failed"};

// Of a row of survey_invitations i.
constexpr std::array<std::string_view, 9> conditions{
    "i.reserve = 0",
    "i.sent_at IS NOT NULL",
    "i.arrived_at IS NOT NULL",
    "(i.begun_at IS NOT NULL OR i.state IN ('refused', 'full'))",
    "i.begun_at IS NOT NULL",
    "i.state = 'complete'",
    "(i.begun_at IS NOT NULL AND i.state IN ('begun', 'closed'))",
    "i.state = 'refused'",
    "i.state = 'failed'"};

// Began, and came to no end of their own.
constexpr std::string_view unfinished =
    "i.begun_at IS NOT NULL AND i.state IN ('planned', 'sent', 'begun', 'closed')";

// By surveys::Outcome, in its order; as surveys::Tally::look_at() sees a row.
constexpr std::array<std::string_view, surveys::outcome_count> outcome_conditions{
    "i.state = 'complete'",
    unfinished,
    unfinished,
    "(i.state = 'refused' OR (i.state = 'failed' AND i.why IN ('no_consent', 'opted_out')))",
    "((i.state = 'failed' AND i.why NOT IN ('no_consent', 'opted_out')) OR (i.begun_at IS NULL "
    "AND i.sent_at IS NOT NULL AND i.state IN ('planned', 'sent', 'begun', 'closed')))",
    "i.state = 'full'"};

constexpr std::string_view of_round = "i.round = $1 AND i.rehearsal = 0";

std::string_view condition(Stage stage) {
  return conditions.at(static_cast<std::size_t>(stage));
}

std::string condition(PeopleGroup group) {
  switch (group) {
    case PeopleGroup::all:
      return "1";
    case PeopleGroup::reminded:
      return "i.reminded_at IS NOT NULL";
    case PeopleGroup::reserve:
      return "i.reserve = 1 AND i.state = 'planned'";
    case PeopleGroup::to_send:
      return "(i.sent_at IS NOT NULL OR (i.reserve = 0 AND i.state = 'planned'))";
    case PeopleGroup::any:
      return "(i.sent_at IS NOT NULL OR i.begun_at IS NOT NULL OR i.state IN "
             "('complete', 'refused', 'failed', 'full'))";
    case PeopleGroup::counted:
    case PeopleGroup::rated:
      return "(i.state = 'complete' OR (" + std::string{unfinished} + "))";
  }
  return "1";
}

struct Where {
  std::string sql{};
  Params params{};
};

Where where_of(surveys::RoundId round, const InvitedFilter& filter) {
  Where where{std::string{of_round}, Params{round.value}};
  const auto add = [&](std::string_view column, const std::string& value) {
    where.params.emplace_back(value);
    where.sql.append(" AND ").append(column).append(" = $");
    where.sql.append(std::to_string(where.params.size()));
  };
  if (filter.stage) where.sql.append(" AND ").append(condition(*filter.stage));
  where.sql.append(" AND ").append(condition(filter.group));
  if (!filter.why.empty()) add("i.why", filter.why);
  if (!filter.why.empty()) where.sql.append(" AND i.state IN ('sent', 'failed')");
  if (filter.outcome)
    where.sql.append(" AND ").append(
        outcome_conditions.at(static_cast<std::size_t>(*filter.outcome)));
  if (!filter.level.empty()) add("i.level", filter.level);
  if (filter.by_cell) {
    add("i.cell", filter.unit + "|" + filter.field);
    return where;
  }
  if (!filter.unit.empty()) add("i.unit", filter.unit);
  if (!filter.field.empty()) add("i.field", filter.field);
  return where;
}

}  // namespace

std::span<const Stage> all_stages() {
  return stages;
}

std::string_view stage_code(Stage stage) {
  return codes.at(static_cast<std::size_t>(stage));
}

std::optional<Stage> stage_from(std::string_view code) {
  for (std::size_t at = 0; at < codes.size(); ++at) {
    if (codes.at(at) == code) return static_cast<Stage>(at);
  }
  return std::nullopt;
}

RoundFunnel SurveyWatch::funnel(surveys::RoundId round) {
  std::string sql = "SELECT ";
  for (const auto stage : stages) {
    if (stage != Stage::invited) sql.append(", ");
    sql.append("COALESCE(sum(").append(condition(stage)).append("), 0)");
  }
  sql.append(" FROM survey_invitations AS i WHERE ").append(of_round);
  RoundFunnel funnel;
  tx_.each(sql, Params{round.value}, [&](const Row& row) {
    int column = 0;
    for (const auto stage : stages) funnel.set(stage, row.integer(column++));
  });
  return funnel;
}

std::int64_t SurveyWatch::to_send(surveys::RoundId round) {
  return first_integer(tx_,
                       "SELECT count(*) FROM survey_invitations WHERE round = $1 "
                       "AND rehearsal = 0 AND reserve = 0 AND state = 'planned'",
                       Params{round.value})
      .value_or(0);
}

surveys::DueMessages SurveyWatch::due(surveys::RoundId round) {
  surveys::DueMessages due;
  tx_.each(
      "SELECT min(due_at), count(*) FROM survey_invitations WHERE round = $1 AND rehearsal = 0 "
      "AND reserve = 0 AND state = 'planned' AND due_at IS NOT NULL "
      "GROUP BY (due_at + 25200000) / 86400000",
      Params{round.value},
      [&](const Row& row) { due[time_at(row, 0)] = row.integer(1); });
  return due;
}

surveys::ReachTotals SurveyWatch::went(surveys::RoundId round) {
  surveys::ReachTotals totals;
  tx_.each(
      "SELECT way, count(*), sum(price) FROM survey_invitations WHERE round = $1 "
      "AND rehearsal = 0 AND sent_at IS NOT NULL GROUP BY way",
      Params{round.value},
      [&](const Row& row) {
        const auto way = surveys::way_from(row.text(0));
        if (way) totals.add(*way, row.integer(1), row.integer(2));
      });
  return totals;
}

bool SurveyWatch::planned(surveys::RoundId round) {
  return first_integer(tx_,
                       "SELECT 1 FROM survey_invitations WHERE round = $1 AND state = 'planned' "
                       "AND rehearsal = 0 LIMIT 1",
                       Params{round.value})
      .has_value();
}

bool SurveyWatch::answered(surveys::RoundId round) {
  return first_integer(tx_,
                       "SELECT 1 FROM survey_invitations AS i JOIN survey_answers AS a "
                       "ON a.invitation = i.id WHERE i.round = $1 AND i.rehearsal = 0 LIMIT 1",
                       Params{round.value})
      .has_value();
}

std::int64_t SurveyWatch::reminders(surveys::RoundId round) {
  return first_integer(tx_,
                       "SELECT count(*) FROM survey_invitations WHERE round = $1 "
                       "AND rehearsal = 0 AND reminded_at IS NOT NULL",
                       Params{round.value})
      .value_or(0);
}

std::vector<Failed> SurveyWatch::failures(surveys::RoundId round) {
  std::vector<Failed> found;
  tx_.each(
      "SELECT why, count(*) FROM survey_invitations WHERE round = $1 AND rehearsal = 0 "
      "AND (state = 'failed' OR (state = 'sent' AND why <> '')) GROUP BY why ORDER BY count(*) "
      "DESC, why",
      Params{round.value},
      [&](const Row& row) {
        found.push_back({row.text(0), row.integer(1)});
      });
  return found;
}

std::vector<CellProgress> SurveyWatch::cells(surveys::RoundId round) {
  std::vector<CellProgress> found;
  tx_.each(
      "SELECT cell, sum(reserve = 0), sum(reserve = 0 AND state = 'planned'), "
      "sum(state = 'complete'), sum(reserve = 1 AND state = 'planned') FROM survey_invitations "
      "WHERE round = $1 AND rehearsal = 0 GROUP BY cell ORDER BY cell",
      Params{round.value},
      [&](const Row& row) {
        found.push_back({.cell = row.text(0),
                         .invited = row.integer(1),
                         .to_send = row.integer(2),
                         .complete = row.integer(3),
                         .reserve = row.integer(4)});
      });
  return found;
}

std::vector<Invited> SurveyWatch::people(surveys::RoundId round,
                                         const InvitedFilter& filter,
                                         int at_most) {
  auto where = where_of(round, filter);
  where.params.emplace_back(filter.after.value);
  const auto after = std::to_string(where.params.size());
  where.params.emplace_back(bounded(at_most));
  const auto limit = std::to_string(where.params.size());
  const auto sql = "SELECT i.id FROM survey_invitations AS i WHERE " + where.sql + " AND i.id > $" +
                   after + " ORDER BY i.id LIMIT $" + limit;
  std::vector<InvitationId> ids;
  tx_.each(sql, where.params, [&](const Row& row) { ids.push_back({row.integer(0)}); });
  return named(ids);
}

std::vector<InvitationId> SurveyWatch::all_of(surveys::RoundId round, const InvitedFilter& filter) {
  const auto where = where_of(round, filter);
  std::vector<InvitationId> ids;
  tx_.each("SELECT i.id FROM survey_invitations AS i WHERE " + where.sql + " ORDER BY i.id",
           where.params,
           [&](const Row& row) { ids.push_back({row.integer(0)}); });
  return ids;
}

std::vector<Invited> SurveyWatch::named(std::span<const InvitationId> ids) {
  std::vector<Invited> people;
  Invitations invitations(tx_);
  for (const auto id : ids) {
    auto whole = invitations.find(id);
    if (!whole) continue;
    auto digits = first_text(
        tx_, "SELECT substr(channel_id, -4) FROM citizens WHERE id = $1", Params{whole->citizen});
    people.push_back({.invitation = std::move(*whole), .last_digits = digits.value_or("")});
  }
  return people;
}

std::int64_t SurveyWatch::total(surveys::RoundId round, const InvitedFilter& filter) {
  const auto where = where_of(round, filter);
  return first_integer(
             tx_, "SELECT count(*) FROM survey_invitations AS i WHERE " + where.sql, where.params)
      .value_or(0);
}

}  // namespace storage
