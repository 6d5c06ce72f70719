// The card of the account at Zalo: key, webhook, what is unclear, the last exchanges; and two
// things to try. Secrets never leave: of the keys only dates are told.
#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/local_time.hpp"
#include "console/admin/account.hpp"
#include "console/admin/acts.hpp"
#include "console/admin/limits.hpp"
#include "console/body.hpp"
#include "console/conversation.hpp"
#include "console/spoken.hpp"
#include "office/language/fold.hpp"
#include "storage/inbox.hpp"
#include "storage/outbox.hpp"
#include "storage/overview.hpp"
#include "storage/tokens.hpp"
#include "storage/wire_log.hpp"

namespace console::admin {
namespace {

using nlohmann::ordered_json;

// A key that lives 25 hours is renewed after 20: with less than this left the renewal is late.
constexpr std::chrono::hours token_warn{3};
constexpr std::string_view signature_counter =
    "langnghe_webhook_refused_total{reason=\"signature\"}";
constexpr std::string_view authorise_command = "langnghe tokens authorise --config TỆP";
constexpr std::string_view test_words =
    "Đây là tin thử kết nối của Tổng đài hỗ trợ cải cách hành chính. Không cần trả lời tin này.";

ordered_json time_or_null(const std::optional<base::TimePoint>& at) {
  if (!at) return nullptr;
  return base::format_iso(*at);
}

std::string_view token_state(const std::optional<storage::KeptTokens>& kept, base::TimePoint now) {
  if (!kept) return "none";
  const auto left = kept->current.expires_at - now;
  if (kept->needs_reauth || left <= base::Duration{0}) return "bad";
  return left < token_warn ? "warn" : "good";
}

ordered_json token_json(storage::Tx& tx, const Visit& visit) {
  const auto kept = storage::Tokens(tx).load(visit.office.admin.oa_id);
  ordered_json token{{"state", token_state(kept, visit.now)},
                     {"expires_at", nullptr},
                     {"saved_at", nullptr},
                     {"why", ""},
                     {"permission_page", visit.office.admin.permission_page},
                     {"command", authorise_command}};
  if (!kept) return token;
  token["expires_at"] = base::format_iso(kept->current.expires_at);
  token["saved_at"] = base::format_iso(kept->current.saved_at);
  token["why"] = kept->reauth_why;
  return token;
}

ordered_json webhook_json(storage::Tx& tx, const Visit& visit) {
  const auto& metric = visit.office.admin.metric;
  const auto inbox = storage::Inbox(tx).counts();
  return {{"last_at", time_or_null(storage::Overview(tx).last_arrival("zalo"))},
          {"signature_failures", metric ? metric(signature_counter) : 0},
          {"set_aside", inbox.set_aside}};
}

ordered_json sending_json(storage::Tx& tx, const Visit& visit) {
  const auto counts = storage::Outbox(tx).counts(visit.now);
  storage::Overview overview(tx);
  const auto midnight = base::from_local(base::to_local(visit.now).date, std::chrono::minutes{0});
  ordered_json calls = ordered_json::array();
  for (const auto& one : overview.calls_since(midnight))
    calls.push_back({{"what", one.what}, {"calls", one.calls}, {"failed", one.failed}});
  return {{"waiting", counts.waiting},
          {"unsure", counts.unsure},
          {"ask_staff", counts.ask_staff},
          {"calls_today", std::move(calls)},
          {"quota_refused_at",
           time_or_null(overview.last_quota_refusal(visit.now - std::chrono::hours{24 * 14}))}};
}

ordered_json exchanges_json(storage::Tx& tx) {
  ordered_json items = ordered_json::array();
  for (const auto& one : storage::WireLog(tx).recent(limits::exchanges_shown)) {
    items.push_back({{"at", base::format_iso(one.at)},
                     {"direction", one.direction == storage::WireDirection::in ? "in" : "out"},
                     {"what", one.what},
                     {"status", one.status},
                     {"took_ms", one.took.count()},
                     {"request", language::shorten(one.request, limits::exchange_letters_max)},
                     {"response", language::shorten(one.response, limits::exchange_letters_max)}});
  }
  return items;
}

RawAnswer test_in(storage::Tx& tx, const Visit& visit, const std::string& citizen) {
  const auto found = storage::Citizens(tx).by_id(citizen);
  if (!found || found->channel_id.empty()) return problem("not_found");
  if (!box_of(visit, *found).may_send) return problem("window_closed");
  const auto key = "console/zalo-test/" + base::random_word(16);
  const auto message = speak(tx, visit, *found, {std::string{test_words}, key, visit.now});
  note(tx, visit, {"zalo.tested", "citizen/" + citizen, {}});
  return json_answer(202, {{"message", std::to_string(message.id.value)}});
}

}  // namespace

RawAnswer zalo(const Visit& visit) {
  ordered_json body;
  visit.office.database.read([&](storage::Tx& tx) {
    body = {{"oa_id", visit.office.admin.oa_id},
            {"oa_name", visit.office.admin.oa_name},
            {"token", token_json(tx, visit)},
            {"webhook", webhook_json(tx, visit)},
            {"sending", sending_json(tx, visit)},
            {"exchanges", exchanges_json(tx)}};
  });
  return json_answer(200, body);
}

RawAnswer check_zalo(const Visit& visit) {
  Body body(visit.request);
  if (auto refused = body.refused()) return *refused;
  visit.office.database.write([&](storage::Tx& tx) {
    note(tx, visit, {"zalo.checked", "zalo", {}});
  });
  if (visit.office.admin.check_zalo) visit.office.admin.check_zalo();
  return no_content();
}

RawAnswer renew_zalo(const Visit& visit) {
  Body body(visit.request);
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer = no_content();
  visit.office.database.write([&](storage::Tx& tx) {
    // Without a grant there is nothing to renew: the account's owner must grant access again.
    const auto kept = storage::Tokens(tx).load(visit.office.admin.oa_id);
    if (!kept || kept->needs_reauth) {
      answer = problem("grant_needed");
      return;
    }
    note(tx, visit, {"zalo.renewed", "zalo", {}});
  });
  if (answer.status == 204 && visit.office.admin.renew_token) visit.office.admin.renew_token();
  return answer;
}

RawAnswer test_zalo(const Visit& visit) {
  Body body(visit.request);
  const auto citizen = body.text("citizen", {3, 30});
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = test_in(tx, visit, citizen); });
  visit.office.outside.moved();
  return answer;
}

}  // namespace console::admin
