// What officers do to a survey round: by whom, in which state, and what becomes of the people in
// it.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "storage/citizens.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_rounds.hpp"
#include "storage/survey_testers.hpp"
#include "tests/unit/console/rounds_room.hpp"

using rounds_room::ordered_json;
using rounds_room::Reply;
using rounds_room::RoundsRoom;
using storage::Tx;
using surveys::RoundState;

namespace {

const ordered_json why{{"why", "Sai tên đơn vị"}};

// The newest line of the log of round 1.
ordered_json newest(const Reply& reply) {
  return reply.json["log"].back();
}

bool may(const Reply& reply, const std::string& what) {
  for (const auto& one : reply.json["may"]) {
    if (one == what) return true;
  }
  return false;
}

std::int64_t in_state(RoundsRoom& room, const std::string& state) {
  return room.number("SELECT count(*) FROM survey_invitations WHERE rehearsal = 0 AND state = '" +
                     state + "'");
}

}  // namespace

TEST_CASE("who made a round may try it, but is none of the three colleagues") {
  RoundsRoom room(2);
  room.plan();
  const auto maker = room.number("SELECT made_by FROM survey_rounds");
  room.database().write([&](storage::Tx& tx) {
    storage::SurveyTesters testers(tx);
    const auto who = storage::Citizens(tx).find_or_create("zalo", "773", room.clock.now());
    const auto code = testers.code_for({maker}, 5, room.clock.now());
    REQUIRE(testers.link(code, who.id, room.clock.now()));
  });
  room.test();  // on three phones, one of them the maker's
  CHECK(room.act("anh", "submit").code() == "not_tested");
  const auto round = room.at_work("anh").get("/surveys/rounds/1").json;
  REQUIRE(round["testers"].size() == 1);
  CHECK(round["testers"][0]["counts"] == false);
  CHECK_FALSE(round["testers"][0]["got_at"].is_null());
}

TEST_CASE("a test that does not reach a colleague says why, and counts for nobody") {
  RoundsRoom room(2);
  room.plan();
  room.database().write([&](storage::Tx& tx) {
    storage::SurveyTesters testers(tx);
    const auto who = storage::Citizens(tx).find_or_create("zalo", "779", room.clock.now());
    REQUIRE(testers.link(testers.code_for({1}, 5, room.clock.now()), who.id, room.clock.now()));
    storage::Invitation one{.round = {1}, .citizen = who.id, .rehearsal = true};
    one.facts = "{}";
    one.due_at = room.clock.now();
    storage::Invitations invitations(tx);
    invitations.add(one);
    const auto id = invitations.rehearsals_due(room.clock.now(), 1).front().id;
    invitations.end(id, storage::InvitationState::failed, "window_closed -230", room.clock.now());
  });
  auto anh = room.at_work("anh");
  const auto round = anh.get("/surveys/rounds/1").json;
  REQUIRE(round["testers"].size() == 1);
  CHECK(round["testers"][0]["got_at"].is_null());
  CHECK(round["testers"][0]["failed"]["vi"] == "quá thời hạn Zalo cho gửi");
  for (const auto& check : round["checklist"]) {
    if (check["code"] == "tested") CHECK(check["ok"] == false);
  }
}

TEST_CASE("whoever made, changed or submitted a plan is not offered to approve it, nor can he") {
  RoundsRoom room;
  room.plan();
  auto wanted = room.kept();
  wanted["name"] = "Đợt 11/2026, sửa";
  REQUIRE(room.change("binh", wanted).status == 200);
  room.submit("anh");
  for (const auto* name : {"anh", "binh"}) {
    CHECK_FALSE(may(room.at_work(name).get("/surveys/rounds/1"), "approve"));
    const auto tried = room.act(name, "approve");
    CHECK(tried.status == 409);
    CHECK(tried.code() == "same_person");
  }
  CHECK(room.state() == "to_approve");
  CHECK(may(room.at_work("chi").get("/surveys/rounds/1"), "approve"));
  CHECK(room.act("chi", "approve").status == 200);
  CHECK(room.state() == "scheduled");
}

TEST_CASE("who changed a plan stays its author when it is sent back and submitted again") {
  RoundsRoom room;
  room.plan();
  auto wanted = room.kept();
  wanted["name"] = "Đợt khác";
  REQUIRE(room.change("binh", wanted).status == 200);
  room.submit("anh");
  REQUIRE(room.act("chi", "send-back", why).status == 200);
  room.submit("anh");
  CHECK(room.act("binh", "approve").code() == "same_person");
}

