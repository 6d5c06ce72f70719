// A case and its conversation together: the answer arrives, the citizen rates it in the chat, and
// what was not accepted is looked at again; a question of the office is answered in the chat; the
// bot does not talk over a person.
#include <chrono>
#include <filesystem>
#include <memory>

#include <doctest/doctest.h>

#include "bot/console_side.hpp"
#include "bot/notices.hpp"
#include "office/language/fold.hpp"
#include "storage/cases.hpp"
#include "storage/handovers.hpp"
#include "storage/rows.hpp"
#include "tests/support/world.hpp"
#include "tests/unit/console/staffroom.hpp"

using namespace std::chrono_literals;
using nlohmann::ordered_json;
using staffroom::Browser;

namespace {

const std::string person = "7712345678901234567";
const std::string answer = "Phường đã kiểm tra; kết quả được trả ngày 30/11/2026 tại một cửa.";

struct Town {
  explicit Town(bot::Content& given = support::shipped_content()) : content(given) {
    officer("hoa", "van_hanh");
    officer("sep", "dieu_hanh");
    world.deliver(world.text_body(person, "menu"));
    world.work();
    world.database().read([&](storage::Tx& tx) {
      citizen = storage::first_text(tx, "SELECT id FROM citizens", {}).value_or("");
    });
    held = receive();
  }

  void officer(const std::string& name, const std::string& role) {
    world.database().write([&](storage::Tx& tx) {
      storage::Account account;
      account.username = name;
      account.name = "Cán bộ " + name;
      account.roles = {role};
      account.must_change = false;
      account.demo = true;
      account.password = base::hash_password(staffroom::password, "0123456789abcdef", 16);
      storage::Staff(tx).add(account);
    });
    Browser browser(console);
    REQUIRE(browser.login(name, std::string{staffroom::password}).status == 200);
    officers.emplace(name, browser);
  }

  cases::Case receive() {
    cases::Case draft;
    draft.number = "PA2611-00427-2";
    draft.citizen = citizen;
    draft.kind = "tre";
    draft.category = "tre_hen";
    draft.unit = "ct-x31321";
    draft.story = "Hồ sơ đất trễ hẹn.";
    const auto opened = cases::decide({},
                                      cases::Open{draft},
                                      {},
                                      world.clock.now(),
                                      {content.catalog.current(), content.deadlines});
    REQUIRE(opened.ok());
    auto one = opened->after;
    world.database().write([&](storage::Tx& tx) { one.id = storage::Cases(tx).insert(one); });
    return one;
  }

  cases::Case now() {
    cases::Case one;
    world.database().read([&](storage::Tx& tx) { one = *storage::Cases(tx).by_id(held.id); });
    return one;
  }

  int act(const std::string& who, const std::string& what, ordered_json body) {
    body["rev"] = now().revision;
    const auto path = "/cases/" + std::to_string(held.id.value) + "/" + what;
    const auto reply = officers.at(who).post(path, body);
    CAPTURE(reply.body);
    CHECK(reply.status == 200);
    world.work();
    return reply.status;
  }

  void answer_it() {
    act("hoa", "route", {{"unit", "ct-so-noi-vu"}});
    act("hoa",
        "submit",
        {{"text", answer},
         {"title", ""},
         {"checks", {{"result", true}, {"basis", true}, {"next", true}, {"tone", true}}}});
    act("sep", "approve", {});
  }

  void say(const std::string& text) {
    world.deliver(world.text_body(person, text));
    world.work();
    world.pass(30s);
    world.work();
  }

  std::string said() {
    std::string all;
    world.database().read([&](storage::Tx& tx) {
      tx.each("SELECT text FROM messages WHERE direction = 'out' ORDER BY id",
              {},
              [&](const storage::Row& row) { all += row.text(0) + "\n"; });
    });
    return all;
  }

