// The public page: what it tells, what it never tells, and that a wrong pair costs the same
// whatever is wrong with it.
#include "console/public_lookup.hpp"

#include <doctest/doctest.h>

#include "console/public_limits.hpp"
#include "console/public_proof.hpp"
#include "office/cases/secret_phrase.hpp"
#include "storage/cases.hpp"
#include "storage/citizens.hpp"
#include "tests/support/faulty_database.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temp_database.hpp"

namespace {

using console::PublicLookup;

// Monday, 23/11/2026, 09:00 in Viet Nam.
constexpr base::TimePoint monday = base::from_millis(1'795'399'200'000);
const std::string known = "PA2611-00427-2";
const std::string anonymous = "PA2611-00425-6";
const std::string nobodys = "PA2611-00401-7";  // well-formed, and none
const std::string phrase = "lúa sông cầu 123456";

const catalog::Shelf& shelf() {
  static const catalog::Shelf loaded(
      *catalog::Catalog::load(LANGNGHE_SOURCE_DIR "/office/catalog"));
  return loaded;
}

const catalog::Catalog& units() {
  return shelf().current();
}

const cases::DeadlineBook& deadlines() {
  static const auto loaded =
      cases::DeadlineBook::load(LANGNGHE_SOURCE_DIR "/office/cases/deadlines.jsonc");
  REQUIRE(loaded.ok());
  return *loaded;
}

std::string encoded(std::string_view text) {
  std::string form;
  for (const char letter : text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(letter);
    form += '%';
    form += digits[byte / 16];
    form += digits[byte % 16];
  }
  return form;
}

struct Window {
  Window() {
    disk.database().write([&](storage::Tx& tx) {
      const auto citizen = storage::Citizens(tx).find_or_create("zalo", "771", monday).id;
      cases::Case held;
      held.citizen = citizen;
      held.number = known;
      held.status = cases::Status::dang_xu_ly;
      held.story = "Ông Bảy ở ấp Ba đòi tiền";
      held.question = "câu hỏi của cán bộ";
      held.reason = "lý do của cán bộ";
      held.contact_phone = "0912345678";
      held.contact_name = "Nguyễn Thị Lan";
      held.assigned_unit = units().units_on(day()).front()->id;
      held.created_at = monday - std::chrono::hours{24 * 4};
      held.answer_due = monday + std::chrono::hours{24 * 7};
      storage::Cases book(tx);
      const auto id = book.insert(held);
      const std::vector<cases::Entry> history{
          {held.created_at, {}, "case.open", "Tiếp nhận, cấp mã", false},
          {monday, {}, "case.forward", "Chuyển cho bà Lan", false},
          {monday, {}, "case.start", "Không cho dân thấy", true}};
      book.append_history(id, history);
      held.number = anonymous;
      held.contact_phone.clear();
      held.contact_name.clear();
      held.secret_hash = cases::phrase_hash(phrase);
      book.insert(held);
    });
  }

  static catalog::Day day() {
    return {std::chrono::year{2026}, std::chrono::November, std::chrono::day{23}};
  }

  door::RawAnswer ask(const std::string& code,
                      const std::string& proof,
                      const std::string& query = {},
                      const std::string& peer = "203.0.113.7") {
    door::RawRequest request{.method = "POST", .path = "/tra-cuu", .query = query, .peer = peer};
    request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    request.body = "ma=" + encoded(code) + "&xac_minh=" + encoded(proof);
    return page.answer(request);
  }

  door::RawAnswer get(const std::string& path, const std::string& query = {}) {
    return page.answer({.method = "GET", .path = path, .query = query, .peer = "203.0.113.7"});
  }

  void change(const std::string& sql) {
    disk.database().write([&](storage::Tx& tx) { tx.exec(sql, {}); });
  }

