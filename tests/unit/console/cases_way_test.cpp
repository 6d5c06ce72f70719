// The way of a case through the office, and what its citizen hears on the way.
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
using cases_room::other_department;
using cases_room::until_submitted;
using cases_room::ward;

namespace {

struct Desk {
  Desk() {
    room.hire({"hoa", "van_hanh"});
    room.hire({"sep", "dieu_hanh"});
    hoa = room.at_work("hoa");
    chief = room.at_work("sep");
    one = room.receive(CasesRoom::told());
  }

  std::string status() { return std::string{cases::status_code(room.held(one).status)}; }

  CasesRoom room{};
  Browser hoa{room.site()};
  Browser chief{room.site()};
  cases::Case one{};
};

}  // namespace

TEST_CASE("from receipt to an approved answer, with every message to the citizen") {
  Desk desk;
  const auto classified = act(desk.hoa,
                              desk.room,
                              desk.one,
                              "classify",
                              {{"kind", "tre"}, {"category", "tre_hen"}, {"urgent", false}});
  REQUIRE(classified.status == 200);
  CHECK(classified.json["case"]["tasks"]["classified"] == true);
  until_submitted(desk.hoa, desk.room, desk.one);
  CHECK(desk.status() == "cho_duyet");
  CHECK(desk.room.sent_to(desk.one).find("được chuyển đến Sở Nội vụ") != std::string::npos);
  CHECK(desk.room.sent_to(desk.one).find(good_answer) == std::string::npos);

  const auto approved = act(desk.chief, desk.room, desk.one, "approve");
  REQUIRE(approved.status == 200);
  CHECK(desk.status() == "da_tra_loi");
  CHECK(desk.room.sent_to(desk.one).find(good_answer) != std::string::npos);
  // The rating is asked by the conversation, which learns of it by its door.
  CHECK(desk.room.number("SELECT count(*) FROM inbox WHERE source = 'case' AND kind = 'rating'") ==
        1);
  const auto& delivery = approved.json["case"]["delivery"];
  REQUIRE(delivery.size() == 2);
  CHECK(delivery[1]["message"] == "ho_so.tra_loi");
  CHECK(delivery[1]["state"] == "waiting");
  CHECK(desk.room.number("SELECT count(*) FROM audit WHERE what = 'case.approve'") == 1);

  const auto closed = act(desk.hoa, desk.room, desk.one, "close", {{"outcome", "giai_quyet_xong"}});
  CHECK(closed.status == 200);
  CHECK(desk.status() == "dong");
}

TEST_CASE("who drafted an answer does not approve it, and whoever approves may correct it") {
  Desk desk;
  desk.room.hire({"sep2", "dieu_hanh"});
  auto author = desk.room.at_work("sep2");
  until_submitted(author, desk.room, desk.one);
  const auto own = act(author, desk.room, desk.one, "approve");
  CHECK(own.status == 403);
  CHECK(own.code() == "not_allowed");
  CHECK(act(desk.hoa, desk.room, desk.one, "approve").code() == "forbidden");
  CHECK(desk.status() == "cho_duyet");
  const std::string better = good_answer + " Phường xin lỗi Ông/Bà.";
  REQUIRE(act(desk.chief, desk.room, desk.one, "approve", {{"text", better}}).status == 200);
  CHECK(desk.room.sent_to(desk.one).find("Phường xin lỗi") != std::string::npos);
  CHECK(desk.room.held(desk.one).answer.text == better);
}

TEST_CASE("a page that did not see the newest state changes nothing, and is shown it") {
  Desk desk;
  desk.room.hire({"lan", "van_hanh", 0, "", "Lê Thị Lan"});
  auto lan = desk.room.at_work("lan");
  const int seen = desk.room.held(desk.one).revision;
  REQUIRE(act(lan, desk.room, desk.one, "accept").status == 200);
  const auto late = desk.hoa.post(
      at(desk.one, "/refuse"),
      {{"rev", seen}, {"code", "khac"}, {"reason", "không rõ"}, {"place", "bộ phận một cửa"}});
  CHECK(late.status == 409);
  CHECK(late.code() == "changed");
  CHECK(late.json["by"] == "Lê Thị Lan");
  CHECK(late.json["case"]["rev"] == desk.room.held(desk.one).revision);
  CHECK(desk.status() == "da_tiep_nhan");
}

