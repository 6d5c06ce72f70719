#include "bot/token_vault.hpp"

#include <utility>

#include "base/check.hpp"
#include "base/log.hpp"
#include "storage/tokens.hpp"

namespace bot {

DatabaseVault::DatabaseVault(storage::Database& database,
                             std::string oa_id,
                             const base::Clock& clock)
    : database_(database), oa_id_(std::move(oa_id)), clock_(clock) {}

zalo::Tokens DatabaseVault::load() {
  zalo::Tokens tokens;
  database_.read([&](storage::Tx& tx) {
    const auto kept = storage::Tokens(tx).load(oa_id_);
    if (!kept) return;
    tokens = {kept->current.access.reveal(),
              kept->current.refresh.reveal(),
              kept->current.expires_at,
              kept->current.saved_at,
              kept->needs_reauth ? kept->reauth_why : std::string{}};
  });
  return tokens;
}

void DatabaseVault::save(const zalo::Tokens& tokens) {
  database_.write([&](storage::Tx& tx) {
    const auto saved = storage::Tokens(tx).save(oa_id_,
                                                {base::Secret{tokens.access},
                                                 base::Secret{tokens.refresh},
                                                 tokens.expires_at,
                                                 clock_.now()});
    base::check(saved.ok(), "the token keeper saved half a pair");
  });
  base::log(base::Level::info, "token.saved");
}

void DatabaseVault::note_needs_reauth(std::string_view why) {
  database_.write([&](storage::Tx& tx) { storage::Tokens(tx).mark_needs_reauth(oa_id_, why); });
  base::log(base::Level::error, "token.needs_reauth");
}

}  // namespace bot