TEST_CASE("a changed plan says in the log what was changed, and nothing of what stands in it") {
  RoundsRoom room;
  room.plan();
  auto wanted = room.kept();
  wanted["closes"] = "2026-12-10T19:30:00+07:00";
  wanted["plan"]["words"]["invitation"] = "Lời mời riêng của đợt này";
  const auto changed = room.change("binh", wanted);
  REQUIRE(changed.status == 200);
  const auto line = newest(changed);
  CHECK(line["what"] == "changed");
  CHECK(line["vi"] == "sửa kế hoạch");
  CHECK(line["who"] == "Cán bộ binh");
  CHECK(line["why"] == "ngày giờ kết thúc, lời nhắn");
  const auto trail =
      room.text("SELECT detail FROM audit WHERE what = 'round.changed' ORDER BY id DESC LIMIT 1");
  CHECK(trail.find("closes") != std::string::npos);
  CHECK(trail.find("riêng") == std::string::npos);
}

TEST_CASE("a save that changes nothing is no change: the test stays good and the log short") {
  RoundsRoom room;
  room.plan();
  room.test();
  const auto before = room.rev();
  const auto lines = room.number("SELECT count(*) FROM survey_log");
  REQUIRE(room.change("binh", room.kept()).status == 200);
  CHECK(room.rev() == before);
  CHECK(room.number("SELECT count(*) FROM survey_log") == lines);
  CHECK(room.act("anh", "submit").status == 200);
}

TEST_CASE("a round that is not ready is neither submitted nor approved") {
  RoundsRoom room;
  room.plan();
  CHECK(room.act("anh", "submit").code() == "not_tested");
  auto wanted = room.kept();
  wanted["plan"]["list"] = nullptr;
  REQUIRE(room.change("anh", wanted).status == 200);
  room.test();
  CHECK(room.act("anh", "submit").code() == "not_ready");
  wanted["plan"]["list"] = 1;
  REQUIRE(room.change("anh", wanted).status == 200);
  room.submit();
  room.database().write([](Tx& tx) { tx.exec("DELETE FROM consents", {}); });
  CHECK(room.act("chi", "approve").code() == "not_ready");
  CHECK(room.state() == "to_approve");
}

TEST_CASE("sent back with a reason a round is a draft again, drawn for nobody") {
  RoundsRoom room;
  room.plan();
  room.submit();
  REQUIRE(room.act("chi", "approve").status == 200);
  room.send();
  room.put_in(RoundState::scheduled);
  room.database().write([](Tx& tx) {
    tx.exec("UPDATE survey_invitations SET state = 'planned', sent_at = NULL WHERE rehearsal = 0",
            {});
  });
  CHECK(room.act("sep", "send-back").code() == "invalid");
  const auto back = room.act("sep", "send-back", why);
  REQUIRE(back.status == 200);
  CHECK(room.state() == "draft");
  CHECK(back.json["why"] == "Sai tên đơn vị");
  CHECK(back.json["submitted_by"] == "");
  CHECK(newest(back)["what"] == "sent_back");
  CHECK(newest(back)["why"] == "Sai tên đơn vị");
  CHECK(in_state(room, "planned") == 0);
  CHECK(room.number("SELECT count(*) FROM survey_rounds WHERE drawn_at IS NULL") == 1);
  CHECK(room.act("chi", "approve").code() == "wrong_state");
}

TEST_CASE("a pause with a reason takes back what has not left, and a resumption lets it go") {
  RoundsRoom room;
  room.plan();
  room.send();
  CHECK(room.act("anh", "pause").code() == "invalid");
  CHECK(room.act("sep", "pause", why).status == 403);
  const auto paused = room.act("anh", "pause", why);
  REQUIRE(paused.status == 200);
  CHECK(room.state() == "paused");
  CHECK(paused.json["why"] == "Sai tên đơn vị");
  CHECK(may(paused, "resume"));
  CHECK_FALSE(may(paused, "pause"));
  CHECK(room.act("anh", "pause", why).code() == "wrong_state");
  CHECK(in_state(room, "sent") == 3);  // who was asked may answer
  const auto on = room.act("binh", "resume");
  REQUIRE(on.status == 200);
  CHECK(room.state() == "sending");
  CHECK(newest(on)["who"] == "Cán bộ binh");
}