TEST_CASE("a request repeated with its key is answered once more and done once") {
  Desk desk;
  const ordered_json body{{"rev", desk.room.held(desk.one).revision},
                          {"unit", department},
                          {"client_id", "11111111-aaaa"}};
  const auto first = desk.hoa.post(at(desk.one, "/route"), body);
  const auto again = desk.hoa.post(at(desk.one, "/route"), body);
  CHECK(first.status == 200);
  CHECK(again.status == 200);
  CHECK(again.json["case"]["rev"] == first.json["case"]["rev"]);
  CHECK(desk.room.number("SELECT count(*) FROM outbox") == 1);
  const auto other = desk.room.receive(CasesRoom::told());
  const auto elsewhere = desk.hoa.post(at(other, "/accept"),
                                       {{"rev", other.revision}, {"client_id", "11111111-aaaa"}});
  CHECK(elsewhere.status == 422);
}

TEST_CASE("a preview tells what a change brings and changes nothing") {
  Desk desk;
  const auto before = desk.room.held(desk.one);
  const auto told =
      act(desk.hoa,
          desk.room,
          desk.one,
          "classify",
          {{"kind", "thaido"}, {"category", "thai_do"}, {"urgent", true}, {"preview", true}});
  REQUIRE(told.status == 200);
  std::string all;
  for (const auto& one : told.json["consequences"]) all += one["vi"].get<std::string>();
  CHECK(all.find("sang nhánh 1") != std::string::npos);
  CHECK(all.find("Hạn đổi") != std::string::npos);
  CHECK(desk.room.held(desk.one).revision == before.revision);
  const auto routed =
      act(desk.hoa, desk.room, desk.one, "route", {{"unit", department}, {"preview", true}});
  CHECK(routed.json["consequences"].size() >= 2);
  CHECK(desk.room.held(desk.one).revision == before.revision);
  CHECK(desk.room.number("SELECT count(*) FROM outbox") == 0);
}

TEST_CASE("a case is not routed to whom it names, alone or as a helper") {
  Desk desk;
  const auto alone = act(desk.hoa, desk.room, desk.one, "route", {{"unit", ward}});
  CHECK(alone.status == 422);
  CHECK(alone.json["fields"].contains("unit"));
  const auto helped = act(desk.hoa,
                          desk.room,
                          desk.one,
                          "route",
                          {{"unit", department}, {"co_units", {other_department, ward}}});
  CHECK(helped.status == 422);
  CHECK(helped.json["fields"].contains("co_units"));
  CHECK(desk.status() == "moi");
}

TEST_CASE("a question stops the clock and is asked by the conversation") {
  Desk desk;
  const auto asked =
      act(desk.hoa, desk.room, desk.one, "ask", {{"question", "Ông/Bà nộp hồ sơ ngày nào?"}});
  REQUIRE(asked.status == 200);
  CHECK(asked.json["case"]["due"]["kind"] == "paused");
  CHECK(desk.room.number(
            "SELECT count(*) FROM inbox WHERE source = 'case' AND kind = 'more_info'") == 1);
  const auto why = desk.hoa.get(at(desk.one, "/deadline"));
  CHECK(why.json["pauses"].size() == 1);
}

TEST_CASE("a unit asks for more time, and one who may grants or turns it down") {
  Desk desk;
  desk.room.hire({"donvi", "dau_moi_don_vi", 0, department});
  auto unit = desk.room.at_work("donvi");
  REQUIRE(act(desk.hoa, desk.room, desk.one, "route", {{"unit", department}}).status == 200);
  const auto due = desk.room.held(desk.one).answer_due;
  const ordered_json more{{"days", 5}, {"reason", "cần đo đạc lại"}};
  REQUIRE(act(unit, desk.room, desk.one, "extend", more).status == 200);
  CHECK(desk.room.held(desk.one).answer_due == due);
  CHECK(act(unit, desk.room, desk.one, "extend", more).code() == "not_possible");
  CHECK(desk.chief.get("/cases", "view=to_approve").json["total"] == 1);
  REQUIRE(act(desk.chief, desk.room, desk.one, "extend", {{"days", 0}, {"reason", "đủ thời gian"}})
              .status == 200);
  CHECK(desk.room.held(desk.one).answer_due == due);
  const auto granted = act(desk.hoa, desk.room, desk.one, "extend", more);
  REQUIRE(granted.status == 200);
  CHECK(desk.room.held(desk.one).answer_due != due);
  CHECK(act(desk.hoa, desk.room, desk.one, "extend", more).code() == "not_possible");
  const auto why = desk.hoa.get(at(desk.one, "/deadline"));
  REQUIRE(why.json["extensions"].size() == 1);
  CHECK(why.json["extensions"][0]["reason"] == "cần đo đạc lại");
  CHECK(why.json["old"][0]["code"] == "extended");
}