  support::TempDatabase disk{};
  support::FaultyDatabase counted{disk.database()};
  support::ManualClock clock{monday};
  PublicLookup page{{counted, clock, shelf(), deadlines(), LANGNGHE_SOURCE_DIR "/console/public"}};
};

bool has(const door::RawAnswer& answer, std::string_view words) {
  return answer.body.find(words) != std::string::npos;
}

std::string header(const door::RawAnswer& answer, std::string_view name) {
  for (const auto& [given, value] : answer.headers) {
    if (given == name) return value;
  }
  return {};
}

// What a visitor sees between head and form, without the code he typed himself.
std::string notice(const door::RawAnswer& answer) {
  const auto from = answer.body.find("<p class=\"notice\"");
  REQUIRE(from != std::string::npos);
  return answer.body.substr(from, answer.body.find("</p>", from) - from);
}

struct Cost {
  std::int64_t commits = 0;
  std::int64_t statements = 0;
  bool operator==(const Cost&) const = default;
};

Cost cost_of(Window& window, const std::string& code, const std::string& proof) {
  const Cost before{window.counted.commits(), window.counted.statements()};
  CHECK(window.ask(code, proof).status == 404);
  return {window.counted.commits() - before.commits,
          window.counted.statements() - before.statements};
}

}  // namespace

TEST_CASE("the right pair shows state, dates and office, and nothing that anybody wrote") {
  Window window;
  const auto answer = window.ask("pa 2611 00427 2", "5678");
  CHECK(answer.status == 200);
  CHECK(has(answer, known));
  CHECK(has(answer, "Đang xử lý"));
  CHECK(has(answer, "19/11/2026"));
  CHECK(has(answer, "30/11/2026"));
  CHECK(has(answer, units().units_on(Window::day()).front()->name));
  CHECK(has(answer, "Chuyển cơ quan xử lý"));
  for (const auto* hidden :
       {"Ông Bảy", "Lan", "0912", "5678", "câu hỏi", "lý do", "Bắt đầu xử lý"}) {
    CAPTURE(hidden);
    CHECK_FALSE(has(answer, hidden));
  }
  CHECK(header(answer, "Cache-Control") == "no-store");
  CHECK(header(answer, "Content-Security-Policy").find("default-src 'none'") == 0);
}

TEST_CASE("the whole phone or the secret phrase with or without marks proves it as well") {
  Window window;
  CHECK(window.ask(known, "0912.345.678").status == 200);
  CHECK(window.ask(known, "+84 912 345 678").status == 200);
  CHECK(window.ask(anonymous, phrase).status == 200);
  CHECK(window.ask(anonymous, "LUA SONG CAU 123456").status == 200);
  CHECK(window.ask(known, phrase).status == 404);
  CHECK(window.ask(anonymous, "5678").status == 404);
}

TEST_CASE("a wrong pair gets one sentence and costs the same, whatever is wrong with it") {
  Window window;
  const auto of_nobody = cost_of(window, nobodys, "5678");
  CHECK(of_nobody == Cost{1, 2});
  CHECK(cost_of(window, known, "0000") == of_nobody);
  CHECK(cost_of(window, known, "một cụm từ sai") == of_nobody);
  CHECK(cost_of(window, anonymous, "5678") == of_nobody);
  CHECK(cost_of(window, anonymous, "lúa sông cầu 000000") == of_nobody);
  const auto sentence = notice(window.ask(nobodys, "5678"));
  CHECK(notice(window.ask(known, "0000")) == sentence);
  CHECK(notice(window.ask(anonymous, "5678")) == sentence);
}

TEST_CASE("the same hashes and comparisons are made for every pair") {
  const storage::CaseProof named{cases::CaseId{1}, "0912345678", {}};
  const storage::CaseProof secret{cases::CaseId{2}, {}, cases::phrase_hash(phrase)};
  const storage::CaseProof forgotten{cases::CaseId{3}, {}, {}};
  const auto right = console::judge(named, "5678");
  CHECK(right.right);
  CHECK(right.hashes == 3);
  CHECK(right.comparisons == 2);
  const std::vector<std::optional<storage::CaseProof>> all{std::nullopt, named, secret, forgotten};
  for (const auto& one : all) {
    for (const auto* typed : {"5678", "0000", "----", "", "lúa sông cầu 123456", "x"}) {
      const auto judged = console::judge(one, typed);
      CHECK(judged.hashes == right.hashes);
      CHECK(judged.comparisons == right.comparisons);
    }
  }
  CHECK_FALSE(console::judge(forgotten, "").right);
  CHECK_FALSE(console::judge(forgotten, "----").right);
  CHECK_FALSE(console::judge(std::nullopt, "5678").right);
}

