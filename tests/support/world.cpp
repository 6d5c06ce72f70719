#include "tests/support/world.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "base/log.hpp"
#include "bot/file_store.hpp"
#include "bot/health.hpp"
#include "bot/rehearsal_config.hpp"
#include "bot/sender.hpp"
#include "bot/surveys/inviter.hpp"
#include "bot/ticker.hpp"
#include "bot/token_vault.hpp"
#include "bot/turn.hpp"
#include "bot/webhook.hpp"
#include "storage/inbox.hpp"
#include "storage/wire_log.hpp"
#include "tests/support/change_journal.hpp"
#include "zalo-api/event.hpp"
#include "zalo-api/wire_log_transport.hpp"

namespace support {
namespace {

constexpr std::string_view zalo_host = "127.0.0.1:9";
// Far more than any scenario needs; a service that never comes to rest is a failed test, not a
// hang.
constexpr int rounds_max = 5000;
// Looked at again this often while only the pace or a missing permission holds the sender back.
constexpr base::Duration idle_step = std::chrono::seconds{30};

config::Config world_config() {
  base::set_log_threshold(base::Level::error);
  auto config = bot::rehearsal_config();
  config.zalo.oauth_url = fmt::format("http://{}/oauth", zalo_host);
  config.zalo.openapi_url = fmt::format("http://{}/openapi", zalo_host);
  config.zalo.download_hosts = {std::string{zalo_host}};
  config.zalo.oa_secret_key = base::Secret{"world-oa-secret-key"};
  config.zalo.app_secret = base::Secret{"world-app-secret"};
  config.zalo.verifier_token = "Abc123";
  config.retention.inbox_days = 365;  // the invariants read what was done
  return config;
}

zalo::ClientSettings client_settings(const config::Config& config) {
  zalo::ClientSettings settings;
  settings.endpoints = {config.zalo.oauth_url, config.zalo.openapi_url, config.zalo.business_url};
  settings.extra_media_hosts = config.zalo.download_hosts;
  return settings;
}

zalo::TokenRules token_rules(const config::Config& config) {
  zalo::TokenRules rules;
  rules.app = {config.zalo.app_id, config.zalo.app_secret};
  rules.oauth_url = config.zalo.oauth_url;
  rules.redirect_uri = config.zalo.redirect_uri;
  return rules;
}

void record(storage::Database& database, const zalo::WireRecord& wire) {
  database.write([&](storage::Tx& tx) {
    storage::WireLog(tx).put({.at = wire.at,
                              .direction = storage::WireDirection::out,
                              .what = wire.method + " " + wire.path,
                              .status = wire.status,
                              .took = wire.took,
                              .request = wire.request,
                              .response = wire.answer});
  });
}

// The door's group commit needs a thread of its own; one row per commit promises the same.
base::Result<bool> put(storage::Database& database, const storage::Arrival& arrival) {
  try {
    bool fresh = false;
    database.write([&](storage::Tx& tx) { fresh = storage::Inbox(tx).put(arrival); });
    return fresh;
  } catch (const storage::Failure& failure) {
    return base::Error{base::Errc::unavailable, failure.what()};
  }
}

}  // namespace

bot::Content& shipped_content() {
  static bot::Content content = [] {
    const std::filesystem::path root{LANGNGHE_SOURCE_DIR};
    bot::Content loaded;
    const auto mistakes = bot::load_content(
        {root / "flows", root / "templates" / "vi", root / "office" / "catalog"}, loaded);
    if (!mistakes.empty()) throw std::runtime_error("the shipped content: " + mistakes[0].what);
    return loaded;
  }();
  return content;
}

base::TimePoint monday_morning() {
  using namespace std::chrono_literals;
  return base::from_local(std::chrono::year{2026} / 11 / 23, 9h);
}

// Everything that dies with the process.
struct World::Process {
  Process(World& world, storage::Database& opened)
      : database(opened),
        vault(opened, world.config.zalo.oa_id, world.clock),
        logged(world.calls, world.clock, [this](const auto& wire) { record(database, wire); }),
        tokens(logged, vault, world.clock, token_rules(world.config)),
        client(logged, tokens, world.clock, client_settings(world.config)),
        gate({.calls_per_minute = world.config.sending.per_minute}, world.clock.now()),
        files(world.files_.path()),
        webhook(
            {{world.config.zalo.app_id, world.config.zalo.oa_secret_key},
             world.config.zalo.oa_id,
             world.config.zalo.verifier_token},
            [this](const storage::Arrival& arrival) { return put(database, arrival); },
            world.clock,
            world.metrics),
        health(opened, world.config, world.clock, world.metrics),
        turns(opened, world.content_, world.config, world.clock, world.metrics),
        ticker(opened, world.config, world.clock, world.metrics),
        inviter(opened, world.content_, world.clock, world.metrics),
        sender({opened, client, gate, files, world.config, world.clock, world.metrics}) {}

