#include "bot/service.hpp"

#include <atomic>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/doorbell.hpp"
#include "base/log.hpp"
#include "base/metrics.hpp"
#include "bot/admin_side.hpp"
#include "bot/console_side.hpp"
#include "bot/database.hpp"
#include "bot/door/door.hpp"
#include "bot/file_store.hpp"
#include "bot/health.hpp"
#include "bot/jail.hpp"
#include "bot/loop.hpp"
#include "bot/office_changes.hpp"
#include "bot/sender.hpp"
#include "bot/surveys/inviter.hpp"
#include "bot/surveys/preview.hpp"
#include "bot/surveys/shipped.hpp"
#include "bot/ticker.hpp"
#include "bot/token_vault.hpp"
#include "bot/turn.hpp"
#include "bot/webhook.hpp"
#include "bot/zalo_watch.hpp"
#include "console/ready_texts.hpp"
#include "storage/intake.hpp"
#include "storage/wire_log.hpp"
#include "zalo-api/httplib_transport.hpp"
#include "zalo-api/wire_log_transport.hpp"

namespace bot {
namespace {

// Requests wait for their commit most of the time: more workers than Zalo opens connections.
constexpr int webhook_workers = 32;
constexpr int console_workers = 4;
constexpr base::Duration nap = std::chrono::seconds{1};
// Between two looks when the pace forbids the next call.
constexpr base::Duration token_nap = std::chrono::seconds{30};
constexpr base::Duration sender_nap = std::chrono::milliseconds{200};

std::optional<door::TlsFiles> tls_of(const config::Listener& listener) {
  if (!listener.tls) return std::nullopt;
  return door::TlsFiles{listener.tls->certificate, listener.tls->key};
}

door::DoorOptions door_options(const char* name,
                               const config::Listener& listener,
                               int workers,
                               base::Metrics& metrics) {
  door::DoorOptions options;
  options.name = name;
  options.host = listener.host;
  options.port = listener.port;
  options.tls = tls_of(listener);
  options.workers = workers;
  options.metrics = &metrics;
  return options;
}

zalo::ClientSettings client_settings(const config::Zalo& zalo) {
  zalo::ClientSettings settings;
  settings.endpoints = {zalo.oauth_url, zalo.openapi_url, zalo.business_url};
  settings.buttons = zalo.buttons;
  settings.appsecret_proof = zalo.appsecret_proof;
  settings.extra_media_hosts = zalo.download_hosts;
  return settings;
}

zalo::TokenRules token_rules(const config::Zalo& zalo) {
  zalo::TokenRules rules;
  rules.app = {zalo.app_id, zalo.app_secret};
  rules.oauth_url = zalo.oauth_url;
  rules.redirect_uri = zalo.redirect_uri;
  return rules;
}

std::string first_mistake(const std::vector<ContentMistake>& mistakes) {
  const auto& first = mistakes.front();
  return fmt::format(
      "nội dung có {} lỗi, chạy langnghe check để xem hết (content mistakes); lỗi đầu: {} {}: {}",
      mistakes.size(),
      first.file,
      first.place,
      first.what);
}

storage::Exchange exchange_of(const zalo::WireRecord& record) {
  return {.at = record.at,
          .direction = storage::WireDirection::out,
          .what = record.method + " " + record.path,
          .status = record.status,
          .took = record.took,
          .request = record.request,
          .response = record.answer};
}

}  // namespace

// One connection to Zalo per sender: they do not wait for each other's answers.
struct Service::SenderLine {
  SenderLine(Parts& parts, const config::Config& config);

  zalo::HttplibTransport transport;
  zalo::WireLogTransport logged;
  zalo::Client client;
  Sender sender;
};

struct Service::Parts {
  Parts(config::Config given,
        ContentFolders content_folders,
        std::unique_ptr<storage::Database> opened,
        Content loaded,
        Desk desk,
        const base::Clock& time)
      : config(std::move(given)),
        folders(std::move(content_folders)),
        database(std::move(opened)),
        content(std::move(loaded)),
        clock(time),
        staff_console({*database,
                       clock,
                       content.catalog,
                       std::move(desk.canned),
                       whole_outside(),
                       {config.console_demo,
                        config.console.tls.has_value(),
                        desk.pages,
                        config.office.oa_name,
                        desk.public_pages},
                       books_of({content, config, metrics}, std::move(desk.words)),
                       office_side(desk.catalog)}) {}

  console::AdminSide office_side(const std::filesystem::path& catalog_folder) {
    auto side = admin_of({content, config, metrics}, catalog_folder, [this] { ask_zalo(); });
    side.shelf = &content.catalog;
    side.renew_token = [this] { renew_token(); };
    return side;
  }