TEST_CASE("a refusal and a redirection tell the citizen why and where") {
  Desk desk;
  const auto silent = act(desk.hoa,
                          desk.room,
                          desk.one,
                          "refuse",
                          {{"code", "khac"}, {"reason", "  "}, {"place", "một cửa"}});
  CHECK(silent.status == 422);
  CHECK(desk.status() == "moi");
  REQUIRE(act(desk.hoa,
              desk.room,
              desk.one,
              "refuse",
              {{"code", "khac"}, {"reason", "nội dung chưa rõ"}, {"place", "bộ phận một cửa"}})
              .status == 200);
  CHECK(desk.room.sent_to(desk.one).find("nội dung chưa rõ") != std::string::npos);
  const auto other = desk.room.receive(CasesRoom::told());
  const auto gone = act(desk.hoa,
                        desk.room,
                        other,
                        "redirect",
                        {{"to", "to_cao"}, {"place", "Thanh tra"}, {"confirmed_by", "Chánh VP"}});
  REQUIRE(gone.status == 200);
  CHECK(gone.json["case"]["hidden"] == true);  // denunciations are not read at the desk
  CHECK(desk.room.sent_to(other).find("Thanh tra") != std::string::npos);
}

TEST_CASE("a matter put away leaves the lists of those who put it there") {
  Desk desk;
  REQUIRE(
      act(desk.hoa, desk.room, desk.one, "restrict", {{"reason", "có tên người bị tố"}}).status ==
      200);
  CHECK(desk.hoa.get(at(desk.one)).code() == "restricted");
  CHECK(act(desk.hoa, desk.room, desk.one, "accept").code() == "restricted");
  CHECK(act(desk.chief, desk.room, desk.one, "restrict", {{"reason", "x"}}).status == 403);
}

TEST_CASE("looked at again by somebody else than before, and once") {
  Desk desk;
  until_submitted(desk.hoa, desk.room, desk.one);
  REQUIRE(act(desk.chief, desk.room, desk.one, "approve").status == 200);
  REQUIRE(act(desk.hoa, desk.room, desk.one, "reopen", {{"reason", "chưa thỏa đáng"}}).status ==
          200);
  REQUIRE(act(desk.hoa, desk.room, desk.one, "route", {{"unit", department}}).status == 200);
  const ordered_json answer{
      {"text", good_answer},
      {"title", ""},
      {"checks", {{"result", true}, {"basis", true}, {"next", true}, {"tone", true}}}};
  CHECK(act(desk.hoa, desk.room, desk.one, "submit", answer).code() == "not_allowed");
  desk.room.hire({"lan", "van_hanh"});
  auto lan = desk.room.at_work("lan");
  CHECK(act(lan, desk.room, desk.one, "submit", answer).status == 200);
}

TEST_CASE("whoever cannot be reached is told by hand, and the case says so") {
  Desk desk;
  desk.room.clock.advance(24h * 8);
  desk.hoa = desk.room.at_work("hoa");
  desk.chief = desk.room.at_work("sep");
  until_submitted(desk.hoa, desk.room, desk.one);
  const auto approved = act(desk.chief, desk.room, desk.one, "approve");
  REQUIRE(approved.status == 200);
  for (const auto& one : approved.json["case"]["delivery"]) {
    CHECK(one["state"] == "by_hand");
    CHECK_FALSE(one["why"].get<std::string>().empty());
  }
  CHECK(desk.room.number("SELECT count(*) FROM outbox") == 0);
  CHECK(desk.room.number("SELECT count(*) FROM inbox WHERE source = 'case'") == 0);
}

