#include "storage/survey_rounds.hpp"

#include <sstream>

#include "storage/rows.hpp"

namespace storage {
namespace {

surveys::RoundState state_at(const Row& row, int column) {
  const auto state = surveys::state_from(row.text(column));
  if (!state) throw Failure(FailureKind::corrupt, "unknown state of a round");
  return *state;
}

// " 7 12 ".
std::string list_of(const std::vector<surveys::StaffId>& staff) {
  std::string text;
  for (const auto one : staff) text.append(" ").append(std::to_string(one));
  return text.empty() ? text : text + " ";
}

std::vector<surveys::StaffId> staff_in(const std::string& text) {
  std::vector<surveys::StaffId> staff;
  std::istringstream in(text);
  for (surveys::StaffId one = 0; in >> one;) staff.push_back(one);
  return staff;
}

Params fields_of(const KeptRound& kept) {
  const auto& round = kept.round;
  return {round.name,
          round.questionnaire,
          std::int64_t{round.version},
          std::string{surveys::state_code(round.state)},
          base::to_millis(round.opens),
          base::to_millis(round.closes),
          std::int64_t{round.anonymous},
          kept.plan,
          std::int64_t{round.tests_sent},
          round.made_by,
          round.submitted_by,
          round.approved_by,
          round.why,
          kept.list == 0 ? Param{nullptr} : Param{kept.list},
          list_of(round.changed_by),
          maybe_millis(kept.series_from),
          kept.series_number};
}

KeptRound read(const Row& row) {
  surveys::Round round{.id = {row.integer(0)},
                       .name = row.text(1),
                       .questionnaire = row.text(2),
                       .version = static_cast<int>(row.integer(3)),
                       .state = state_at(row, 4),
                       .opens = time_at(row, 5),
                       .closes = time_at(row, 6),
                       .anonymous = row.integer(7) != 0,
                       .made_by = row.integer(10),
                       .changed_by = staff_in(row.text(19)),
                       .submitted_by = row.integer(11),
                       .approved_by = row.integer(12),
                       .tests_sent = static_cast<int>(row.integer(9)),
                       .why = row.text(13)};
  return {.round = std::move(round),
          .plan = row.text(8),
          .rev = row.integer(14),
          .list = row.is_null(15) ? 0 : row.integer(15),
          .people = row.integer(16),
          .drawn_at = maybe_time_at(row, 17),
          .anonymised_at = maybe_time_at(row, 18),
          .series_from = maybe_time_at(row, 20),
          .series_number = row.integer(21),
          .counted_rev = row.integer(22)};
}

}  // namespace

surveys::RoundId SurveyRounds::add(const KeptRound& kept) {
  surveys::RoundId id{};
  tx_.each(
      "INSERT INTO survey_rounds (name, questionnaire, version, state, opens_at, closes_at, "
      "anonymous, plan, tests_sent, made_by, submitted_by, approved_by, why, list, "
      "changed_by, series_from, series_number, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
      "$10, $11, $12, $13, $14, $15, $16, $17, 1) RETURNING id",
      fields_of(kept),
      [&](const Row& row) { id = {row.integer(0)}; });
  return id;
}

bool SurveyRounds::save(const KeptRound& kept) {
  auto params = fields_of(kept);
  params.emplace_back(kept.round.id.value);
  params.emplace_back(kept.rev);
  return tx_.exec(
             "UPDATE survey_rounds SET name = $1, questionnaire = $2, version = $3, state = $4, "
             "opens_at = $5, closes_at = $6, anonymous = $7, plan = $8, tests_sent = $9, "
             "made_by = $10, submitted_by = $11, approved_by = $12, why = $13, list = $14, "
             "changed_by = $15, series_from = $16, series_number = $17, "
             "rev = rev + 1 WHERE id = $18 AND rev = $19",
             params) == 1;
}

std::optional<KeptRound> SurveyRounds::find(surveys::RoundId id) {
  auto found = select("WHERE id = $1", Params{id.value});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<KeptRound> SurveyRounds::all(int at_most) {
  return select("ORDER BY id DESC LIMIT $1", Params{bounded(at_most)});
}

std::vector<KeptRound> SurveyRounds::using_version(std::string_view questionnaire, int version) {
  return select("WHERE questionnaire = $1 AND version = $2 ORDER BY id DESC",
                Params{std::string{questionnaire}, std::int64_t{version}});
}

std::vector<KeptRound> SurveyRounds::under_way() {
  return select("WHERE state IN ('scheduled', 'sending', 'paused', 'closing') ORDER BY id",
                Params{});
}

std::vector<KeptRound> SurveyRounds::talked_of(base::TimePoint since) {
  return select(
      "WHERE state IN ('scheduled', 'sending', 'paused', 'closing') OR (closes_at > $1 AND "
      "(state = 'closed' OR EXISTS (SELECT 1 FROM survey_invitations AS i "
      "WHERE i.round = survey_rounds.id AND i.rehearsal = 1))) ORDER BY id",
      Params{base::to_millis(since)});
}

void SurveyRounds::set_places(surveys::RoundId id, std::string_view cell, std::int64_t places) {
  tx_.exec(
      "INSERT INTO survey_cells (round, cell, places) VALUES ($1, $2, $3) "
      "ON CONFLICT (round, cell) DO UPDATE SET places = excluded.places",
      Params{id.value, std::string{cell}, places});
}

std::map<std::string, std::int64_t> SurveyRounds::places(surveys::RoundId id) {
  std::map<std::string, std::int64_t> places;
  tx_.each("SELECT cell, places FROM survey_cells WHERE round = $1",
           Params{id.value},
           [&](const Row& row) { places[row.text(0)] = row.integer(1); });
  return places;
}

void SurveyRounds::drawn(surveys::RoundId id, std::int64_t people, base::TimePoint now) {
  tx_.exec("UPDATE survey_rounds SET people = $2, drawn_at = $3 WHERE id = $1",
           Params{id.value, people, base::to_millis(now)});
}

void SurveyRounds::undrawn(surveys::RoundId id) {
  tx_.exec("DELETE FROM survey_cells WHERE round = $1", Params{id.value});
  tx_.exec("UPDATE survey_rounds SET people = 0, drawn_at = NULL WHERE id = $1", Params{id.value});
}

std::vector<KeptRound> SurveyRounds::to_follow(base::TimePoint now) {
  return select("WHERE next_prepared = 0 AND state <> 'cancelled' AND opens_at <= $1 ORDER BY id",
                Params{base::to_millis(now)});
}

void SurveyRounds::followed(surveys::RoundId id) {
  tx_.exec("UPDATE survey_rounds SET next_prepared = 1 WHERE id = $1", Params{id.value});
}

std::vector<KeptRound> SurveyRounds::to_anonymise(base::TimePoint closed_before) {
  return select(
      "WHERE anonymous = 1 AND state = 'closed' AND anonymised_at IS NULL AND NOT EXISTS "
      "(SELECT 1 FROM survey_log WHERE round = survey_rounds.id AND at > $1) ORDER BY id",
      Params{base::to_millis(closed_before)});
}

std::optional<surveys::RoundId> SurveyRounds::before(const surveys::Round& round) {
  const auto id = first_integer(
      tx_,
      "SELECT id FROM survey_rounds WHERE questionnaire = $1 AND id <> $2 AND opens_at < $3 "
      "AND state IN ('sending', 'paused', 'closing', 'closed') ORDER BY opens_at DESC LIMIT 1",
      Params{round.questionnaire, round.id.value, base::to_millis(round.opens)});
  if (!id) return std::nullopt;
  return surveys::RoundId{*id};
}

std::vector<StoppedRound> SurveyRounds::stopped_of(surveys::StaffId staff) {
  std::vector<StoppedRound> stopped;
  tx_.each(
      "SELECT r.id, r.name, r.why, l.at FROM survey_rounds AS r JOIN survey_log AS l ON l.id = "
      "(SELECT max(id) FROM survey_log WHERE round = r.id AND what IN ('paused', "
      "'stopped_itself')) WHERE r.state = 'paused' AND l.what = 'stopped_itself' "
      "AND $1 IN (r.made_by, r.submitted_by, r.approved_by) ORDER BY l.at, r.id",
      Params{staff},
      [&](const Row& row) {
        stopped.push_back({.id = {row.integer(0)},
                           .name = row.text(1),
                           .why = row.text(2),
                           .at = time_at(row, 3)});
      });
  return stopped;
}

base::TimePoint SurveyRounds::looked_at(surveys::RoundId id) {
  const auto at = first_integer(tx_,
                                "SELECT COALESCE(max(at), 0) FROM survey_log WHERE round = $1 "
                                "AND what = 'resumed'",
                                Params{id.value});
  return base::from_millis(at.value_or(0));
}

void SurveyRounds::log(surveys::RoundId id, const RoundLogLine& line) {
  tx_.exec("INSERT INTO survey_log (round, at, staff, what, why) VALUES ($1, $2, $3, $4, $5)",
           Params{id.value, base::to_millis(line.at), line.staff, line.what, short_why(line.why)});
}

std::vector<RoundLogLine> SurveyRounds::log_of(surveys::RoundId id) {
  std::vector<RoundLogLine> lines;
  tx_.each("SELECT at, staff, what, why FROM survey_log WHERE round = $1 ORDER BY id",
           Params{id.value},
           [&](const Row& row) {
             lines.push_back({.at = time_at(row, 0),
                              .staff = row.integer(1),
                              .what = row.text(2),
                              .why = row.text(3)});
           });
  return lines;
}

std::vector<KeptRound> SurveyRounds::select(std::string_view rest, const Params& params) {
  std::string sql =
      "SELECT id, name, questionnaire, version, state, opens_at, closes_at, anonymous, plan, "
      "tests_sent, made_by, submitted_by, approved_by, why, rev, list, people, drawn_at, "
      "anonymised_at, changed_by, series_from, series_number, counted_rev FROM survey_rounds ";
  sql.append(rest);
  std::vector<KeptRound> found;
  tx_.each(sql, params, [&](const Row& row) { found.push_back(read(row)); });
  return found;
}

}  // namespace storage