  storage::Database& database;
  bot::DatabaseVault vault;
  zalo::WireLogTransport logged;
  zalo::TokenKeeper tokens;
  zalo::Client client;
  bot::SendingGate gate;
  bot::FileStore files;
  bot::Webhook webhook;
  bot::HealthCheck health;
  bot::TurnWorker turns;
  bot::Ticker ticker;
  bot::Inviter inviter;
  bot::Sender sender;
};

World::World(bot::Content& content) : config(world_config()), content_(content) {
  start();
  zalo.ask_errand([this](std::string_view citizen) {
    return number(fmt::format(
        "SELECT id FROM outbox WHERE citizen = '{}' AND state = 'in_flight' AND in_line = 1",
        citizen));
  });
  authorise();
}

World::~World() = default;

void World::start() {
  journal_ = std::make_unique<ChangeJournal>(disk_.database());
  faulty_ = std::make_unique<FaultyDatabase>(*journal_);
  process_ = std::make_unique<Process>(*this, *faulty_);
}

void World::crash() {
  ++crashes_;
  process_.reset();
  faulty_.reset();
  journal_.reset();
  disk_.reopen();
  start();
}

const std::vector<std::int64_t>& World::commits_with_changes() const {
  return journal_->with_changes();
}

template <class Step>
bool World::guarded(Step step) {
  try {
    return step();
  } catch (const storage::Failure&) {
    ++failures_;
  }
  if (die_of_failures_) crash();
  return true;
}

void World::turn_once() {
  guarded([this] { return process_->turns.run_once(); });
}

void World::send_once() {
  guarded([this] { return process_->sender.run_once(); });
}

void World::tick_once() {
  guarded([this] { return process_->ticker.run_once(); });
}

void World::work() {
  for (int round = 0; round < rounds_max; ++round) {
    const bool turned = guarded([this] { return process_->turns.run_once(); });
    const bool sent = guarded([this] { return process_->sender.run_once(); });
    if (turned || sent) continue;
    const bool ticked = guarded([this] { return process_->ticker.run_once(); });
    const bool invited = guarded([this] { return process_->inviter.run_once(); });
    if (!ticked && !invited) return;
  }
  throw std::runtime_error("the workers never run out of work");
}

base::TimePoint World::next_moment(bool with_timers) {
  std::string sql =
      "SELECT ifnull(min(t), 0) FROM (SELECT min(ready_at) AS t FROM inbox WHERE state = 'waiting' "
      "UNION ALL SELECT min(min(ready_at, expires_at)) FROM outbox WHERE state = 'waiting' "
      "UNION ALL SELECT min(decide_at) FROM outbox WHERE state = 'unsure' "
      "UNION ALL SELECT min(lease_until) FROM outbox WHERE state = 'in_flight'";
  if (with_timers) {
    sql +=
        " UNION ALL SELECT min(due_at) FROM timers "
        "UNION ALL SELECT min(opens_at) FROM survey_rounds WHERE state = 'scheduled' "
        "UNION ALL SELECT min(closes_at) FROM survey_rounds "
        "WHERE state IN ('scheduled', 'sending', 'paused', 'closing') "
        "UNION ALL SELECT min(due_at) FROM survey_invitations WHERE state = 'planned'";
    // A reminder that waits for the morning is looked after every ten minutes.
    sql += fmt::format(
        " UNION ALL SELECT min(max(due_at, {})) FROM survey_invitations "
        "WHERE state IN ('sent', 'begun')",
        base::to_millis(clock.now() + std::chrono::minutes{10}));
  }
  return base::from_millis(number(sql + ")"));
}

void World::pass(base::Duration time) {
  const auto until = clock.now() + time;
  for (int round = 0; round < rounds_max; ++round) {
    work();
    const auto next = next_moment(true);
    if (next == base::TimePoint{} || next > until) break;
    clock.set(std::min(until, next > clock.now() ? next : clock.now() + idle_step / 6));
    if (clock.now() == until) break;
  }
  clock.set(until);
  work();
}

bool World::rest() {
  for (int round = 0; round < rounds_max; ++round) {
    work();
    const auto next = next_moment(false);
    if (next == base::TimePoint{}) return true;
    clock.set(next > clock.now() ? next : clock.now() + idle_step);
  }
  return false;
}

door::RawAnswer World::knock(const door::RawRequest& request) {
  return process_->webhook.answer(request);
}

int World::deliver(const std::string& body) {
  const auto timestamp = zalo::literal_at(body, "timestamp");
  const std::string signature =
      zalo::signature_header(body,
                             timestamp.value_or(std::string_view{}),
                             {config.zalo.app_id, config.zalo.oa_secret_key});
  const auto answer = knock({.method = "POST",
                             .path = "/zalo/webhook",
                             .headers = {{"X-ZEvent-Signature", signature}},
                             .body = body});
  if (answer.status == 200) ++accepted_[zalo::peek(body, config.zalo.oa_id).dedupe_key];
  if (answer.status == 503) {
    ++failures_;
    if (die_of_failures_) crash();
  }
  return answer.status;
}

void World::die_of_failures(bool die) {
  die_of_failures_ = die;
}

void World::authorise() {
  const auto granted = zalo.grant(clock.now());
  bot::DatabaseVault(disk_.database(), config.zalo.oa_id, clock).save(granted);
}

bool World::needs_authorisation() {
  return number("SELECT count(*) FROM tokens WHERE needs_reauth = 1") > 0;
}

door::RawAnswer World::health(std::string_view path) {
  return process_->health.answer({.method = "GET", .path = std::string{path}});
}

std::filesystem::path World::data_dir() const {
  return disk_.file().parent_path();
}

std::int64_t World::number(std::string_view sql) {
  std::int64_t found = 0;
  disk_.database().read([&](storage::Tx& tx) {
    bool first = true;
    tx.each(sql, {}, [&](const storage::Row& row) {
      if (first) found = row.integer(0);
      first = false;
    });
  });
  return found;
}

std::string World::text(std::string_view sql) {
  std::string found;
  disk_.database().read([&](storage::Tx& tx) {
    tx.each(sql, {}, [&](const storage::Row& row) { found += row.text(0) + "\n"; });
  });
  return found;
}

}  // namespace support
