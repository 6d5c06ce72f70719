#include "storage/staff_book.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

// What is owed nothing any more is nobody's work (cases::is_settled).
constexpr std::string_view open_cases =
    "status NOT IN ('da_tra_loi', 'da_cong_khai', 'dong', 'khong_tiep_nhan', 'chuyen_huong', "
    "'rut')";

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace

std::vector<StaffEntry> StaffBook::list(base::TimePoint now) {
  return select("ORDER BY s.active DESC, s.name, s.id LIMIT $2",
                Params{base::to_millis(now), limits::list_max});
}

std::optional<StaffEntry> StaffBook::by_id(AccountId id, base::TimePoint now) {
  auto found = select("WHERE s.id = $2", Params{base::to_millis(now), id.value});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::int64_t StaffBook::active_with(std::string_view role) {
  std::int64_t count = 0;
  for (const auto& account : Staff(tx_).all()) {
    const bool has =
        std::find(account.roles.begin(), account.roles.end(), role) != account.roles.end();
    if (account.active && has) ++count;
  }
  return count;
}

bool StaffBook::change(AccountId id, std::int64_t rev, const StaffChange& change) {
  return tx_.exec(
             "UPDATE staff SET name = $3, roles = $4, branch = $5, unit = $6 "
             "WHERE id = $1 AND rev = $2",
             Params{id.value,
                    rev,
                    change.name,
                    joined(change.roles),
                    std::int64_t{change.branch},
                    change.unit}) == 1;
}

bool StaffBook::set_active(AccountId id, std::int64_t rev, bool active) {
  return tx_.exec("UPDATE staff SET active = $3, shift = 'off' WHERE id = $1 AND rev = $2",
                  Params{id.value, rev, std::int64_t{active}}) == 1;
}

void StaffBook::lock_password(AccountId id) {
  tx_.exec("UPDATE staff SET password = '', must_change = 1 WHERE id = $1", Params{id.value});
}

void StaffBook::invite(const Invite& invite) {
  end_invites(invite.staff, invite.at);
  tx_.exec(
      "INSERT INTO staff_invites (staff_id, token_hash, made_by, at, until) "
      "VALUES ($1, $2, $3, $4, $5)",
      Params{invite.staff.value,
             invite.token_hash,
             invite.made_by.value,
             base::to_millis(invite.at),
             base::to_millis(invite.until)});
}

void StaffBook::end_invites(AccountId id, base::TimePoint now) {
  tx_.exec("UPDATE staff_invites SET ended_at = $2 WHERE staff_id = $1 AND ended_at IS NULL",
           Params{id.value, base::to_millis(now)});
}

std::optional<AccountId> StaffBook::invited(std::string_view token_hash, base::TimePoint now) {
  const auto id = first_integer(tx_,
                                "SELECT i.staff_id FROM staff_invites AS i JOIN staff AS s "
                                "ON s.id = i.staff_id WHERE i.token_hash = $1 "
                                "AND i.ended_at IS NULL AND i.until > $2 AND s.active = 1",
                                Params{std::string{token_hash}, base::to_millis(now)});
  if (!id) return std::nullopt;
  return AccountId{*id};
}

std::int64_t StaffBook::hand_cases(AccountId from, AccountId to, base::TimePoint now) {
  std::string history =
      "INSERT INTO case_history (case_id, at, side, citizen, staff, unit, what, text, internal) "
      "SELECT id, $2, 'system', '', 0, '', 'case.assign', 'Bàn giao khi khóa tài khoản.', 1 "
      "FROM cases WHERE assignee = $1 AND ";
  history.append(open_cases);
  tx_.exec(history, Params{from.value, base::to_millis(now)});
  std::string handed =
      "UPDATE cases SET assignee = $2, revision = revision + 1 WHERE assignee = $1 AND ";
  handed.append(open_cases);
  return tx_.exec(handed, Params{from.value, to.value});
}

std::vector<StaffEntry> StaffBook::select(std::string_view rest, const Params& params) {
  std::string sql =
      "SELECT s.id, s.rev, "
      "(SELECT max(created_at) FROM logins WHERE staff_id = s.id), "
      "(SELECT max(until) FROM staff_invites WHERE staff_id = s.id AND ended_at IS NULL "
      "AND until > $1), "
      "(SELECT count(*) FROM handovers WHERE state = 'taken' AND held_by = 'staff/' || s.id), "
      "(SELECT count(*) FROM cases WHERE assignee = s.id AND assignee <> 0 AND ";
  sql.append(open_cases).append(") FROM staff AS s ").append(rest);
  std::vector<StaffEntry> entries;
  tx_.each(sql, params, [&](const Row& row) {
    StaffEntry entry;
    entry.account.id = AccountId{row.integer(0)};
    entry.rev = row.integer(1);
    entry.last_login = maybe_time_at(row, 2);
    entry.invited_until = maybe_time_at(row, 3);
    entry.conversations = row.integer(4);
    entry.cases = row.integer(5);
    entries.push_back(std::move(entry));
  });
  Staff staff(tx_);
  for (auto& entry : entries) {
    if (auto account = staff.by_id(entry.account.id)) entry.account = std::move(*account);
  }
  return entries;
}

}  // namespace storage