TEST_CASE("an anonymous sender hears the answer and is owed no date") {
  Desk desk;
  auto draft = CasesRoom::told();
  draft.identity = cases::Identity::an_danh;
  const auto one = desk.room.receive(draft);
  until_submitted(desk.hoa, desk.room, one);
  CHECK(desk.room.sent_to(one).find("chuyển đến") == std::string::npos);
  REQUIRE(act(desk.chief, desk.room, one, "approve").status == 200);
  CHECK(desk.room.sent_to(one).find(good_answer) != std::string::npos);
  const auto file = desk.hoa.get(at(one)).json["case"];
  CHECK(file["who"] == "Ẩn danh");
  CHECK(file["phone_masked"] == "");
}

TEST_CASE("a draft is kept, shown to who takes over, and gone when it was submitted") {
  Desk desk;
  REQUIRE(act(desk.hoa, desk.room, desk.one, "route", {{"unit", department}}).status == 200);
  CHECK(desk.hoa.put(at(desk.one, "/draft"), {{"text", "Kính gửi"}, {"title", ""}}).status == 204);
  desk.room.hire({"donvi", "dau_moi_don_vi", 0, department});
  auto unit = desk.room.at_work("donvi");
  const auto seen = unit.get(at(desk.one)).json["case"]["draft"];
  CHECK(seen["text"] == "Kính gửi");
  CHECK(seen["mine"] == false);
  until_submitted(desk.hoa, desk.room, desk.one);
  CHECK(desk.hoa.get(at(desk.one)).json["case"]["draft"].is_null());
}

TEST_CASE("what a body holds wrongly is said by name, and nothing changes") {
  Desk desk;

  struct Wrong {
    std::string act{};
    ordered_json body{};
    std::string field{};
  };

  const std::string long_text(9000, 'a');
  const std::vector<Wrong> table{
      {"classify", {{"kind", "x"}, {"category", "tre_hen"}}, "kind"},
      {"classify", {{"kind", "tre"}, {"category", "x"}}, "category"},
      {"classify", {{"kind", "tre"}, {"category", "tre_hen"}, {"urgent", "yes"}}, "urgent"},
      {"route", {{"unit", "no-such-unit"}}, "unit"},
      {"route", {{"unit", department}, {"co_units", "x"}}, "co_units"},
      {"route", {{"unit", department}, {"co_units", {1}}}, "co_units"},
      {"route", {{"unit", department}, {"show", "all"}}, "show"},
      {"route", {{"unit", department}, {"surplus", 1}}, "surplus"},
      {"ask", {{"question", ""}}, "question"},
      {"ask", {{"question", long_text}}, "question"},
      {"ask", {{"question", std::string("a\0b", 3)}}, "question"},
      {"refuse", {{"code", "x"}, {"reason", "r"}, {"place", "p"}}, "code"},
      {"redirect", {{"to", "x"}, {"place", "p"}, {"confirmed_by", "c"}}, "to"},
      {"close", {{"outcome", ""}}, "outcome"},
      {"apology", {{"value", "x"}, {"date", ""}}, "value"},
      {"assign", {{"staff", "999"}}, "staff"},
      {"merge", {{"into", {{"id", "999"}, {"rev", 1}}}}, "into.id"},
      {"merge", {{"into", 5}}, "into.id"},
      {"submit", {{"text", good_answer}, {"title", ""}}, "checks.result"},
      {"extend", {{"days", "5"}, {"reason", "x"}}, "days"},
      {"extend", {{"days", 5.5}, {"reason", "x"}}, "days"}};
  const auto before = desk.room.held(desk.one);
  for (const auto& wrong : table) {
    CAPTURE(wrong.act);
    CAPTURE(wrong.field);
    const auto reply = act(desk.hoa, desk.room, desk.one, wrong.act, wrong.body);
    CAPTURE(reply.body);
    CHECK(reply.status == 422);
    CHECK(reply.json["fields"].contains(wrong.field));
    CHECK_FALSE(reply.json["message_vi"].get<std::string>().empty());
    CHECK_FALSE(reply.json["message_en"].get<std::string>().empty());
  }
  CHECK(desk.hoa.post(at(desk.one, "/accept"), {{"rev", "1"}}).status == 422);
  CHECK(desk.hoa.post(at(desk.one, "/accept")).status == 422);
  CHECK(desk.hoa.post("/cases/x/accept", {{"rev", 1}}).status == 404);
  CHECK(desk.hoa.post("/cases/99999999999999999999/accept", {{"rev", 1}}).status == 404);
  CHECK(desk.room.held(desk.one).revision == before.revision);
  CHECK(desk.room.number("SELECT count(*) FROM outbox") == 0);
}