TEST_CASE("stopped so that those inside may finish: nobody new is asked, the others go on") {
  RoundsRoom room;
  room.plan();
  room.send();
  room.database().write(
      [&](Tx& tx) { storage::Invitations(tx).begin({1}, room.clock.now(), room.clock.now()); });
  const auto stopped = room.act("anh", "stop", {{"why", "Đủ phiếu"}, {"let_finish", true}});
  REQUIRE(stopped.status == 200);
  CHECK(room.state() == "closing");
  CHECK(in_state(room, "planned") == 0);  // the reserve
  CHECK(in_state(room, "begun") == 1);
  CHECK(in_state(room, "sent") == 2);
  CHECK(room.number("SELECT count(*) FROM inbox WHERE kind = 'farewell'") == 0);
}

TEST_CASE("stopped at once: every invitation ends, and whoever was inside hears of it") {
  RoundsRoom room;
  room.plan();
  room.send();
  room.database().write(
      [&](Tx& tx) { storage::Invitations(tx).begin({1}, room.clock.now(), room.clock.now()); });
  const auto stopped = room.act("anh", "stop", {{"why", "Sai câu hỏi"}, {"let_finish", false}});
  REQUIRE(stopped.status == 200);
  CHECK(room.state() == "closed");
  CHECK(newest(stopped)["why"] == "Sai câu hỏi");
  CHECK(in_state(room, "closed") == 4);
  CHECK(room.number("SELECT count(*) FROM inbox WHERE kind = 'farewell'") == 1);
  CHECK(room.act("anh", "resume").code() == "wrong_state");
}

TEST_CASE("a round is cancelled with a reason before it leaves, and never afterwards") {
  RoundsRoom room;
  room.plan();
  CHECK(room.act("anh", "cancel").code() == "invalid");
  room.submit();
  const auto gone = room.act("anh", "cancel", why);
  REQUIRE(gone.status == 200);
  CHECK(room.state() == "cancelled");
  CHECK(gone.json["may"].empty());
  RoundsRoom other;
  other.plan();
  other.send();
  CHECK(other.act("anh", "cancel", why).code() == "wrong_state");
}

TEST_CASE("people of the reserve are invited as many as were asked for, while the round runs") {
  RoundsRoom room(6);
  room.plan();
  room.send();
  const auto listed = room.at_work("anh").get("/surveys/rounds/1/people", "stage=reserve");
  CHECK(listed.json["total"] == 1);
  CHECK(listed.json["outcome"]["vi"] == "Dự phòng");  // as every page calls them
  const ordered_json two{{"unit", ""}, {"field", ""}, {"people", 2}};
  const auto called = room.act("anh", "reserve", two);
  REQUIRE(called.status == 200);
  CHECK(newest(called)["what"] == "reserve");
  CHECK(newest(called)["why"] == "1");  // no more were there
  CHECK(room.number("SELECT count(*) FROM survey_invitations WHERE reserve = 1") == 0);
  CHECK(room.number("SELECT count(*) FROM survey_invitations WHERE state = 'planned' "
                    "AND rehearsal = 0 AND due_at IS NOT NULL") == 1);
  CHECK(room.act("anh", "reserve", two).code() == "not_possible");
  CHECK(room.act("sep", "reserve", two).status == 403);
  room.put_in(RoundState::closing);
  CHECK(room.act("anh", "reserve", two).code() == "wrong_state");
}

TEST_CASE("of two at the same round the slower is told, with the round as it has become") {
  RoundsRoom room;
  room.plan();
  room.send();
  const auto seen = room.rev();
  REQUIRE(room.act("anh", "pause", why).status == 200);
  auto late = why;
  late["rev"] = seen;
  const auto reply = room.at_work("binh").post("/surveys/rounds/1/pause", late);
  CHECK(reply.code() == "stale");
  CHECK(reply.json["round"]["state"] == "paused");
}

TEST_CASE("the list is drawn for the checklist while a round is planned, and never afterwards") {
  RoundsRoom room;
  room.plan();
  CHECK(room.at_work("anh").get("/surveys/rounds/1").json["checklist"].size() == 8);
  room.send();
  CHECK(room.at_work("anh").get("/surveys/rounds/1").json["checklist"].empty());
}

TEST_CASE("a test goes to all the colleagues named, or to none of them") {
  RoundsRoom room;
  room.plan();
  const auto tried = room.act("anh", "test", {{"staff", {1, 2}}});
  CHECK(tried.code() == "not_linked");
  CHECK(room.number("SELECT count(*) FROM survey_invitations") == 0);
}