  bot::Content& content;
  support::World world{content};
  console::Console console{
      {world.database(),
       world.clock,
       content.catalog,
       {{}, "Cảm ơn Ông/Bà."},
       bot::outside_of([] {}, {content, world.config, world.metrics}),
       {.demo = true, .password_cost = 16},
       bot::books_of({content, world.config, world.metrics},
                     *console::load_register_words(std::string{LANGNGHE_SOURCE_DIR} +
                                                   "/console/cases/register.jsonc"))}};
  std::map<std::string, Browser> officers{};
  std::string citizen{};
  cases::Case held{};
};

}  // namespace

TEST_CASE("the answer arrives, then the rating, and a good one ends it") {
  Town town;
  town.answer_it();
  const auto said = town.said();
  CHECK(said.find(answer) != std::string::npos);
  CHECK(said.find(answer) < said.find("đánh giá việc giải quyết thế nào"));
  town.say("3");
  CHECK(town.now().verdict == cases::Verdict::hai_long);
  CHECK(town.said().find("Cảm ơn Ông/Bà đã đánh giá") != std::string::npos);
  CHECK(town.now().status == cases::Status::da_tra_loi);
}

TEST_CASE("who is not content says why, and the case is looked at again by somebody else") {
  Town town;
  town.answer_it();
  town.say("không hài lòng");
  CHECK(town.now().verdict == cases::Verdict::khong_hai_long);
  town.say("Câu trả lời chưa nêu ngày trả.");
  town.say("1");
  CHECK(town.now().status == cases::Status::da_tiep_nhan);
  CHECK(town.now().reopened == 1);
  CHECK(town.now().previous_answerer.value != 0);
  CHECK(town.now().verdict_words == "Câu trả lời chưa nêu ngày trả.");
  CHECK(town.said().find("được xem xét lại; dự kiến trả lời") != std::string::npos);
}

TEST_CASE("while a person talks with the citizen the rating waits, and comes afterwards") {
  Town town;
  town.officers.at("hoa").post("/conversations/" + town.citizen + "/claim");
  town.world.work();
  town.answer_it();
  CHECK(town.said().find(answer) != std::string::npos);
  CHECK(town.said().find("đánh giá việc") == std::string::npos);
  town.world.pass(1h);
  CHECK(town.said().find("đánh giá việc") == std::string::npos);
  town.officers.at("hoa").login("hoa", std::string{staffroom::password});
  town.officers.at("hoa").post("/conversations/" + town.citizen + "/release", {{"how", "closing"}});
  town.world.work();
  town.world.pass(1h);
  CHECK(town.said().find("đánh giá việc") != std::string::npos);
}

TEST_CASE("what the office asks is answered in the chat and goes into the case") {
  Town town;
  town.act("hoa", "ask", {{"question", "Ông/Bà nộp hồ sơ ngày nào?"}});
  CHECK(town.said().find("Ông/Bà nộp hồ sơ ngày nào?") != std::string::npos);
  town.say("Tôi nộp ngày 03/11");
  town.say("xong");
  CHECK(town.now().story.find("Tôi nộp ngày 03/11") != std::string::npos);
  CHECK(town.now().status == cases::Status::moi);
}

TEST_CASE("who does not answer the office in time is not waited for any longer") {
  Town town;
  town.act("hoa", "ask", {{"question", "Ông/Bà nộp hồ sơ ngày nào?"}});
  town.world.pass(24h * 9);
  CHECK(town.now().status == cases::Status::cho_bo_sung);
  town.world.pass(24h * 3);
  CHECK(town.now().status == cases::Status::moi);
  CHECK_FALSE(town.now().paused_at.has_value());
}

TEST_CASE("nothing is sent at night that was not just asked for") {
  Town town;
  town.world.pass(13h);  // ten in the evening
  town.officers.at("sep").login("sep", std::string{staffroom::password});
  town.officers.at("hoa").login("hoa", std::string{staffroom::password});
  town.answer_it();
  CHECK(town.world.number("SELECT count(*) FROM outbox WHERE state = 'waiting'") > 0);
  CHECK(town.said().find("đánh giá việc") == std::string::npos);
  town.world.pass(10h);
  CHECK(town.world.number("SELECT count(*) FROM outbox WHERE state = 'waiting'") == 0);
  CHECK(town.said().find("đánh giá việc") != std::string::npos);
}

