#include "storage/tokens.hpp"

#include "storage/rows.hpp"

namespace storage {

std::optional<KeptTokens> Tokens::load(std::string_view oa_id) {
  std::optional<KeptTokens> kept;
  tx_.each(
      "SELECT access, refresh, expires_at, saved_at, previous_access, previous_refresh, "
      "previous_expires_at, previous_saved_at, needs_reauth, reauth_why FROM tokens "
      "WHERE oa_id = $1",
      Params{std::string{oa_id}},
      [&](const Row& row) {
        const auto pair_from = [&](int column) {
          return TokenPair{base::Secret{row.text(column)},
                           base::Secret{row.text(column + 1)},
                           time_at(row, column + 2),
                           time_at(row, column + 3)};
        };
        KeptTokens tokens;
        tokens.current = pair_from(0);
        if (!row.is_null(4)) tokens.previous = pair_from(4);
        tokens.needs_reauth = row.integer(8) != 0;
        tokens.reauth_why = row.text(9);
        kept = std::move(tokens);
      });
  return kept;
}

base::Status Tokens::save(std::string_view oa_id, const TokenPair& pair) {
  if (pair.access.empty() || pair.refresh.empty()) {
    return base::Error{base::Errc::invalid, "a token pair with an empty half"};
  }
  tx_.exec(
      "INSERT INTO tokens (oa_id, access, refresh, expires_at, saved_at) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (oa_id) DO UPDATE SET "
      "previous_access = tokens.access, previous_refresh = tokens.refresh, "
      "previous_expires_at = tokens.expires_at, previous_saved_at = tokens.saved_at, "
      "access = excluded.access, refresh = excluded.refresh, expires_at = excluded.expires_at, "
      "saved_at = excluded.saved_at, needs_reauth = 0, reauth_why = ''",
      Params{std::string{oa_id},
             pair.access.reveal(),
             pair.refresh.reveal(),
             base::to_millis(pair.expires_at),
             base::to_millis(pair.saved_at)});
  return base::Nothing{};
}

bool Tokens::mark_needs_reauth(std::string_view oa_id, std::string_view why) {
  return tx_.exec("UPDATE tokens SET needs_reauth = 1, reauth_why = $2 WHERE oa_id = $1",
                  Params{std::string{oa_id}, short_why(why)}) == 1;
}

}  // namespace storage
