#include "storage/staff.hpp"

#include <algorithm>
#include <array>

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, 3> shift_names{"on", "pause", "off"};
constexpr std::size_t username_min = 2;
constexpr std::size_t username_max = 40;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::size_t from = 0;
  while (from < text.size()) {
    const auto to = std::min(text.find(' ', from), text.size());
    if (to > from) words.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return words;
}

Account account_of(const Row& row) {
  Account account;
  account.id = AccountId{row.integer(0)};
  account.username = row.text(1);
  account.name = row.text(2);
  account.roles = words_of(row.text(3));
  account.branch = static_cast<int>(row.integer(4));
  account.unit = row.text(5);
  account.password = row.text(6);
  account.totp_key = row.text(7);
  account.totp_offered = row.text(8);
  account.must_change = row.integer(9) != 0;
  account.active = row.integer(10) != 0;
  account.demo = row.integer(11) != 0;
  account.shift = static_cast<Shift>(index_of(shift_names, row.text(12)));
  account.created_at = time_at(row, 13);
  return account;
}

std::optional<Account> first(std::vector<Account> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace

std::string_view name_of(Shift shift) {
  return shift_names.at(static_cast<std::size_t>(shift));
}

std::optional<Shift> shift_from(std::string_view name) {
  const auto* found = std::find(shift_names.begin(), shift_names.end(), name);
  if (found == shift_names.end()) return std::nullopt;
  return static_cast<Shift>(found - shift_names.begin());
}

std::optional<std::string> folded_username(std::string_view typed) {
  if (typed.size() < username_min || typed.size() > username_max) return std::nullopt;
  std::string folded;
  for (const char letter : typed) {
    const bool capital = letter >= 'A' && letter <= 'Z';
    const char small = capital ? static_cast<char>(letter - 'A' + 'a') : letter;
    const bool known = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') ||
                       small == '.' || small == '_' || small == '-';
    if (!known) return std::nullopt;
    folded += small;
  }
  return folded;
}

std::optional<AccountId> Staff::add(const Account& account) {
  const auto id = first_integer(
      tx_,
      "INSERT INTO staff (username, name, roles, branch, unit, password, must_change, active, "
      "demo, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
      "ON CONFLICT (username) DO NOTHING RETURNING id",
      Params{account.username,
             account.name,
             joined(account.roles),
             std::int64_t{account.branch},
             account.unit,
             account.password,
             std::int64_t{account.must_change},
             std::int64_t{account.active},
             std::int64_t{account.demo},
             base::to_millis(account.created_at)});
  if (!id) return std::nullopt;
  return AccountId{*id};
}

std::optional<Account> Staff::by_id(AccountId id) {
  return first(select("WHERE id = $1", Params{id.value}));
}

std::optional<Account> Staff::by_username(std::string_view username) {
  return first(select("WHERE username = $1", Params{std::string{username}}));
}

std::vector<Account> Staff::all() {
  return select("ORDER BY username LIMIT $1", Params{limits::list_max});
}

void Staff::set_password(AccountId id, std::string_view hash, bool must_change) {
  tx_.exec("UPDATE staff SET password = $2, must_change = $3 WHERE id = $1",
           Params{id.value, std::string{hash}, std::int64_t{must_change}});
}

void Staff::set_shift(AccountId id, Shift shift) {
  tx_.exec("UPDATE staff SET shift = $2 WHERE id = $1",
           Params{id.value, std::string{name_of(shift)}});
}

void Staff::set_active(AccountId id, bool active) {
  tx_.exec("UPDATE staff SET active = $2 WHERE id = $1", Params{id.value, std::int64_t{active}});
}

void Staff::offer_totp(AccountId id, std::string_view key) {
  tx_.exec("UPDATE staff SET totp_offered = $2 WHERE id = $1", Params{id.value, std::string{key}});
}

void Staff::accept_totp(AccountId id, std::span<const std::string> recovery_hashes) {
  tx_.exec(
      "UPDATE staff SET totp_key = totp_offered, totp_offered = '', totp_step = 0 "
      "WHERE id = $1 AND totp_offered <> ''",
      Params{id.value});
  tx_.exec("DELETE FROM recovery_codes WHERE staff_id = $1", Params{id.value});
  for (const auto& hash : recovery_hashes) {
    tx_.exec("INSERT INTO recovery_codes (staff_id, hash) VALUES ($1, $2)", Params{id.value, hash});
  }
}

void Staff::drop_totp(AccountId id) {
  tx_.exec("UPDATE staff SET totp_key = '', totp_offered = '', totp_step = 0 WHERE id = $1",
           Params{id.value});
  tx_.exec("DELETE FROM recovery_codes WHERE staff_id = $1", Params{id.value});
}

bool Staff::use_totp_step(AccountId id, std::int64_t step) {
  return tx_.exec("UPDATE staff SET totp_step = $2 WHERE id = $1 AND totp_step < $2",
                  Params{id.value, step}) == 1;
}

bool Staff::use_recovery(AccountId id, std::string_view hash, base::TimePoint now) {
  return tx_.exec(
             "UPDATE recovery_codes SET used_at = $3 WHERE staff_id = $1 AND hash = $2 AND "
             "used_at IS NULL",
             Params{id.value, std::string{hash}, base::to_millis(now)}) == 1;
}

std::int64_t Staff::recovery_left(AccountId id) {
  return first_integer(tx_,
                       "SELECT count(*) FROM recovery_codes WHERE staff_id = $1 AND used_at IS "
                       "NULL",
                       Params{id.value})
      .value_or(0);
}

std::vector<Account> Staff::select(std::string_view where, const Params& params) {
  std::string sql =
      "SELECT id, username, name, roles, branch, unit, password, totp_key, totp_offered, "
      "must_change, active, demo, shift, created_at FROM staff ";
  sql.append(where);
  std::vector<Account> accounts;
  tx_.each(sql, params, [&](const Row& row) { accounts.push_back(account_of(row)); });
  return accounts;
}

}  // namespace storage
