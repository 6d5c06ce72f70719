// The token pair of the configured account, kept in the database. Safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "storage/database.hpp"
#include "zalo-api/tokens.hpp"

namespace bot {

class DatabaseVault final : public zalo::TokenVault {
 public:
  DatabaseVault(storage::Database& database, std::string oa_id, const base::Clock& clock);

  zalo::Tokens load() override;
  void save(const zalo::Tokens& tokens) override;
  void note_needs_reauth(std::string_view why) override;

 private:
  storage::Database& database_;
  std::string oa_id_;
  const base::Clock& clock_;
};

}  // namespace bot