TEST_CASE("a long answer goes in parts, none too long and nothing lost") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "Câu thứ " + std::to_string(i) + " của câu trả lời. ";
  const auto parts = bot::in_parts(text, 1900);
  std::string joined;
  for (const auto& part : parts) {
    CHECK(language::length(part) <= 1900);
    CHECK(language::length(part) > 100);
    joined += part;
  }
  CHECK(joined == text);
  CHECK(bot::in_parts("ngắn", 1900) == std::vector<std::string>{"ngắn"});
  const std::string unbroken(5000, 'a');
  std::string again;
  for (const auto& part : bot::in_parts(unbroken, 1900)) again += part;
  CHECK(again == unbroken);
}

namespace {

// The office's content with one template Zalo approved for answers.
std::unique_ptr<bot::Content> with_template(const std::string& more = {}) {
  auto content = std::make_unique<bot::Content>();
  const std::filesystem::path root{LANGNGHE_SOURCE_DIR};
  REQUIRE(bot::load_content(
              {root / "flows", root / "templates" / "vi", root / "office" / "catalog"}, *content)
              .empty());
  auto read = console::read_zbs(R"({"templates": {"330077": {"title": "Có trả lời phản ánh",
      "text": "Phản ánh {ma} đã có trả lời của {noi}: {tom_tat}",
      "fields": {"ma": {"label": "Mã", "max": 20, "from": "ma_pa"},
                 "noi": {"label": "Cơ quan", "max": 60, "from": "don_vi"},
                 "tom_tat": {"label": "Trả lời", "max": 40, "from": "noi_dung_tra_loi"}},
      "for": ["ho_so.tra_loi"])" +
                                more + "}}}");
  REQUIRE(read.ok());
  content->zbs = *read;
  return content;
}

ordered_json will_send(Town& town) {
  auto& boss = town.officers.at("sep");
  boss.login("sep", std::string{staffroom::password});
  return boss.get("/cases/" + std::to_string(town.held.id.value)).json["case"]["will_send"];
}

void submit_late(Town& town) {
  town.world.pass(24h * 8);
  for (auto& [name, officer] : town.officers) officer.login(name, std::string{staffroom::password});
  town.act("hoa", "route", {{"unit", "ct-so-noi-vu"}});
  town.act("hoa",
           "submit",
           {{"text", answer},
            {"title", ""},
            {"checks", {{"result", true}, {"basis", true}, {"next", true}, {"tone", true}}}});
}

std::string newest_notice(Town& town, const std::string& column) {
  std::string text;
  town.world.database().read([&](storage::Tx& tx) {
    text = storage::first_text(
               tx, "SELECT " + column + " FROM case_notices ORDER BY id DESC LIMIT 1", {})
               .value_or("");
  });
  return text;
}

}  // namespace

TEST_CASE("while words go, the approver is shown the words, and they go") {
  const auto town_content = with_template();
  Town town(*town_content);
  town.act("hoa", "route", {{"unit", "ct-so-noi-vu"}});
  CHECK(will_send(town).is_null());
  town.act("hoa",
           "submit",
           {{"text", answer},
            {"title", ""},
            {"checks", {{"result", true}, {"basis", true}, {"next", true}, {"tone", true}}}});
  const auto will = will_send(town);
  CHECK(will["how"] == "tin_thuong");
  CHECK(will["text"].get<std::string>().find(answer) != std::string::npos);
  // Who may not approve it is not told.
  const auto path = "/cases/" + std::to_string(town.held.id.value);
  CHECK(town.officers.at("hoa").get(path).json["case"]["will_send"].is_null());
  town.act("sep", "approve", {});
  CHECK(town.said().find(will["text"].get<std::string>()) != std::string::npos);
}

