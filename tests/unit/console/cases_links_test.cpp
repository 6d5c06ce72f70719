// Cases put together and apart, looks behind the mask, cases that came by telephone, what leaves
// the register as a file.
#include <doctest/doctest.h>

#include "tests/unit/console/cases_room.hpp"

using namespace std::chrono_literals;
using cases_room::act;
using cases_room::at;
using cases_room::Browser;
using cases_room::CasesRoom;
using cases_room::department;
using cases_room::good_answer;
using cases_room::ordered_json;
using cases_room::Reply;
using cases_room::until_submitted;
using cases_room::ward;

namespace {

struct Pair {
  Pair() {
    room.hire({"hoa", "van_hanh"});
    room.hire({"sep", "dieu_hanh"});
    hoa = room.at_work("hoa");
    chief = room.at_work("sep");
    one = room.receive(CasesRoom::told());
    two = room.receive(CasesRoom::told("Hồ sơ đất của tôi cũng trễ hẹn mười hai ngày."));
  }

  // two goes into one.
  Reply merge() {
    return act(
        hoa,
        room,
        two,
        "merge",
        {{"into", {{"id", std::to_string(one.id.value)}, {"rev", room.held(one).revision}}}});
  }

  CasesRoom room{};
  Browser hoa{room.site()};
  Browser chief{room.site()};
  cases::Case one{};
  cases::Case two{};
};

ordered_json call(const std::string& key) {
  return {{"client_id", key},
          {"channel", "dien_thoai"},
          {"name", "Trần Văn Bé"},
          {"phone", "0939 123 456"},
          {"identity", "giau_ten"},
          {"kind", "tre"},
          {"category", "tre_hen"},
          {"unit", ward},
          {"story", "Gọi hỏi hồ sơ đất trễ hẹn, số 0939 123 456."},
          {"dossier_code", ""}};
}

}  // namespace

TEST_CASE("merged, answered, taken apart: each citizen keeps the own number and hears the answer") {
  Pair pair;
  const auto merged = pair.merge();
  REQUIRE(merged.status == 200);
  CHECK(merged.json["case"]["merged_into"]["number"] == pair.one.number);
  CHECK(pair.room.sent_to(pair.two).find("xử lý chung với " + pair.one.number) !=
        std::string::npos);
  CHECK(pair.hoa.get(at(pair.one)).json["case"]["merged_from"].size() == 1);
  CHECK(act(pair.hoa, pair.room, pair.two, "accept").code() == "not_possible");
  CHECK(pair.hoa.get("/cases", "view=open").json["total"] == 1);

  until_submitted(pair.hoa, pair.room, pair.one);
  REQUIRE(act(pair.chief, pair.room, pair.one, "approve").status == 200);
  CHECK(pair.room.held(pair.two).status == cases::Status::da_tra_loi);
  const auto told = pair.room.sent_to(pair.two);
  CHECK(told.find("Trả lời phản ánh " + pair.two.number) != std::string::npos);
  CHECK(told.find(good_answer) != std::string::npos);
  CHECK(told.find("Trả lời phản ánh " + pair.one.number) == std::string::npos);

  REQUIRE(act(pair.hoa, pair.room, pair.two, "unmerge").status == 200);
  CHECK(pair.room.held(pair.two).merged_into.value == 0);
  CHECK(pair.room.held(pair.two).number == pair.two.number);
  CHECK(pair.room.number("SELECT count(*) FROM inbox WHERE kind = 'rating'") == 2);
}

TEST_CASE("taken apart before an answer, each goes on by itself") {
  Pair pair;
  REQUIRE(pair.merge().status == 200);
  CHECK(pair.merge().code() == "not_possible");
  pair.room.clock.advance(24h * 29);
  auto hoa = pair.room.at_work("hoa");
  REQUIRE(act(hoa, pair.room, pair.two, "unmerge").status == 200);
  CHECK(act(hoa, pair.room, pair.two, "accept").status == 200);
  CHECK(act(hoa, pair.room, pair.two, "unmerge").code() == "not_possible");
}

TEST_CASE("after thirty days what was put together stays together") {
  Pair pair;
  REQUIRE(pair.merge().status == 200);
  pair.room.clock.advance(24h * 31);
  auto hoa = pair.room.at_work("hoa");
  CHECK(act(hoa, pair.room, pair.two, "unmerge").code() == "not_possible");
}

TEST_CASE("nothing is merged into itself, into what is merged, or unseen by the page") {
  Pair pair;
  const auto into = [&](const cases::Case& held, int rev) {
    return act(pair.hoa,
               pair.room,
               pair.two,
               "merge",
               {{"into", {{"id", std::to_string(held.id.value)}, {"rev", rev}}}});
  };
  CHECK(into(pair.two, pair.room.held(pair.two).revision).status == 422);
  CHECK(into(pair.one, 99).code() == "changed");
  REQUIRE(pair.merge().status == 200);
  const auto third = pair.room.receive(CasesRoom::told());
  const auto chained = act(
      pair.hoa,
      pair.room,
      third,
      "merge",
      {{"into",
        {{"id", std::to_string(pair.two.id.value)}, {"rev", pair.room.held(pair.two).revision}}}});
  CHECK(chained.code() == "not_possible");
  const auto turned =
      act(pair.hoa,
          pair.room,
          pair.one,
          "merge",
          {{"into", {{"id", std::to_string(third.id.value)}, {"rev", third.revision}}}});
  CHECK(turned.code() == "not_possible");
}

