// Labels of cases, slips of many, the history in words, templates of answers.
#include <doctest/doctest.h>

#include "console/cases/history_words.hpp"
#include "console/cases/limits.hpp"
#include "storage/case_labels.hpp"
#include "tests/unit/console/cases_room.hpp"

using cases_room::act;
using cases_room::at;
using cases_room::Browser;
using cases_room::CasesRoom;
using cases_room::department;
using cases_room::ordered_json;

namespace {

struct Town {
  Town() {
    room.hire({"demo-hoa", "van_hanh"});
    room.hire({"demo-so", "dau_moi_don_vi", 0, department});
    hoa = room.at_work("demo-hoa");
    for (int i = 0; i < 3; ++i) held.push_back(room.receive(CasesRoom::told()));
  }

  std::string id(std::size_t which) const { return std::to_string(held.at(which).id.value); }

  cases_room::Reply label(const ordered_json& body) { return hoa.post("/cases/labels", body); }

  std::size_t found(Browser& browser, const std::string& query) {
    return browser.get("/cases", query + "&view=all").json["items"].size();
  }

  CasesRoom room{};
  Browser hoa{room.site()};
  std::vector<cases::Case> held{};
};

}  // namespace

TEST_CASE("labels are put on many cases, found without accents, and taken off") {
  Town town;
  const auto reply =
      town.label({{"ids", {town.id(0), town.id(1), "99999"}}, {"add", {"Điểm nóng", "Báo chí"}}});
  CHECK(reply.status == 200);
  CHECK(reply.json["done"] == std::vector<std::string>{town.id(0), town.id(1)});
  REQUIRE(reply.json["failed"].size() == 1);
  CHECK(reply.json["failed"][0]["id"] == "99999");
  CHECK_FALSE(reply.json["failed"][0]["why"].get<std::string>().empty());
  CHECK_FALSE(reply.json["failed"][0]["why_en"].get<std::string>().empty());
  CHECK(town.found(town.hoa, "label=diem+nong") == 2);
  CHECK(town.found(town.hoa, "label=%C4%90I%E1%BB%82M%20n%C3%B3ng") == 2);
  CHECK(town.found(town.hoa, "label=khac") == 0);
  // One label however it is typed: the first spelling stays.
  CHECK(town.label({{"ids", {town.id(2)}}, {"add", {"diem nong"}}}).status == 200);
  const auto file = town.hoa.get(at(town.held[2])).json["case"];
  CHECK(file["labels"] == std::vector<std::string>{"Điểm nóng"});
  const auto all = town.hoa.get("/cases/labels").json["items"];
  CHECK(all[0] == ordered_json{{"name", "Điểm nóng"}, {"cases", 3}});
  CHECK(all[1] == ordered_json{{"name", "Báo chí"}, {"cases", 2}});
  CHECK(town.label({{"ids", {town.id(0)}}, {"remove", {"bao chi"}}}).status == 200);
  CHECK(town.found(town.hoa, "label=bao+chi") == 1);
  const auto history = town.hoa.get(at(town.held[0])).json["case"]["history"];
  CHECK(history.back()["text"] == "Bỏ nhãn: bao chi.");
  CHECK(history.back()["text_en"] == "Labels removed: bao chi.");
}

TEST_CASE("a label that is there already changes nothing") {
  Town town;
  const ordered_json same{{"ids", {town.id(0)}}, {"add", {"Báo chí"}}};
  town.label(same);
  const auto rev = town.room.held(town.held[0]).revision;
  CHECK(town.label(same).json["done"].size() == 1);
  CHECK(town.room.held(town.held[0]).revision == rev);
}

TEST_CASE("labels of cases one does not see are not told, nor found") {
  Town town;
  town.label({{"ids", {town.id(0)}}, {"add", {"Vụ nhạy cảm"}}});
  auto unit = town.room.at_work("demo-so");
  CHECK(unit.get("/cases/labels").json["items"].empty());
  CHECK(town.found(unit, "label=vu+nhay+cam") == 0);
  auto secret = CasesRoom::told();
  secret.restricted = true;
  const auto hidden = town.room.receive(secret);
  town.room.database().write([&](storage::Tx& tx) {
    storage::CaseLabels(tx).add(hidden.id, {"Tố giác", {}, town.room.clock.now()});
  });
  CHECK(town.found(town.hoa, "label=to+giac") == 0);
  CHECK(town.hoa.get("/cases/labels").body.find("Tố giác") == std::string::npos);
  const auto rows = town.hoa.get("/cases", "view=all&q=" + hidden.number).json["items"];
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["hidden"] == true);
  CHECK(rows[0]["labels"].empty());
}