TEST_CASE("a mistyped code is caught before anything is looked up") {
  Window window;
  const auto before = window.counted.statements();
  for (const auto* code : {"PA2611-00427-3", "PA2613-00427-2", "", "xyz", "<script>"}) {
    CAPTURE(code);
    const auto answer = window.ask(code, "5678");
    CHECK(answer.status == 422);
    CHECK(has(answer, "aria-invalid=\"true\" aria-describedby=\"code-wrong\""));
    CHECK_FALSE(has(answer, "<script>"));
  }
  CHECK(window.ask(known, "  ").status == 422);
  CHECK(window.counted.statements() == before);
}

TEST_CASE("after twenty tries of one case on one day even the right pair is refused") {
  Window window;
  for (int i = 0; i < console::limits::proofs_per_case_max; ++i)
    window.ask(known, "0000", {}, "198.51.100." + std::to_string(i));
  const auto refused = window.ask(known, "5678");
  CHECK(refused.status == 404);
  CHECK(notice(refused) == notice(window.ask(nobodys, "5678")));
  window.clock.advance(std::chrono::hours{24});
  CHECK(window.ask(known, "5678").status == 200);
}

TEST_CASE("an address that asks too often waits, others do not") {
  Window window;
  for (int i = 0; i < console::limits::public_tries.most; ++i) window.ask(nobodys, "1");
  const auto before = window.counted.statements();
  const auto slowed = window.ask(nobodys, "1");
  CHECK(slowed.status == 429);
  CHECK(header(slowed, "Retry-After") == "600");
  CHECK(has(slowed, "10 phút"));
  CHECK(window.counted.statements() == before);
  CHECK(window.ask(known, "5678", {}, "203.0.113.8").status == 200);
  window.clock.advance(std::chrono::minutes{10});
  CHECK(window.ask(known, "5678").status == 200);
}

TEST_CASE("a restricted case says that it is being worked on, whatever became of it") {
  Window window;
  window.change("UPDATE cases SET restricted = 1, status = 'dong', outcome = 'giai_quyet_xong'");
  const auto answer = window.ask(known, "5678");
  CHECK(answer.status == 200);
  CHECK(has(answer, "Đang xử lý"));
  for (const auto* hidden : {"<dl>", "<ol>", "Đã kết thúc", "19/11/2026", "Chuyển"}) {
    CAPTURE(hidden);
    CHECK_FALSE(has(answer, hidden));
  }
}

TEST_CASE("a late case says how late it is") {
  Window window;
  window.clock.advance(std::chrono::hours{24 * 9});
  const auto answer = window.ask(known, "5678");
  CHECK(has(answer, "quá hạn 2 ngày làm việc"));
  CHECK(has(window.ask(known, "5678", "lang=en"), "2 working days late"));
}

TEST_CASE("the page speaks English too, and takes the code of a slip") {
  Window window;
  const auto english = window.ask(known, "5678", "lang=en");
  CHECK(has(english, "<html lang=\"en\">"));
  CHECK(has(english, "In progress"));
  CHECK(has(english, "2026-11-30"));
  CHECK(has(window.get("/tra-cuu", "lang=en&ma=PA2611-00427-2"), "value=\"PA2611-00427-2\""));
  CHECK(has(window.get("/tra-cuu", "ma=PA2611-00427-3"), "value=\"\""));
  CHECK(has(window.get("/tra-cuu"), "href=\"/tra-cuu?lang=en\""));
}

