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

constexpr std::array<std::string_view, 12> codes{"invited",
                                                 "sent",
                                                 "arrived",
                                                 "opened",
                                                 "agreed",
                                                 "complete",
                                                 "partial",
                                                 "refused",
                                                 "failed",
                                                 "not_reached",
                                                 "not_eligible",
                                                 "refusal"};

// Of a row of survey_invitations i.
constexpr std::array<std::string_view, 12> conditions{
    "i.reserve = 0",
    "i.sent_at IS NOT NULL",
    "i.arrived_at IS NOT NULL",
    "(i.begun_at IS NOT NULL OR i.state IN ('refused', 'full'))",
    "i.begun_at IS NOT NULL",
    "i.state = 'complete'",
    "(i.begun_at IS NOT NULL AND i.state IN ('begun', 'closed'))",
    "i.state = 'refused'",
    "i.state = 'failed'",
    "(i.begun_at IS NULL AND ((i.sent_at IS NOT NULL AND i.state IN ('planned', 'sent', 'closed')) "
    "OR (i.state = 'failed' AND i.why != 'no_consent')))",
    "i.state = 'full'",
    "(i.state = 'refused' OR (i.state = 'failed' AND i.why = 'no_consent'))"};

constexpr std::string_view of_round = "i.round = $1 AND i.rehearsal = 0";

std::string_view condition(Stage stage) {
  return conditions.at(static_cast<std::size_t>(stage));
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
  if (!filter.why.empty()) add("i.why", filter.why);
  if (filter.by_cell) add("i.cell", filter.unit + "|" + filter.field);
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
  if (code == "break_off") return Stage::partial;
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
  std::string sql =
      "SELECT i.id, COALESCE(substr(c.channel_id, -4), '') FROM survey_invitations AS i "
      "LEFT JOIN citizens AS c ON c.id = i.citizen WHERE ";
  sql.append(where.sql).append(" AND i.id > $").append(after);
  sql.append(" ORDER BY i.id LIMIT $").append(limit);
  std::vector<Invited> found;
  tx_.each(sql, where.params, [&](const Row& row) {
    Invited one;
    one.invitation.id = {row.integer(0)};
    one.last_digits = row.text(1);
    found.push_back(std::move(one));
  });
  Invitations invitations(tx_);
  for (auto& one : found) {
    if (auto whole = invitations.find(one.invitation.id)) one.invitation = std::move(*whole);
  }
  return found;
}

std::int64_t SurveyWatch::total(surveys::RoundId round, const InvitedFilter& filter) {
  const auto where = where_of(round, filter);
  return first_integer(
             tx_, "SELECT count(*) FROM survey_invitations AS i WHERE " + where.sql, where.params)
      .value_or(0);
}

}  // namespace storage
