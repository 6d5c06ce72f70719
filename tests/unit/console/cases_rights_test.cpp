// Every role at every address of one case: their own, another's, a restricted one and one that
// names them. The table is written apart from rights.cpp and sight.cpp.
#include <map>

#include <doctest/doctest.h>

#include "base/rng.hpp"
#include "console/cases/routes.hpp"
#include "tests/unit/console/cases_room.hpp"

using namespace std::chrono_literals;
using cases_room::act;
using cases_room::at;
using cases_room::Browser;
using cases_room::CasesRoom;
using cases_room::department;
using cases_room::ordered_json;
using cases_room::other_department;
using cases_room::ward;

namespace {

// Columns: van_hanh; dau_moi_nhanh of the case's branch, of another; dau_moi_don_vi in charge, of
// another unit, of the unit it names; chuyen_vien; dieu_hanh; kiem_tra; tin_mat; quan_tri.
// x: may (or only the contents are asked for), f: forbidden, r: restricted, n: not found.
struct Cell {
  const char* open{};        // an ordinary case of branch 4, assigned to the department
  const char* restricted{};  // the same, put away
};

const std::map<std::string, Cell> table{
    {"GET /cases/{id}", {"xxnxnnfxnxf", "rnnnnnfrnxf"}},
    {"GET /cases/{id}/deadline", {"xxnxnnfxnxf", "rnnnnnfrnxf"}},
    {"GET /cases/{id}/duplicates", {"xxnxnnfxnxf", "rnnnnnfrnxf"}},
    {"GET /cases/{id}/slip", {"xxnxnnfxnxf", "rnnnnnfrnxf"}},
    {"GET /cases/{id}/attachments/{attachment}", {"xxnxnnfxnxf", "rnnnnnfrnxf"}},
    {"PUT /cases/{id}/attachments/{attachment}/masked", {"xffffffffxf", "rffffffffxf"}},
    {"DELETE /cases/{id}/attachments/{attachment}/masked", {"xffffffffxf", "rffffffffxf"}},
    {"POST /cases/{id}/classify", {"xxnffffxfxf", "rnnffffrfxf"}},
    {"POST /cases/{id}/route", {"xxnffffxfxf", "rnnffffrfxf"}},
    {"POST /cases/{id}/accept", {"xxnffffxfxf", "rnnffffrfxf"}},
    {"POST /cases/{id}/assign", {"xxnffffxfxf", "rnnffffrfxf"}},
    {"POST /cases/{id}/national", {"xxnffffxfxf", "rnnffffrfxf"}},
    {"POST /cases/{id}/start", {"xxnxnnfxfxf", "rnnnnnfrfxf"}},
    {"POST /cases/{id}/ask", {"xxnxnnfxfxf", "rnnnnnfrfxf"}},
    {"POST /cases/{id}/apology", {"xxnxnnfxfxf", "rnnnnnfrfxf"}},
    {"PUT /cases/{id}/draft", {"xxnxnnfxfxf", "rnnnnnfrfxf"}},
    {"POST /cases/{id}/submit", {"xxnxnnfxfxf", "rnnnnnfrfxf"}},
    {"POST /cases/{id}/approve", {"fxnffffxfxf", "fnnffffrfxf"}},
    {"POST /cases/{id}/send_back", {"xxnxnnfxfxf", "rnnnnnfrfxf"}},
    {"POST /cases/{id}/extend", {"xxnxnnfxfxf", "rnnnnnfrfxf"}},
    {"POST /cases/{id}/refuse", {"xxnffffxfxf", "rnnffffrfxf"}},
    {"POST /cases/{id}/redirect", {"xxnffffxfxf", "rnnffffrfxf"}},
    {"POST /cases/{id}/close", {"xxnffffxfxf", "rnnffffrfxf"}},
    {"POST /cases/{id}/reopen", {"xxnffffxfxf", "rnnffffrfxf"}},
    {"POST /cases/{id}/merge", {"xxnffffxfxf", "rnnffffrfxf"}},
    {"POST /cases/{id}/unmerge", {"xxnffffxfxf", "rnnffffrfxf"}},
    {"POST /cases/{id}/split", {"xxnffffxfxf", "rnnffffrfxf"}},
    {"POST /cases/{id}/restrict", {"xffffffffxf", "rffffffffxf"}},
    {"POST /cases/{id}/unmask", {"xffffffxnxf", "rffffffrnxf"}}};

// A body whose contents will do, so that only the right is asked.
ordered_json body_for(const std::string& name, int rev) {
  const auto act = name.substr(name.rfind('/') + 1);
  ordered_json body = ordered_json::object();
  if (name.starts_with("POST") && act != "unmask") body["rev"] = rev;
  const std::map<std::string, ordered_json> more{
      {"classify", {{"kind", "tre"}, {"category", "tre_hen"}, {"preview", true}}},
      {"route", {{"unit", other_department}, {"preview", true}}},
      {"assign", {{"staff", "1"}}},
      {"national", {{"number", "QG-1"}}},
      {"ask", {{"question", "Ngày nào?"}}},
      {"apology", {{"value", "khong"}, {"date", ""}}},
      {"draft", {{"text", "Kính gửi"}, {"title", ""}}},
      {"submit",
       {{"text", cases_room::good_answer},
        {"title", ""},
        {"checks", {{"result", true}, {"basis", true}, {"next", true}, {"tone", true}}}}},
      {"send_back", {{"reason", "thiếu căn cứ"}}},
      {"extend", {{"days", 3}, {"reason", "đo đạc lại"}}},
      {"refuse", {{"code", "khac"}, {"reason", "không rõ"}, {"place", "một cửa"}}},
      {"redirect", {{"to", "ngoai_pham_vi"}, {"place", "một cửa"}, {"confirmed_by", "Chánh VP"}}},
      {"close", {{"outcome", "mot_phan"}}},
      {"reopen", {{"reason", "chưa xong"}}},
      {"merge", {{"into", {{"id", "1"}, {"rev", 1}}}}},
      {"split",
       {{"client_id", "s1"}, {"text", "một phần"}, {"attachments", ordered_json::array()}}},
      {"restrict", {{"reason", "có tên người"}}},
      {"unmask", {{"reason_code", "lien_he"}, {"note", ""}}}};
  const auto found = more.find(act);
  if (found != more.end()) body.update(found->second);
  return body;
}

const std::vector<cases_room::Person>& staff_of_town() {
  static const std::vector<cases_room::Person> all{
      {"demo-0", "van_hanh"},
      {"demo-1", "dau_moi_nhanh", 4},
      {"demo-2", "dau_moi_nhanh", 7},
      {"demo-3", "dau_moi_don_vi", 0, department},
      {"demo-4", "dau_moi_don_vi", 0, other_department},
      {"demo-5", "dau_moi_don_vi", 0, ward},
      {"demo-6", "chuyen_vien"},
      {"demo-7", "dieu_hanh"},
      {"demo-8", "kiem_tra"},
      {"demo-9", "tin_mat"},
      {"demo-10", "quan_tri"}};
  return all;
}

cases::Case assigned(CasesRoom& room, bool restricted) {
  auto draft = CasesRoom::told();
  draft.restricted = restricted;
  draft.citizen = room.citizen("771");
  draft.attachments = {room.keeps(draft.citizen, "\xFF\xD8\xFF\xDA\x02", "photo")};
  auto held = room.receive(draft);
  held.status = cases::Status::da_chuyen;
  held.assigned_unit = department;
  held.forwarded_at = room.clock.now();
  const int before = held.revision++;
  room.database().write(
      [&](storage::Tx& tx) { REQUIRE(storage::Cases(tx).update(held, before).ok()); });
  return held;
}

char seen(const cases_room::Reply& reply) {
  if (reply.code() == "forbidden") return 'f';
  if (reply.code() == "restricted") return 'r';
  if (reply.status == 404) return 'n';
  return 'x';
}

door::RawRequest request_for(const std::string& name, const cases::Case& held) {
  const auto blank = name.find(' ');
  auto path = name.substr(blank + 1);
  path.replace(path.find("{id}"), 4, std::to_string(held.id.value));
  const std::string paper = "{attachment}";
  const bool of_paper = path.find(paper) != std::string::npos;
  if (of_paper) path.replace(path.find(paper), paper.size(), held.attachments.front());
  door::RawRequest request{.method = name.substr(0, blank), .path = "/api/v1" + path};
  if (of_paper && request.method != "GET") request.query = "rev=" + std::to_string(held.revision);
  if (request.method == "GET" || of_paper) return request;
  request.headers.emplace_back("Content-Type", "application/json");
  request.body = body_for(name, held.revision).dump();
  return request;
}

void check_row(const std::string& name, std::string_view row, bool restricted) {
  if (row.empty()) return;
  REQUIRE(row.size() == staff_of_town().size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    CAPTURE(name);
    CAPTURE(staff_of_town()[i].role);
    CAPTURE(i);
    CasesRoom room;
    for (const auto& person : staff_of_town()) room.hire(person);
    const auto held = assigned(room, restricted);
    auto browser = room.at_work(staff_of_town()[i].username);
    const auto reply = browser.call(request_for(name, held));
    CAPTURE(reply.body);
    CHECK(seen(reply) == row[i]);
    CHECK(reply.status < 500);
    if (row[i] == 'x') continue;
    CHECK(room.held(held).revision == held.revision);
    CHECK(reply.body.find("Hồ sơ sang tên") == std::string::npos);
  }
}

}  // namespace