  console::Outside whole_outside() {
    auto outside = outside_of([this] { ring(); }, {content, config, metrics});
    outside.files = file_room(files);
    outside.files.clean = [](std::string_view bytes, std::string_view type) {
      return cleaned_apart(bytes, type);
    };
    outside.files.rows = [](std::string_view workbook) { return rows_apart(workbook); };
    outside.zalo = [this] { return zalo_watch.state(); };
    outside.surveys.preview = [this](const auto& questionnaire, const auto& wish) {
      return preview_of(folders, questionnaire, wish);
    };
    outside.version = LANGNGHE_VERSION;
    outside.price = config.console_price;
    outside.staff_silence = config.conversation.staff_silence;
    return outside;
  }

  void record(const zalo::WireRecord& wire) const {
    database->write([&](storage::Tx& tx) { storage::WireLog(tx).put(exchange_of(wire)); });
  }

  void ask_zalo() {
    zalo_asked = true;
    token_bell.ring();
  }

  void renew_token() {
    renewal_asked = true;
    token_bell.ring();
  }

  void keep_token() {
    if (renewal_asked.exchange(false)) {
      static_cast<void>(tokens.renew(tokens.now_kept().access).ok());
    } else {
      static_cast<void>(tokens.access().ok());
    }
    // What comes of it stands in the wire log.
    if (zalo_asked.exchange(false)) static_cast<void>(account.get_oa().ok());
  }

  void ring() {
    turn_bell.ring();
    sender_bell.ring();
  }

  door::RawAnswer answer_staff(const door::RawRequest& request) {
    return HealthCheck::is_asked(request.path) ? health.answer(request)
                                               : staff_console.answer(request);
  }

  base::Status open_doors();
  void start_workers();