TEST_CASE("a part becomes a case of its own, once") {
  Pair pair;
  const ordered_json body{{"rev", pair.room.held(pair.one).revision},
                          {"client_id", "split-1"},
                          {"text", "Cán bộ còn nói trống không."},
                          {"attachments", ordered_json::array()}};
  const auto split = pair.hoa.post(at(pair.one, "/split"), body);
  REQUIRE(split.status == 201);
  const auto number = split.json["created"]["number"].get<std::string>();
  CHECK(number != pair.one.number);
  const auto again = pair.hoa.post(at(pair.one, "/split"), body);
  CHECK(again.status == 201);
  CHECK(again.json["created"]["number"] == number);
  CHECK(pair.room.number("SELECT count(*) FROM cases") == 3);
  CHECK(pair.room.sent_to(pair.one).find(number) != std::string::npos);
  auto foreign = body;
  foreign["client_id"] = "split-2";
  foreign["rev"] = pair.room.held(pair.one).revision;
  foreign["attachments"] = {"77"};
  CHECK(pair.hoa.post(at(pair.one, "/split"), foreign).json["fields"].contains("attachments"));
  CHECK(pair.room.number("SELECT count(*) FROM cases") == 3);
}

TEST_CASE("behind the mask with a reason, for a quarter of an hour, and noted") {
  Pair pair;
  const auto masked = pair.hoa.get(at(pair.one)).json["case"];
  CHECK(masked["who"] == "Giấu tên");
  CHECK(masked["text_full"] == false);
  CHECK(masked["phone_masked"] == "••• 678");
  CHECK(pair.hoa.post(at(pair.one, "/unmask"), {{"reason_code", "x"}, {"note", ""}}).status == 422);
  const auto seen =
      pair.hoa.post(at(pair.one, "/unmask"), {{"reason_code", "lien_he"}, {"note", "gọi lại"}});
  REQUIRE(seen.status == 200);
  CHECK(seen.json["name"] == "Nguyễn Thị Lan");
  CHECK(seen.json["phone"] == "0912345678");
  CHECK(seen.json["watermark"].get<std::string>().find("Cán bộ hoa") != std::string::npos);
  CHECK(pair.hoa.get(at(pair.one)).json["case"]["text_full"] == true);
  CHECK(pair.chief.get(at(pair.one)).json["case"]["text_full"] == false);
  CHECK(pair.room.number("SELECT count(*) FROM audit WHERE what = 'identity.unmasked'") == 1);
  pair.room.clock.advance(16min);
  CHECK(pair.hoa.get(at(pair.one)).json["case"]["text_full"] == false);
}

TEST_CASE("a unit reads the masked words, or all of them when the intake says so") {
  Pair pair;
  auto draft = CasesRoom::told("Tôi là Nguyễn Thị Lan, gọi số 0912345678 không ai nghe.");
  const auto one = pair.room.receive(draft);
  pair.room.hire({"donvi", "dau_moi_don_vi", 0, department});
  auto unit = pair.room.at_work("donvi");
  REQUIRE(
      act(pair.hoa, pair.room, one, "route", {{"unit", department}, {"show", "masked"}}).status ==
      200);
  const auto masked = unit.get(at(one)).body;
  CHECK(masked.find("0912345678") == std::string::npos);
  CHECK(masked.find("Thị Lan") == std::string::npos);
  REQUIRE(act(pair.hoa, pair.room, one, "route", {{"unit", department}, {"show", "full"}}).status ==
          200);
  CHECK(unit.get(at(one)).body.find("0912345678") != std::string::npos);
  CHECK(unit.post(at(one, "/unmask"), {{"reason_code", "lien_he"}, {"note", ""}}).status == 403);
}

TEST_CASE("a call is entered once, and its caller is told by hand") {
  Pair pair;
  const auto made = pair.hoa.post("/cases", call("call-1"));
  REQUIRE(made.status == 201);
  CHECK(made.json["case"]["channel"] == "dien_thoai");
  CHECK(made.json["case"]["tasks"]["classified"] == true);
  CHECK(made.json["case"]["delivery"][0]["state"] == "by_hand");
  const auto again = pair.hoa.post("/cases", call("call-1"));
  CHECK(again.json["case"]["number"] == made.json["case"]["number"]);
  CHECK(pair.room.number("SELECT count(*) FROM cases") == 3);
  // The same caller again is the same person.
  REQUIRE(pair.hoa.post("/cases", call("call-2")).status == 201);
  CHECK(pair.room.number(
            "SELECT count(DISTINCT citizen) FROM cases WHERE channel = 'dien_thoai'") == 1);
  for (const auto* field : {"client_id", "channel", "identity", "story"}) {
    CAPTURE(field);
    auto less = call("call-3");
    less.erase(field);
    CHECK(pair.hoa.post("/cases", less).json["fields"].contains(field));
  }
  auto wrong = call("call-4");
  wrong["phone"] = "123";
  wrong["unit"] = "nowhere";
  wrong["category"] = "x";
  CHECK(pair.hoa.post("/cases", wrong).json["fields"].size() == 3);
  CHECK(pair.room.number("SELECT count(*) FROM cases") == 4);
}

