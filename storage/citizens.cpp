#include "storage/citizens.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "storage/rows.hpp"
#include "storage/serials.hpp"

namespace storage {
namespace {

constexpr std::string_view select_columns =
    "SELECT id, channel, channel_id, display_name, followed, follow_changed_at, "
    "last_interaction_at, unreachable_why, unreachable_at, created_at, forgotten_at FROM citizens ";

Citizen citizen_of(const Row& row) {
  Citizen citizen;
  citizen.id = row.text(0);
  citizen.channel = row.text(1);
  citizen.channel_id = row.text(2);
  citizen.display_name = row.text(3);
  citizen.followed = row.integer(4) != 0;
  citizen.follow_changed_at = maybe_time_at(row, 5);
  citizen.last_interaction_at = maybe_time_at(row, 6);
  citizen.unreachable_why = row.text(7);
  citizen.unreachable_at = maybe_time_at(row, 8);
  citizen.created_at = time_at(row, 9);
  citizen.forgotten_at = maybe_time_at(row, 10);
  return citizen;
}

std::optional<Citizen> first(std::vector<Citizen> citizens) {
  if (citizens.empty()) return std::nullopt;
  return std::move(citizens.front());
}

}  // namespace

Citizen Citizens::find_or_create(std::string_view channel,
                                 std::string_view channel_id,
                                 base::TimePoint now) {
  if (auto known = find(channel, channel_id)) return *known;
  // On SQLite there is one writer, so nobody came between; elsewhere the conflict is met here and
  // the row of the other is found below. A serial then goes unused, which harms nobody.
  const std::string id = fmt::format("c_{}", Serials(tx_).next("citizen"));
  tx_.exec(
      "INSERT INTO citizens (id, channel, channel_id, created_at) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (channel, channel_id) DO NOTHING",
      Params{id, std::string{channel}, std::string{channel_id}, base::to_millis(now)});
  auto created = find(channel, channel_id);
  base::check(created.has_value(), "a citizen just created is found");
  return *created;
}

std::optional<Citizen> Citizens::find(std::string_view channel, std::string_view channel_id) {
  return first(select("WHERE channel = $1 AND channel_id = $2",
                      Params{std::string{channel}, std::string{channel_id}}));
}

std::optional<Citizen> Citizens::by_id(std::string_view id) {
  return first(select("WHERE id = $1", Params{std::string{id}}));
}

std::vector<Citizen> Citizens::page(std::string_view after_id, int at_most) {
  // Of two ids the longer is the later, and of equal length the greater.
  return select(
      "WHERE length(id) > length($1) OR (length(id) = length($1) AND id > $1) "
      "ORDER BY length(id), id LIMIT $2",
      Params{std::string{after_id}, bounded(at_most)});
}

std::vector<Citizen> Citizens::recent(int at_most) {
  return select("WHERE last_interaction_at IS NOT NULL ORDER BY last_interaction_at DESC LIMIT $1",
                Params{bounded(at_most)});
}

void Citizens::touch(std::string_view id, base::TimePoint at) {
  tx_.exec(
      "UPDATE citizens SET last_interaction_at = $2, unreachable_why = '', unreachable_at = NULL "
      "WHERE id = $1 AND (last_interaction_at IS NULL OR last_interaction_at < $2)",
      Params{std::string{id}, base::to_millis(at)});
}

void Citizens::set_followed(std::string_view id, bool followed, base::TimePoint at) {
  tx_.exec(
      "UPDATE citizens SET followed = $2, follow_changed_at = $3 "
      "WHERE id = $1 AND (follow_changed_at IS NULL OR follow_changed_at <= $3)",
      Params{std::string{id}, std::int64_t{followed}, base::to_millis(at)});
}

void Citizens::set_unreachable(std::string_view id, std::string_view why, base::TimePoint at) {
  tx_.exec("UPDATE citizens SET unreachable_why = $2, unreachable_at = $3 WHERE id = $1",
           Params{std::string{id}, short_why(why), base::to_millis(at)});
}

void Citizens::set_display_name(std::string_view id, std::string_view name) {
  tx_.exec("UPDATE citizens SET display_name = $2 WHERE id = $1 AND forgotten_at IS NULL",
           Params{std::string{id}, std::string{name}});
}

void Citizens::forget(std::string_view id, base::TimePoint now) {
  tx_.exec(
      "UPDATE citizens SET display_name = '', channel_id = 'forgotten/' || id, "
      "forgotten_at = $2 WHERE id = $1 AND forgotten_at IS NULL",
      Params{std::string{id}, base::to_millis(now)});
}

std::vector<Citizen> Citizens::select(std::string_view where, const Params& params) {
  std::string sql{select_columns};
  sql.append(where);
  std::vector<Citizen> citizens;
  tx_.each(sql, params, [&](const Row& row) { citizens.push_back(citizen_of(row)); });
  return citizens;
}

}  // namespace storage
