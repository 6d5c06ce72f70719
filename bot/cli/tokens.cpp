// langnghe tokens: the key to Zalo: bring in a first pair, ask for a grant, see how things stand.
#include "storage/tokens.hpp"

#include <cstdio>
#include <iostream>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/local_time.hpp"
#include "bot/cli/command.hpp"
#include "bot/cli/setup.hpp"
#include "bot/token_vault.hpp"
#include "zalo-api/httplib_transport.hpp"
#include "zalo-api/oauth.hpp"
#include "zalo-api/tokens.hpp"

namespace bot::cli {
namespace {

using base::SystemClock;

int show(storage::Database& database, const config::Config& config) {
  std::optional<storage::KeptTokens> kept;
  database.read([&](storage::Tx& tx) { kept = storage::Tokens(tx).load(config.zalo.oa_id); });
  if (!kept) {
    fmt::print("Chưa có mã truy cập nào (no tokens yet).\n");
    return failed;
  }
  fmt::print("Mã truy cập hết hạn lúc {} (access token expires); lưu lúc {} (saved)\n",
             base::format_date_time(kept->current.expires_at),
             base::format_date_time(kept->current.saved_at));
  if (kept->needs_reauth)
    fmt::print("Cần cấp quyền lại (needs authorisation): {}\n", kept->reauth_why);
  return done;
}

int import(storage::Database& database, const config::Config& config) {
  const std::string text{std::istreambuf_iterator<char>{std::cin}, {}};
  const SystemClock clock;
  const auto answer = zalo::read_token_answer(zalo::HttpResponse{200, {}, text}, clock.now());
  if (answer.outcome != zalo::TokenOutcome::granted) {
    complain(
        "không phải cặp mã {\"access_token\",\"refresh_token\",\"expires_in\"} "
        "(not a pair of tokens)");
    return failed;
  }
  DatabaseVault(database, config.zalo.oa_id, clock).save(answer.tokens);
  fmt::print("Đã lưu cặp mã, hết hạn lúc {} (saved; expires then).\n",
             base::format_date_time(answer.tokens.expires_at));
  return done;
}

zalo::TokenRules rules_of(const config::Config& config) {
  zalo::TokenRules rules;
  rules.app = {config.zalo.app_id, config.zalo.app_secret};
  rules.oauth_url = config.zalo.oauth_url;
  rules.redirect_uri = config.zalo.redirect_uri;
  return rules;
}

// Prints the address where the account's owner grants access, and waits for the code that Zalo puts
// into the address it comes back to.
int authorise(storage::Database& database, const config::Config& config) {
  const SystemClock clock;
  if (config.zalo.redirect_uri.empty()) {
    complain("thiếu zalo.redirect_uri trong cấu hình (the registered callback URL must be set)");
    return failed;
  }
  const zalo::Consent consent = {config.zalo.redirect_uri,
                                 base::random_word(zalo::limits::pkce_verifier_length),
                                 base::random_word(16)};
  fmt::print(
      "Mở địa chỉ này bằng tài khoản quản trị OA (open as administrator of the account):\n\n  "
      "{}\n\n"
      "Sau khi đồng ý, dán giá trị \"code\" trong địa chỉ quay về (paste the code): ",
      zalo::permission_url(config.zalo.oauth_url, rules_of(config).app, consent));
  std::fflush(stdout);
  std::string code;
  if (!std::getline(std::cin, code) || code.empty()) {
    complain("không nhận được mã (no code was given)");
    return failed;
  }
  zalo::HttplibTransport transport(clock, {config.zalo.ca_file});
  DatabaseVault vault(database, config.zalo.oa_id, clock);
  zalo::TokenKeeper keeper(transport, vault, clock, rules_of(config));
  const auto exchanged = keeper.exchange({code, consent.verifier});
  if (!exchanged) {
    complain("Zalo không nhận mã này (Zalo refused the code): " + exchanged.error().what);
    return failed;
  }
  return show(database, config);
}

int act(const Words& words) {
  const auto arguments = arguments_of(words, {});
  if (!arguments || arguments->rest.size() != 1) {
    complain("tokens cần một việc: show, import hoặc authorise (one of these is needed)");
    return misused;
  }
  const auto& what = arguments->rest.front();
  const bool asks_zalo = what == "authorise";
  const auto config =
      config_of(*arguments, asks_zalo ? config::Secrets::needed : config::Secrets::not_needed);
  if (!config) return failed;
  const auto database = open_database(*config);
  if (!database) return failed;
  if (what == "show") return show(*database, *config);
  if (what == "import") return import(*database, *config);
  if (asks_zalo) return authorise(*database, *config);
  complain("không có việc \"" + what + "\" (unknown); có: show, import, authorise");
  return misused;
}

}  // namespace

const Command tokens{
    "tokens",
    "mã truy cập Zalo: show, import, authorise (Zalo tokens)",
    "langnghe tokens show|import|authorise --config TỆP\n\n"
    "show       mã còn hạn đến bao giờ, có cần cấp quyền lại không\n"
    "import     đọc {\"access_token\",\"refresh_token\",\"expires_in\"} từ đầu vào chuẩn\n"
    "authorise  in địa chỉ cấp quyền (PKCE), rồi đổi mã nhận được lấy cặp mã đầu tiên\n\n"
    "show: when the token expires. import: reads a pair from standard input, also before\n"
    "the first run. authorise: prints the permission URL and takes the code.",
    act};

}  // namespace bot::cli