TEST_CASE("every role at every address of one case") {
  std::size_t of_one_case = 0;
  for (const auto& route : console::case_routes()) {
    if (route.pattern.find("{id}") == std::string_view::npos) continue;
    ++of_one_case;
    const auto name = std::string{route.method} + " " + std::string{route.pattern};
    CAPTURE(name);
    REQUIRE(table.contains(name));
    check_row(name, table.at(name).open, false);
    check_row(name, table.at(name).restricted, true);
  }
  CHECK(of_one_case == table.size());
}

TEST_CASE("what the buttons promise is what the service does") {
  for (const auto& person : staff_of_town()) {
    CAPTURE(person.role);
    CasesRoom room;
    for (const auto& one : staff_of_town()) room.hire(one);
    const auto held = assigned(room, false);
    auto browser = room.at_work(person.username);
    const auto file = browser.get(at(held));
    if (file.status != 200) continue;
    for (const auto& action : file.json["case"]["actions"]) {
      const auto name = action["name"].get<std::string>();
      CAPTURE(name);
      const bool put = name == "draft";
      const auto full = (put ? "PUT" : "POST") + std::string{" /cases/{id}/"} + name;
      if (name == "merge") continue;  // asks for another case
      const auto fresh = assigned(room, false);
      const auto reply = browser.call(request_for(full, fresh));
      CAPTURE(reply.body);
      const bool done = reply.status < 300;
      CHECK(done == action["allowed"].get<bool>());
      if (!done) CHECK_FALSE(action["why"].get<std::string>().empty());
    }
  }
}