TEST_CASE("what is no label is refused with its field, and too many are too many") {
  Town town;
  const auto ids = ordered_json{town.id(0)};
  const auto wrong = [&](const ordered_json& body, const std::string& field) {
    const auto reply = town.label(body);
    CAPTURE(reply.body);
    CHECK(reply.status == 422);
    CHECK(reply.json["fields"].contains(field));
  };
  wrong({{"ids", ids}}, "add");
  wrong({{"add", {"a"}}}, "ids");
  wrong({{"ids", ids}, {"add", {"…"}}}, "add");
  wrong({{"ids", ids}, {"add", {"a, b"}}}, "add");
  wrong({{"ids", ids}, {"add", {std::string(console::limits::label_max + 1, 'x')}}}, "add");
  wrong({{"ids", ids}, {"add", {7}}}, "add");
  wrong({{"ids", ids}, {"add", "a"}}, "add");
  wrong({{"ids", ids}, {"add", {"a"}}, {"more", 1}}, "more");
  wrong({{"ids", ids}, {"add", std::vector<std::string>(11, "x")}}, "add");
  for (int i = 0; i < 20; ++i) town.label({{"ids", ids}, {"add", {"n" + std::to_string(i)}}});
  const auto reply = town.label({{"ids", ids}, {"add", {"mot nua"}}});
  CHECK(reply.json["failed"].size() == 1);
  const std::string hostile = "<b>x</b> \xE2\x80\xAE=1+1";
  const auto marked = town.label({{"ids", {town.id(1)}}, {"add", {hostile}}});
  CHECK(marked.status < 500);
  CHECK(town.hoa.get("/cases", "label=%00&view=all").status == 422);
  CHECK(town.hoa.get("/cases", "label=%21%21&view=all").status == 422);
}

TEST_CASE("who put on a label stays known when a change of labels is refused") {
  Town town;
  const auto lan = town.room.hire({"demo-lan", "van_hanh"});
  auto other = town.room.at_work("demo-lan");
  town.label({{"ids", {town.id(0)}}, {"add", {"Báo chí"}}});
  auto many = ordered_json::array();
  for (int i = 0; i < 10; ++i) many.push_back("nhãn " + std::to_string(i));
  town.label({{"ids", {town.id(0)}}, {"add", many}});
  for (auto& name : many) name = "thêm " + name.get<std::string>();
  many.erase(0);
  town.label({{"ids", {town.id(0)}}, {"add", many}});
  const auto of_lan = "SELECT count(*) FROM case_labels WHERE staff = " + std::to_string(lan.value);
  REQUIRE(town.room.number("SELECT count(*) FROM case_labels") == 20);
  const ordered_json wish{{"ids", {town.id(0)}}, {"remove", {"bao chi"}}, {"add", {"một", "hai"}}};
  CHECK(other.post("/cases/labels", wish).json["failed"].size() == 1);
  CHECK(town.room.number("SELECT count(*) FROM case_labels") == 20);
  CHECK(town.room.number(of_lan) == 0);
}

TEST_CASE("slips of many cases stand on sheets of their own") {
  Town town;
  const auto reply = town.hoa.get("/cases/slips", "ids=" + town.id(0) + "," + town.id(2));
  CHECK(reply.status == 200);
  CHECK(reply.body.find(town.held[0].number) != std::string::npos);
  CHECK(reply.body.find(town.held[1].number) == std::string::npos);
  CHECK(reply.body.find("break-before:page") != std::string::npos);
  CHECK(reply.body.find("Nguyễn Thị Lan") == std::string::npos);
  CHECK(reply.header("Content-Security-Policy").find("default-src 'none'") != std::string::npos);
  const auto some = town.hoa.get("/cases/slips", "ids=" + town.id(0) + ",99999");
  CHECK(some.body.find("1 hồ sơ không in được") != std::string::npos);
  auto unit = town.room.at_work("demo-so");
  CHECK(unit.get("/cases/slips", "ids=" + town.id(0)).status == 404);
  CHECK(town.hoa.get("/cases/slips", "").json["fields"].contains("ids"));
  std::string many = "ids=1";
  for (int i = 2; i < 45; ++i) many += "," + std::to_string(i);
  CHECK(town.hoa.get("/cases/slips", many).json["fields"].contains("ids"));
  CHECK(town.room.number("SELECT count(*) FROM audit WHERE what = 'case.slips_printed'") == 2);
  CHECK(town.room.text("SELECT detail FROM audit WHERE what = 'case.slips_printed' ORDER BY id") ==
        "slips=2 " + town.held[0].number + " " + town.held[2].number);
}