TEST_CASE("what was typed comes back as text, never as markup") {
  Window window;
  const auto answer = window.ask("\"><img src=x onerror=alert(1)>{{result}}", "5678");
  CHECK(answer.status == 422);
  CHECK_FALSE(has(answer, "<img"));
  CHECK(has(answer, "&quot;&gt;&lt;img"));
  CHECK(has(answer, "{{result}}"));
}

TEST_CASE("what is no form of ours is refused with a page") {
  Window window;
  door::RawRequest json{.method = "POST", .path = "/tra-cuu", .peer = "203.0.113.7"};
  json.headers.emplace_back("Content-Type", "application/json");
  json.body = "{}";
  CHECK(window.page.answer(json).status == 415);
  CHECK(window.ask(std::string(5000, '9'), "1").status == 413);
  door::RawRequest broken{.method = "POST", .path = "/tra-cuu", .peer = "203.0.113.7"};
  broken.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  broken.body = "ma=%ZZ&xac_minh=%4";
  CHECK(window.page.answer(broken).status == 422);
  CHECK(window.page.answer({.method = "DELETE", .path = "/tra-cuu"}).status == 405);
  CHECK(window.get("/tra-cuu/../x").status == 404);
  CHECK(window.get("/tra-cuu/tra-cuu.html").status == 404);
}

TEST_CASE("style and script are served beside it and not sent again when unchanged") {
  Window window;
  const auto style = window.get("/tra-cuu/lookup.css");
  CHECK(style.content_type == "text/css; charset=utf-8");
  CHECK(window.get("/tra-cuu/lookup.js").content_type == "text/javascript; charset=utf-8");
  door::RawRequest again{.method = "GET", .path = "/tra-cuu/lookup.css"};
  again.headers.emplace_back("If-None-Match", header(style, "ETag"));
  CHECK(window.page.answer(again).status == 304);
  CHECK(PublicLookup::is_asked("/tra-cuu"));
  CHECK(PublicLookup::is_asked("/tra-cuu/lookup.js"));
  CHECK_FALSE(PublicLookup::is_asked("/tra-cuu-khac"));
}

TEST_CASE("people are counted by address, behind a proxy on this machine by the one it names") {
  const auto asker = [](const std::string& peer, const std::string& forwarded) {
    door::RawRequest request{.method = "POST", .path = "/tra-cuu", .peer = peer};
    if (!forwarded.empty()) request.headers.emplace_back("X-Forwarded-For", forwarded);
    return console::asker_of(request);
  };
  CHECK(asker("203.0.113.7", "") == "203.0.113.7");
  CHECK(asker("203.0.113.7", "198.51.100.1") == "203.0.113.7");
  CHECK(asker("127.0.0.1", "10.0.0.1, 198.51.100.1") == "198.51.100.1");
  CHECK(asker("127.0.0.1", std::string(200, '1')) == "127.0.0.1");
  CHECK(asker("2001:db8:1:2:3:4:5:6", "") == asker("2001:db8:1:2::9", ""));
  CHECK(asker("2001:db8:1:2::9", "") != asker("2001:db8:1:3::9", ""));
  CHECK(asker("::1", "2001:db8::1") == asker("2001:db8::2", ""));
}

TEST_CASE("so many addresses are remembered and no more, the oldest forgotten first") {
  console::Tries tries({2, std::chrono::seconds{60}, 3});
  CHECK_FALSE(tries.count("a", monday));
  CHECK_FALSE(tries.count("a", monday));
  CHECK(tries.count("a", monday + std::chrono::seconds{10}) == std::chrono::seconds{50});
  for (const auto* other : {"b", "c", "d"})
    CHECK_FALSE(tries.count(other, monday + std::chrono::seconds{20}));
  CHECK(tries.remembered() == 3);
  CHECK_FALSE(tries.count("a", monday + std::chrono::seconds{21}));
  CHECK(tries.remembered() == 3);
  CHECK_FALSE(tries.count("e", monday + std::chrono::seconds{200}));
  CHECK(tries.remembered() == 1);
}