TEST_CASE("a case from a conversation belongs to who talks there, who is told its number") {
  Pair pair;
  auto body = call("chat-1");
  body["channel"] = "zalo";
  CHECK(pair.hoa.post("/cases", body).json["fields"].contains("conversation"));
  body["conversation"] = pair.one.citizen;
  const auto made = pair.hoa.post("/cases", body);
  REQUIRE(made.status == 201);
  CHECK(made.json["case"]["conversation"] == pair.one.citizen);
  const auto number = made.json["case"]["number"].get<std::string>();
  CHECK(pair.room.sent_to(pair.one).find(number) != std::string::npos);
}

TEST_CASE("cases are assigned to who may read them, many at once with a reason for each failure") {
  Pair pair;
  const auto named = pair.room.hire({"nam", "van_hanh", 0, "", "Lê Văn Nam"});
  const auto lan = pair.room.hire({"lan", "van_hanh"});
  auto about = CasesRoom::told("Ông Lê Văn Nam hẹn rồi không tiếp.");
  const auto third = pair.room.receive(about);
  const auto offered = pair.hoa.get("/staff", "on_case=" + std::to_string(third.id.value));
  for (const auto& one : offered.json["items"]) {
    CHECK(one["id"] != std::to_string(named.value));
  }
  const ordered_json ids{std::to_string(pair.one.id.value), std::to_string(third.id.value), "999"};
  const auto to_named =
      pair.hoa.post("/cases/assign", {{"ids", ids}, {"staff", std::to_string(named.value)}});
  CHECK(to_named.json["done"].size() == 1);
  CHECK(to_named.json["failed"].size() == 2);
  const auto alone =
      act(pair.hoa, pair.room, pair.two, "assign", {{"staff", std::to_string(lan.value)}});
  REQUIRE(alone.status == 200);
  CHECK(alone.json["case"]["assignee"]["name"] == "Cán bộ lan");
  const auto nobody = act(pair.hoa, pair.room, pair.two, "assign", {{"staff", nullptr}});
  CHECK(nobody.json["case"]["assignee"].is_null());
}

TEST_CASE("what looks alike is proposed, and not what is not") {
  Pair pair;
  auto other = CasesRoom::told("Cổng dịch vụ công không đăng nhập được bằng mã.");
  other.unit = department;
  other.category = "loi_he_thong";
  pair.room.receive(other);
  const auto alike = pair.hoa.get(at(pair.one, "/duplicates"));
  REQUIRE(alike.json["items"].size() == 1);
  CHECK(alike.json["items"][0]["case"]["number"] == pair.two.number);
  CHECK(alike.json["items"][0]["percent"].get<int>() > 50);
  CHECK(alike.json["same_unit_total"] == 2);
}

TEST_CASE("an export is the list, masked, and runs nothing in a spreadsheet") {
  Pair pair;
  pair.room.receive(CasesRoom::told("=HYPERLINK(\"http://x\") gọi 0912345678 cho Nguyễn Thị Lan"));
  const auto csv = pair.hoa.get("/cases/export", "format=csv&view=all");
  REQUIRE(csv.status == 200);
  CHECK(csv.body.starts_with("\xEF\xBB\xBF"));
  CHECK(csv.body.find("\"'=HYPERLINK") != std::string::npos);
  CHECK(csv.body.find("0912345678") == std::string::npos);
  CHECK(csv.body.find("Thị Lan") == std::string::npos);
  CHECK(std::count(csv.body.begin(), csv.body.end(), '\n') == 4);
  const auto xlsx = pair.hoa.get("/cases/export", "format=xlsx&view=all");
  REQUIRE(xlsx.status == 200);
  CHECK(xlsx.body.starts_with("PK"));
  CHECK(pair.hoa.get("/cases/export", "format=national&view=all").status == 200);
  CHECK(pair.hoa.get("/cases/export", "format=exe").status == 422);
  CHECK(pair.room.number("SELECT count(*) FROM audit WHERE what = 'case.exported'") == 3);
}

TEST_CASE("the slip names the number and the date, and nothing that was told") {
  Pair pair;
  const auto slip = pair.hoa.get(at(pair.one, "/slip"));
  REQUIRE(slip.status == 200);
  CHECK(slip.body.find(pair.one.number) != std::string::npos);
  CHECK(slip.body.find("<svg") != std::string::npos);
  CHECK(slip.body.find("trễ hẹn") == std::string::npos);
  CHECK(slip.body.find("<script") == std::string::npos);
  CHECK(slip.header("Content-Security-Policy").find("script") == std::string::npos);
}