TEST_CASE("the history names things in words, in both languages") {
  Town town;
  const auto& one = town.held[0];
  REQUIRE(act(town.hoa, town.room, one, "classify", {{"kind", "tre"}, {"category", "tre_hen"}})
              .status == 200);
  REQUIRE(act(town.hoa, town.room, one, "route", {{"unit", department}}).status == 200);
  const auto history = town.hoa.get(at(one)).json["case"]["history"];
  for (const auto& line : history) {
    CAPTURE(line);
    CHECK(line["text"].get<std::string>().find("tre_hen") == std::string::npos);
    CHECK(line["text_en"] != line["text"]);
  }
  CHECK(history[1]["text"].get<std::string>().starts_with("Phân loại: Trễ hẹn trả kết quả, nhánh"));
  CHECK(history[1]["text_en"].get<std::string>().starts_with(
      "Classified as Trễ hẹn trả kết quả, branch 4"));
  CHECK(history[0]["text_en"] == "Received as " + one.number + ".");
  CHECK(history[0]["by_en"] == "System");
  CHECK(history.back()["text_en"].get<std::string>().starts_with("Passed on to "));
}

TEST_CASE("a line of the history keeps what people wrote") {
  const console::RegisterWords words;
  const auto english = [&](const std::string& what, const std::string& text) {
    cases::Entry entry;
    entry.what = what;
    entry.text = text;
    return console::history_words(words, entry).en;
  };
  CHECK(english("case.send_back", "Trả lại câu trả lời để sửa: thiếu căn cứ, nhánh 4") ==
        "Answer sent back: thiếu căn cứ, nhánh 4");
  CHECK(english("case.send_back", "UBND phường trả lại bộ phận tiếp nhận: nhầm") ==
        "UBND phường sends it back to the intake: nhầm");
  CHECK(english("case.close", "Kết thúc: đã giải quyết một phần.") == "Closed: partly settled.");
  CHECK(english("case.rate", "Người gửi đánh giá: không hài lòng.") ==
        "The sender's verdict: not satisfied.");
  CHECK(english("case.forward", "Chuyển Sở A, phối hợp Sở B, Sở C.") ==
        "Passed on to Sở A, helped by Sở B, Sở C.");
  CHECK(english("case.remark", "gọi lại chiều nay") == "gọi lại chiều nay");
  CHECK(english("case.reopen", "Mở lại để xem xét lần hai. 10 ngày làm việc.") ==
        "Reopened to be looked at again.");
  CHECK(english("case.recount", "Lịch nghỉ thay đổi, hạn được tính lại: 10 ngày làm việc.") ==
        "The calendar changed, the deadline was counted anew.");
  CHECK(english("case.follow", "Kết thúc cùng PA2611-00001-1: Đóng.") ==
        "Ended together with PA2611-00001-1.");
}

TEST_CASE("templates of answers are offered, and none goes out with a gap") {
  Town town;
  const auto templates = town.hoa.get("/catalog").json["templates"];
  CHECK(templates.size() >= 5);
  for (const auto& one : templates) {
    CHECK_FALSE(one["title"].get<std::string>().empty());
    CHECK(one["text"].get<std::string>().find("{don_vi}") != std::string::npos);
  }
  REQUIRE(act(town.hoa, town.room, town.held[0], "route", {{"unit", department}}).status == 200);
  const auto reply =
      act(town.hoa,
          town.room,
          town.held[0],
          "submit",
          {{"text", "Kính gửi Ông/Bà, kết quả trả ngày {ngay_tra} tại {noi_tra}."},
           {"title", ""},
           {"checks", {{"result", true}, {"basis", true}, {"next", true}, {"tone", true}}}});
  CHECK(reply.status == 422);
  CHECK(reply.json["fields"]["text"] == "Còn chỗ chưa điền: {ngay_tra}, {noi_tra}.");
}
