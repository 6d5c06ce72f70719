#include "tests/unit/console/staffroom.hpp"

#include <stdexcept>

#include <doctest/doctest.h>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/password.hpp"
#include "bot/admin_side.hpp"
#include "bot/console_side.hpp"
#include "bot/surveys/preview.hpp"
#include "console/ready_texts.hpp"
#include "console/routes.hpp"
#include "papers/papers.hpp"
#include "papers/sheet.hpp"
#include "storage/handovers.hpp"
#include "storage/messages.hpp"
#include "storage/rows.hpp"
#include "tests/support/contract.hpp"

namespace staffroom {
namespace {

constexpr std::uint64_t cheap = 16;
constexpr std::string_view api = "/api/v1";
// Monday, 23/11/2026, 09:00 in Viet Nam.
constexpr base::TimePoint monday = base::from_millis(1'795'399'200'000);

const std::string& cheap_hash() {
  static const std::string hash = base::hash_password(password, "0123456789abcdef", cheap);
  return hash;
}

door::RawRequest request(const std::string& method, const std::string& path) {
  return {.method = method, .path = std::string{api} + path};
}

void add_body(door::RawRequest& request, const ordered_json& body) {
  request.body = base::to_text(body);
  request.headers.emplace_back("Content-Type", "application/json");
}

// Whatever a test asks for: what it gets is as the contract says.
void check_against_contract(const door::RawRequest& request, const door::RawAnswer& answer) {
  const auto found =
      console::find_route(request.method, std::string_view{request.path}.substr(api.size()));
  const auto pattern = found.route == nullptr ? std::string{} : std::string{found.route->pattern};
  const auto fault = contract::fault_of(
      {request.method, pattern, answer.status, answer.content_type, answer.body});
  if (fault.empty()) return;
  FAIL_CHECK(request.method << " " << pattern << ": " << fault << "\n" << answer.body);
}

bot::ContentFolders content_folders() {
  const std::filesystem::path root{LANGNGHE_SOURCE_DIR};
  return {root / "flows", root / "templates/vi", root / "office/catalog", {}};
}

}  // namespace

const catalog::Calendar& calendar() {
  return content().catalog.current().calendar();
}

const bot::Content& content() {
  static const bot::Content shipped = [] {
    bot::Content made;
    const auto mistakes = bot::load_content(content_folders(), made);
    if (!mistakes.empty()) throw std::runtime_error(mistakes.front().what);
    return made;
  }();
  return shipped;
}

const config::Config& office_config() {
  static const config::Config config{};
  return config;
}

std::string Reply::header(std::string_view name) const {
  for (const auto& [known, value] : headers) {
    if (known == name) return value;
  }
  return {};
}

Reply Browser::get(const std::string& path, const std::string& query) {
  auto asked = request("GET", path);
  asked.query = query;
  return call(asked);
}

Reply Browser::post(const std::string& path, const ordered_json& body) {
  auto asked = request("POST", path);
  add_body(asked, body);
  return call(asked);
}

Reply Browser::put(const std::string& path, const ordered_json& body) {
  auto asked = request("PUT", path);
  add_body(asked, body);
  return call(asked);
}

Reply Browser::remove(const std::string& path) {
  return call(request("DELETE", path));
}

Reply Browser::call(door::RawRequest request) {
  std::string jar;
  for (const auto& [name, value] : cookies) jar += name + "=" + value + "; ";
  request.headers.emplace_back("Cookie", jar);
  request.headers.emplace_back("Host", "127.0.0.1:8444");
  if (!csrf.empty()) request.headers.emplace_back("X-CSRF", csrf);
  auto answer = console_->answer(request);
  if (answer.file) answer.body = answer.file->piece(0, answer.file->size());
  if (request.path.starts_with(api)) check_against_contract(request, answer);
  keep_cookies(answer.headers);
  Reply reply{answer.status, ordered_json::object(), answer.headers, answer.body};
  if (auto json = base::parse_json(answer.body); json && json->is_object())
    reply.json = std::move(*json);
  if (reply.json.contains("csrf")) csrf = reply.json["csrf"].get<std::string>();
  return reply;
}

void Browser::keep_cookies(const door::HeaderList& headers) {
  for (const auto& [name, value] : headers) {
    if (name != "Set-Cookie") continue;
    const auto pair = value.substr(0, value.find(';'));
    const auto equals = pair.find('=');
    cookies[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
}

Reply Browser::login(const std::string& username, const std::string& given) {
  return post("/login", {{"username", username}, {"password", given}});
}

Staffroom::Staffroom(bool demo) : clock(monday) {
  console::Settings settings;
  settings.demo = demo;
  settings.office_name = "Lắng Nghe";
  settings.password_cost = cheap;
  auto desk = bot::load_desk(std::string{LANGNGHE_SOURCE_DIR} + "/console");
  if (!desk) throw std::runtime_error(desk.error().what);
  const bot::Talk talk{content(), office_config(), metrics_};
  auto outside = bot::outside_of([] {}, talk);
  outside.surveys.preview = [](const auto& questionnaire, const auto& wish) {
    return bot::preview_of(content_folders(), questionnaire, wish);
  };
  outside.files = bot::file_room(files_);
  outside.files.clean = papers::without_metadata;
  outside.files.rows = papers::sheet_text;
  auto books = bot::books_of(talk, desk->words);
  books.catalog = &shelf_;
  auto side = bot::admin_of(talk, std::string{LANGNGHE_SOURCE_DIR} + "/office/catalog", [] {});
  side.shelf = &shelf_;
  console::bring_texts(database(), desk->canned, content().zbs, clock.now());
  console_ = std::make_unique<console::Console>(console::Office{database(),
                                                                clock,
                                                                shelf_,
                                                                desk->canned,
                                                                std::move(outside),
                                                                std::move(settings),
                                                                std::move(books),
                                                                std::move(side)});
}

Browser Staffroom::at_work(const std::string& username) const {
  auto browser = this->browser();
  const auto reply = browser.login(username, std::string{password});
  if (reply.json.value("step", std::string{}) != "done")
    throw std::runtime_error(username + " is not inside: " + reply.body);
  return browser;
}

storage::AccountId Staffroom::add(const std::string& username,
                                  const std::string& role,
                                  bool must_change,
                                  int branch) {
  storage::Account account;
  account.username = username;
  account.name = "Cán bộ " + username;
  account.roles = {role};
  account.branch = branch;
  account.password = cheap_hash();
  account.must_change = must_change;
  // So that every role can be inside without a telephone.
  account.demo = console_ != nullptr && username.starts_with("demo");
  account.created_at = clock.now();
  storage::AccountId id;
  database().write([&](storage::Tx& tx) { id = *storage::Staff(tx).add(account); });
  return id;
}

std::string Staffroom::citizen(const std::string& channel_id) {
  std::string id;
  database().write([&](storage::Tx& tx) {
    storage::Citizens citizens(tx);
    id = citizens.find_or_create("zalo", channel_id, clock.now()).id;
    citizens.set_display_name(id, "Người dân " + channel_id);
  });
  says(id, "Xin chào");
  return id;
}

void Staffroom::says(const std::string& citizen, const std::string& text) {
  database().write([&](storage::Tx& tx) {
    storage::Citizens(tx).touch(citizen, clock.now());
    storage::Messages(tx).put({.citizen = citizen, .text = text, .at = clock.now()});
  });
}

void Staffroom::asks_for_a_person(const std::string& citizen, const std::string& reason) {
  database().write([&](storage::Tx& tx) {
    storage::Handovers(tx).open({.citizen = citizen, .reason = reason, .since = clock.now()});
  });
}

std::int64_t Staffroom::number(const std::string& sql) {
  std::int64_t found = 0;
  database().read(
      [&](storage::Tx& tx) { found = storage::first_integer(tx, sql, {}).value_or(0); });
  return found;
}

std::string Staffroom::text(const std::string& sql) {
  std::string found;
  database().read([&](storage::Tx& tx) { found = storage::first_text(tx, sql, {}).value_or(""); });
  return found;
}

void hire_two(Staffroom& room) {
  room.add("hoa", "van_hanh");
  room.add("lan", "van_hanh");
}

std::string conv(const std::string& citizen, const std::string& what) {
  return "/conversations/" + citizen + what;
}

std::string newest(Browser& browser, const std::string& citizen) {
  std::string last = "0";
  const auto reply = browser.get(conv(citizen, "/events"));
  if (reply.status != 200) return last;
  for (const auto& event : reply.json["items"]) {
    const auto id = event["id"].get<std::string>();
    if (!id.starts_with('s')) last = id;
  }
  return last;
}

Reply send(Browser& browser, const std::string& citizen, const std::string& text) {
  return browser.post(conv(citizen, "/messages"),
                      {{"client_id", base::random_word(12)},
                       {"text", text},
                       {"last_seen_id", newest(browser, citizen)}});
}

std::vector<std::string> ids_in(const Reply& reply) {
  std::vector<std::string> ids;
  for (const auto& item : reply.json["items"]) ids.push_back(item["id"].get<std::string>());
  return ids;
}

}  // namespace staffroom
