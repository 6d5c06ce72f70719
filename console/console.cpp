#include "console/console.hpp"

#include <algorithm>
#include <exception>

#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/log.hpp"
#include "console/cases/query_text.hpp"
#include "console/cookies.hpp"
#include "console/limits.hpp"
#include "console/login_steps.hpp"
#include "console/surveys/counted_rounds.hpp"
#include "console/surveys/import_desk.hpp"
#include "office/surveys/import/limits.hpp"
#include "storage/failure.hpp"

namespace console {
namespace {

constexpr std::string_view api_prefix = "/api/v1";
constexpr std::string_view list_upload_path = "/api/v1/surveys/imports";

void add_safety(RawAnswer& answer) {
  answer.headers.emplace_back("X-Content-Type-Options", "nosniff");
  answer.headers.emplace_back("Referrer-Policy", "no-referrer");
  answer.headers.emplace_back("X-Frame-Options", "DENY");
  answer.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
}

// Nothing of the API is a page, but for the slip, which says so itself.
void keep_closed(RawAnswer& answer) {
  for (const auto& [name, value] : answer.headers) {
    if (name == "Content-Security-Policy") return;
  }
  answer.headers.emplace_back("Content-Security-Policy", "default-src 'none'");
}

bool is_safe(std::string_view method) {
  return method == "GET" || method == "HEAD";
}

// A request of the page itself (polling, refetching) is no sign of a person.
bool is_background(const RawRequest& request) {
  return request.path.ends_with("/changes") || door::header_of(request, "X-Background") == "1";
}

// A name the address does not know is a slip of whoever wrote it: better said than passed over.
RawAnswer carry_out(const Route& route, const Visit& visit) {
  if (route.queries == reads_queries) return route.act(visit);
  QueryText query(visit.request.query);
  for (auto names = route.queries; !names.empty();) {
    const auto name = names.substr(0, names.find(' '));
    names.remove_prefix(std::min(name.size() + 1, names.size()));
    query.value(std::string{name});
  }
  const auto mistakes = query.mistakes();
  return mistakes.empty() ? route.act(visit) : invalid(mistakes);
}

RawAnswer failed(const std::exception& why) {
  const auto* failure = dynamic_cast<const storage::Failure*>(&why);
  base::log(base::Level::error, "console.failed", {{"why", why.what()}});
  return problem(failure != nullptr ? "unavailable" : "failed");
}

}  // namespace

Console::Console(Office office) : office_(std::move(office)), pages_(office_.settings.pages) {
  imports_ = std::make_unique<ImportDesk>(ImportRoom{office_.database,
                                                     office_.clock,
                                                     office_.shelf,
                                                     office_.outside.surveys.fatigue,
                                                     office_.outside.files.rows,
                                                     {}});
  office_.imports = imports_.get();
  counted_ = std::make_unique<CountedRounds>();
  office_.counted = counted_.get();
  const auto& books = office_.books;
  if (books.catalog == nullptr || books.deadlines == nullptr) return;
  lookup_ = std::make_unique<PublicLookup>(PublicOffice{office_.database,
                                                        office_.clock,
                                                        *books.catalog,
                                                        *books.deadlines,
                                                        office_.settings.public_pages});
}

Console::~Console() = default;

RawAnswer Console::answer(const RawRequest& request) const {
  RawAnswer answer;
  try {
    const bool of_api = request.path == "/api" || request.path.starts_with("/api/");
    answer = of_api ? api(request) : page(request);
    if (of_api) keep_closed(answer);
  } catch (const std::exception& why) {
    answer = failed(why);
  }
  add_safety(answer);
  return answer;
}

// A visitor without a login is told to log in, one with an old page to load it again; so neither
// fills the memory.
door::BodyLimit Console::body_limit(const RawRequest& head) const {
  try {
    Visit visit{office_, head, office_.clock.now(), {}, std::nullopt};
    recognise(visit);
    if (!visit.visitor) return {.refusal = 401};
    const auto given = door::header_of(head, "X-CSRF");
    if (!base::equal_in_constant_time(visit.visitor->login.csrf, given)) return {.refusal = 403};
  } catch (const std::exception& why) {
    return {.refusal = failed(why).status};
  }
  if (head.path == list_upload_path)
    return {surveys::import_limits::file_bytes_max, limits::list_upload_time_max};
  return {limits::upload_bytes_max, limits::upload_time_max};
}

RawAnswer Console::page(const RawRequest& request) const {
  const bool of_public = lookup_ != nullptr && PublicLookup::is_asked(request.path);
  return of_public ? lookup_->answer(request) : pages_.answer(request);
}

RawAnswer Console::api(const RawRequest& request) const {
  if (!request.path.starts_with(api_prefix)) return problem("not_found");
  auto found = find_route(request.method, std::string_view{request.path}.substr(api_prefix.size()));
  if (found.route == nullptr) {
    if (found.allowed.empty()) return problem("not_found");
    auto answer = problem("wrong_method");
    answer.headers.emplace_back("Allow", found.allowed);
    return answer;
  }
  const bool json = door::header_of(request, "Content-Type").starts_with("application/json");
  const bool file = found.route->takes_file &&
                    door::header_of(request, "Content-Type") == "application/octet-stream";
  if (!request.body.empty() && !json && !file) return problem("bad_request");
  Visit visit{office_, request, office_.clock.now(), std::move(found.path), std::nullopt};
  recognise(visit);
  return enter(*found.route, visit);
}

void Console::recognise(Visit& visit) const {
  const auto token = cookie_of(visit.request, login_cookie);
  if (token.empty()) return;
  office_.database.read([&](storage::Tx& tx) {
    const auto login = storage::Logins(tx).by_token(base::sha256_hex({token}), visit.now);
    if (!login) return;
    auto account = storage::Staff(tx).by_id(login->staff);
    const bool known = account && account->active && (!account->demo || office_.settings.demo);
    if (known) visit.visitor = visitor_of(office_, std::move(*account), *login);
  });
}

RawAnswer Console::enter(const Route& route, Visit& visit) const {
  if (route.entry == Entry::anyone) return carry_out(route, visit);
  if (!visit.visitor) return problem("login_needed");
  const auto& login = visit.visitor->login;
  const auto given = door::header_of(visit.request, "X-CSRF");
  if (!is_safe(route.method) && !base::equal_in_constant_time(login.csrf, given))
    return problem("wrong_csrf");
  if (route.entry == Entry::begun) return carry_out(route, visit);
  if (step_of(visit.me(), login) != Step::done) return problem("step_needed");
  if (visit.now - login.last_seen_at >= limits::idle_max)
    return problem("locked", {{"csrf", login.csrf}});
  note_presence(visit);
  bool allowed = route.rights.empty();
  for (const auto right : route.rights) allowed = allowed || visit.may(right, route.level);
  return allowed ? carry_out(route, visit) : problem("forbidden");
}

void Console::note_presence(const Visit& visit) const {
  const auto& login = visit.visitor->login;
  const bool fresh = visit.now - login.last_seen_at < limits::seen_every;
  if (fresh || is_background(visit.request)) return;
  office_.database.write([&](storage::Tx& tx) { storage::Logins(tx).seen(login.id, visit.now); });
}

}  // namespace console