TEST_CASE("two officers in random order: every change is seen or refused, none is lost") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    base::Rng rng(seed);
    CasesRoom room;
    room.hire({"demo-a", "dieu_hanh"});
    room.hire({"demo-b", "dieu_hanh"});
    std::vector<Browser> officers{room.at_work("demo-a"), room.at_work("demo-b")};
    const auto held = room.receive(CasesRoom::told());
    std::vector<int> known(2, room.held(held).revision);
    const std::vector<std::string> acts{"accept",
                                        "route",
                                        "start",
                                        "ask",
                                        "submit",
                                        "approve",
                                        "send_back",
                                        "extend",
                                        "close",
                                        "reopen",
                                        "national",
                                        "apology",
                                        "assign",
                                        "classify",
                                        "draft"};
    int done = 0;
    for (int step = 0; step < 40; ++step) {
      const auto who = rng.below(2);
      const auto& name = acts.at(rng.below(acts.size()));
      if (rng.one_in(3)) known.at(who) = room.held(held).revision;  // the page polled
      const auto before = room.held(held);
      auto body = body_for("POST /cases/{id}/" + name, known.at(who));
      body.erase("preview");
      const auto reply = name == "draft"
                             ? officers.at(who).put(at(held, "/draft"), body_for("PUT /draft", 0))
                             : officers.at(who).post(at(held, "/" + name), body);
      CAPTURE(name);
      CAPTURE(reply.body);
      CHECK(reply.status < 500);
      const auto after = room.held(held);
      if (known.at(who) != before.revision && name != "draft") {
        CHECK(reply.code() == "changed");
        CHECK(after.revision == before.revision);
      }
      if (reply.status == 200) {
        ++done;
        CHECK(after.revision > before.revision);
        known.at(who) = after.revision;
        // Whoever proposed did not approve.
        if (after.answer.at) CHECK(after.answer.proposed_by != after.answer.approved_by);
      } else {
        CHECK(after.revision == before.revision);
      }
    }
    CHECK(done > 0);
    // Each approval told the citizen once.
    CHECK(room.number("SELECT count(*) FROM case_notices WHERE message = 'ho_so.tra_loi'") ==
          room.number("SELECT count(*) FROM case_history WHERE what = 'case.approve' AND "
                      "internal = 0"));
  }
}