TEST_CASE("after Zalo's window the approved template goes, as the approver was shown") {
  const auto town_content = with_template();
  Town town(*town_content);
  submit_late(town);
  const auto will = will_send(town);
  CHECK(will["how"] == "tin_mau");
  CHECK(will["template"] == "Có trả lời phản ánh");
  const auto text = will["text"].get<std::string>();
  CHECK(text.starts_with("Phản ánh PA2611-00427-2 đã có trả lời của "));
  CHECK_FALSE(will["why_en"].get<std::string>().empty());
  town.act("sep", "approve", {});
  CHECK(town.said().find(text) != std::string::npos);
  CHECK(newest_notice(town, "way") == "outbox");
  CHECK(newest_notice(town, "text") == text);
  CHECK(town.world.number("SELECT count(*) FROM outbox WHERE state = 'done' AND body LIKE "
                          "'%330077%'") == 1);
  // A question that could not arrive is not asked.
  CHECK(town.said().find("đánh giá việc") == std::string::npos);
  const auto path = "/cases/" + std::to_string(town.held.id.value);
  const auto file = town.officers.at("sep").get(path).json["case"];
  CHECK(file["delivery"].back()["template"] == true);
  CHECK(file["delivery"].back()["state"] == "sent");
  CHECK(file["tasks"]["sent"] == true);
}

TEST_CASE("without an approved template the answer is brought by hand, and that is said before") {
  Town town;
  submit_late(town);
  const auto will = will_send(town);
  CHECK(will["how"] == "bang_tay");
  CHECK(will["why_vi"].get<std::string>().find("chưa có tin mẫu") != std::string::npos);
  town.act("sep", "approve", {});
  CHECK(newest_notice(town, "way") == "by_hand");
}

TEST_CASE("a template goes only while its approval lasts") {
  const auto over_content = with_template(R"(, "valid_to": "2026-11-30")");
  Town over(*over_content);
  submit_late(over);
  CHECK(will_send(over)["how"] == "bang_tay");
  const auto soon_content = with_template(R"(, "valid_from": "2026-12-02")");
  Town soon(*soon_content);
  submit_late(soon);
  CHECK(will_send(soon)["how"] == "bang_tay");
  const auto now_content =
      with_template(R"(, "valid_from": "2026-12-01", "valid_to": "2026-12-01")");
  Town now(*now_content);
  submit_late(now);
  CHECK(will_send(now)["how"] == "tin_mau");
}

TEST_CASE("the example of templates that comes along can be used as it is") {
  const auto read =
      console::load_zbs(std::string{LANGNGHE_SOURCE_DIR} + "/console/zbs.example.jsonc");
  REQUIRE(read.ok());
  const auto* one =
      console::zbs_for(*read, "ho_so.tra_loi", std::chrono::year_month_day{2026y / 11 / 30});
  REQUIRE(one != nullptr);
  const base::Values notice{{"ma_pa", std::string{"PA2611-00427-2"}},
                            {"don_vi", std::string{"Sở Nội vụ"}},
                            {"noi_dung_tra_loi", std::string(500, 'x')}};
  const auto values = console::values_for(*one, notice);
  REQUIRE(values);
  CHECK(console::filled(*one, *values));
  CHECK_FALSE(console::values_for(*one, {}));
}

TEST_CASE("a template that cannot be filled by itself, or says no day, is refused at the start") {
  const auto reads = [](const std::string& field, const std::string& more) {
    return console::read_zbs(R"({"templates": {"1": {"title": "x", "text": "{ma}",
        "fields": {"ma": {"label": "Mã", "max": 9)" +
                             field + "}}" + more + "}}}")
        .ok();
  };
  CHECK(reads("", ""));
  CHECK(reads(R"(, "from": "ma_pa")", R"(, "for": ["ho_so.tra_loi"])"));
  CHECK_FALSE(reads("", R"(, "for": ["ho_so.tra_loi"])"));
  CHECK_FALSE(reads("", R"(, "valid_to": "hôm qua")"));
  CHECK_FALSE(reads("", R"(, "valid_from": "2026-02-30")"));
}