  config::Config config;
  ContentFolders folders;
  std::unique_ptr<storage::Database> database;
  Content content;
  const base::Clock& clock;
  base::SystemClock real_time{};  // of calls: whoever waits for an answer waits in earnest
  base::Metrics metrics{};
  base::Doorbell turn_bell{};
  base::Doorbell sender_bell{};
  base::Doorbell ticker_bell{};
  base::Doorbell inviter_bell{};
  base::Doorbell token_bell{};
  storage::Intake intake{*database};
  DatabaseVault vault{*database, config.zalo.oa_id, clock};
  zalo::HttplibTransport token_transport{real_time, {config.zalo.ca_file}};
  zalo::WireLogTransport token_logged{
      token_transport, clock, [this](const auto& wire) { record(wire); }};
  zalo::TokenKeeper tokens{token_logged, vault, clock, token_rules(config.zalo)};
  zalo::Client account{token_logged, tokens, clock, client_settings(config.zalo)};
  std::atomic<bool> renewal_asked{false};  // an administrator wants a new token now
  std::atomic<bool> zalo_asked{false};     // an administrator wants to know whether Zalo answers
  SendingGate gate{{.calls_per_minute = config.sending.per_minute}, clock.now()};
  FileStore files{config.data_dir / "attachments"};
  Webhook webhook{{{config.zalo.app_id, config.zalo.oa_secret_key},
                   config.zalo.oa_id,
                   config.zalo.verifier_token},
                  [this](const storage::Arrival& arrival) {
                    auto stored = intake.put(arrival);
                    if (stored) turn_bell.ring();
                    return stored;
                  },
                  clock,
                  metrics};
  HealthCheck health{*database, config, clock, metrics};
  ZaloWatch zalo_watch{health, clock};
  console::Console staff_console;
  TurnWorker turns{*database, content, config, clock, metrics};
  Ticker ticker{*database, config, clock, metrics};
  Inviter inviter{*database, content, clock, metrics};
  std::vector<std::unique_ptr<SenderLine>> lines{};
  // Declared last: stopped and destroyed before what they use.
  std::vector<std::unique_ptr<Loop>> senders{};
  std::unique_ptr<Loop> turn_loop{};
  std::unique_ptr<Loop> ticker_loop{};
  std::unique_ptr<Loop> inviter_loop{};
  std::unique_ptr<Loop> token_loop{};
  std::unique_ptr<door::Door> console_door{};
  std::unique_ptr<door::Door> webhook_door{};
};

Service::SenderLine::SenderLine(Parts& parts, const config::Config& config)
    : transport(parts.real_time, {config.zalo.ca_file}),
      logged(transport, parts.clock, [&parts](const auto& wire) { parts.record(wire); }),
      client(logged, parts.tokens, parts.clock, client_settings(config.zalo)),
      sender({*parts.database,
              client,
              parts.gate,
              parts.files,
              parts.config,
              parts.clock,
              parts.metrics}) {
  sender.ring_when_arrived(&parts.turn_bell);
}

base::Status Service::Parts::open_doors() {
  auto options = door_options("console", config.console, console_workers, metrics);
  options.limits.larger_body = [this](const auto& head) { return staff_console.body_limit(head); };
  auto console = door::Door::open(
      std::move(options), [this](const door::RawRequest& request, const door::Answerer& answer) {
        answer(answer_staff(request));
      });
  if (!console) return console.error();
  console_door = std::move(*console);
  auto opened =
      door::Door::open(door_options("webhook", config.webhook, webhook_workers, metrics),
                       [this](const door::RawRequest& request, const door::Answerer& answer) {
                         answer(webhook.answer(request));
                       });
  if (!opened) return opened.error();
  webhook_door = std::move(*opened);
  return base::Nothing{};
}

void Service::Parts::start_workers() {
  turns.ring_when_done(&sender_bell);
  ticker.ring_when_arrived(&turn_bell);
  ticker.ring_when_resent(&sender_bell);
  ticker.watch_desk_with(&content);
  inviter.ring_when_done(&turn_bell, &sender_bell);
  turn_loop =
      std::make_unique<Loop>(Work{"turn", [this] { return turns.run_once(); }, nap}, turn_bell);
  ticker_loop = std::make_unique<Loop>(Work{"ticker", [this] { return ticker.run_once(); }, nap},
                                       ticker_bell);
  inviter_loop = std::make_unique<Loop>(Work{"inviter", [this] { return inviter.run_once(); }, nap},
                                        inviter_bell);
  // Asks for the token now and then even when nothing is sent: it is renewed ahead of its end.
  token_loop = std::make_unique<Loop>(Work{"tokens",
                                           [this] {
                                             keep_token();
                                             return false;
                                           },
                                           token_nap},
                                      token_bell);
  for (int count = 0; count < config.sending.workers; ++count) {
    lines.push_back(std::make_unique<SenderLine>(*this, config));
    auto* line = lines.back().get();
    senders.push_back(std::make_unique<Loop>(
        Work{"sender", [line] { return line->sender.run_once(); }, sender_nap}, sender_bell));
  }
}

namespace {

// Shipped ones that a round uses in other words; each is told in the log.
std::vector<surveys::Questionnaire> kept_questionnaires(storage::Database& database,
                                                        const Content& content) {
  std::vector<surveys::Questionnaire> kept;
  database.read([&](storage::Tx& tx) { kept = kept_otherwise(tx, content); });
  for (const auto& one : kept) {
    base::log(base::Level::warning,
              "survey.file_differs",
              {{"questionnaire", one.id}, {"version", one.version}, {"what", warning_of(one)}});
  }
  return kept;
}

}  // namespace

Service::Service(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

base::Result<std::unique_ptr<Service>> Service::start(const config::Config& config,
                                                      const ContentFolders& folders,
                                                      const base::Clock& clock) {
  Content content;
  const auto mistakes = load_content(folders, content);
  if (!mistakes.empty()) return base::Error{base::Errc::invalid, first_mistake(mistakes)};
  auto desk = load_desk(folders.console);
  if (!desk) return desk.error();
  auto opened = open_database(config.data_dir, clock.now());
  if (!opened) return opened.error();
  if (auto kept = kept_questionnaires(*opened->database, content); !kept.empty()) {
    content = Content{};
    const auto again = load_content(folders, content, kept);
    if (!again.empty()) return base::Error{base::Errc::invalid, first_mistake(again)};
  }
  keep_shipped_questionnaires(*opened->database, content, clock.now());
  load_round_questionnaires(*opened->database, content, clock.now());
  archive_flows(*opened->database, content, clock.now());
  bring_office(*opened->database, content);
  recount_deadlines(*opened->database, content, clock.now());
  console::bring_texts(*opened->database, desk->canned, content.zbs, clock.now());
  desk->catalog = folders.catalog;
  auto parts = std::make_unique<Parts>(
      config, folders, std::move(opened->database), std::move(content), std::move(*desk), clock);
  // Workers first: what a former run left behind is taken up even before anybody knocks.
  parts->start_workers();
  const auto listening = parts->open_doors();
  std::unique_ptr<Service> service(new Service(std::move(parts)));
  if (!listening) return listening.error();
  base::log(base::Level::info,
            "service.started",
            {{"webhook", service->webhook_port()}, {"console", service->console_port()}});
  return service;
}

int Service::webhook_port() const {
  return parts_->webhook_door->port();
}

int Service::console_port() const {
  return parts_->console_door->port();
}

void Service::wake() {
  parts_->ring();
  parts_->ticker_bell.ring();
  parts_->inviter_bell.ring();
}

void Service::stop() {
  if (parts_->webhook_door) parts_->webhook_door->stop();
  parts_->intake.stop();
  if (parts_->token_loop) parts_->token_loop->stop();
  if (parts_->inviter_loop) parts_->inviter_loop->stop();
  if (parts_->ticker_loop) parts_->ticker_loop->stop();
  if (parts_->turn_loop) parts_->turn_loop->stop();
  for (auto& sender : parts_->senders) sender->stop();
  if (parts_->console_door) parts_->console_door->stop();
}

Service::~Service() {
  stop();
}

}  // namespace bot
