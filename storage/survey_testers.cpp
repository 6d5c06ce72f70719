#include "storage/survey_testers.hpp"

#include <chrono>

#include <fmt/format.h>

#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::chrono::hours code_kept{1};
constexpr int code_values = 1'000'000;  // six digits, as people know from banks

Tester read(const Row& row) {
  return {.staff = {row.integer(0)}, .citizen = row.text(1), .at = time_at(row, 2)};
}

}  // namespace

std::string SurveyTesters::code_for(AccountId staff, int number, base::TimePoint now) {
  const auto kept =
      first_text(tx_,
                 "SELECT code FROM survey_tester_codes WHERE staff = $1 AND until > $2",
                 Params{staff.value, base::to_millis(now)});
  if (kept) return *kept;
  tx_.exec("DELETE FROM survey_tester_codes WHERE staff = $1 OR until <= $2",
           Params{staff.value, base::to_millis(now)});
  // Somebody else may hold that number: the next free one.
  for (int step = 0; step < code_values; ++step) {
    auto code = fmt::format("{:06}", (number + step) % code_values);
    const auto added = tx_.exec(
        "INSERT INTO survey_tester_codes (staff, code, until) VALUES ($1, $2, $3) "
        "ON CONFLICT (code) DO NOTHING",
        Params{staff.value, code, base::to_millis(now + code_kept)});
    if (added == 1) return code;
  }
  throw Failure(FailureKind::other, "no free code for a tester");
}

std::optional<AccountId> SurveyTesters::link(std::string_view code,
                                             std::string_view citizen,
                                             base::TimePoint now) {
  const auto staff =
      first_integer(tx_,
                    "SELECT staff FROM survey_tester_codes WHERE code = $1 AND until > $2",
                    Params{std::string{code}, base::to_millis(now)});
  if (!staff) return std::nullopt;
  tx_.exec("DELETE FROM survey_tester_codes WHERE staff = $1", Params{*staff});
  tx_.exec(
      "INSERT INTO survey_testers (staff, citizen, at) VALUES ($1, $2, $3) "
      "ON CONFLICT (staff) DO UPDATE SET citizen = excluded.citizen, at = excluded.at",
      Params{*staff, std::string{citizen}, base::to_millis(now)});
  return AccountId{*staff};
}

std::vector<Tester> SurveyTesters::all() {
  std::vector<Tester> found;
  tx_.each("SELECT staff, citizen, at FROM survey_testers ORDER BY staff",
           Params{},
           [&](const Row& row) { found.push_back(read(row)); });
  return found;
}

std::optional<Tester> SurveyTesters::find(AccountId staff) {
  std::optional<Tester> found;
  tx_.each("SELECT staff, citizen, at FROM survey_testers WHERE staff = $1",
           Params{staff.value},
           [&](const Row& row) { found = read(row); });
  return found;
}

}  // namespace storage
