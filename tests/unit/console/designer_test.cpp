// A version as staff write it: what its page says is wrong, what stays comparable with the version
// before, and that no round leaves with what cannot be asked.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/console/rounds_room.hpp"

using rounds_room::ordered_json;
using rounds_room::Reply;
using rounds_room::RoundsRoom;

namespace {

constexpr const char* version = "/surveys/questionnaires/nhanh/2";

// Version 2 of "nhanh", a draft of anh's.
struct Designer {
  Designer() {
    const auto made =
        at_work().post("/surveys/questionnaires",
                       {{"from", {{"id", "nhanh"}, {"version", 1}}}, {"id", ""}, {"title", ""}});
    REQUIRE(made.status == 201);
    wording = made.json["questionnaire"];
  }

  rounds_room::Browser at_work() { return room.at_work("anh"); }

  ordered_json& question(const std::string& code) {
    for (auto& page : wording["pages"]) {
      for (auto& one : page["questions"]) {
        if (one["code"] == code) return one;
      }
    }
    FAIL("no such question");
    return wording;
  }

  Reply save() {
    const auto rev = at_work().get(version).json["rev"];
    return at_work().put(version, {{"rev", rev}, {"questionnaire", wording}});
  }

  RoundsRoom room;
  ordered_json wording;
};

bool holds(const ordered_json& list, const std::string& code) {
  return std::find(list.begin(), list.end(), code) != list.end();
}

bool is_ok(const ordered_json& checklist, const std::string& code) {
  for (const auto& one : checklist) {
    if (one["code"] == code) return one["ok"].get<bool>();
  }
  return false;
}

}  // namespace

TEST_CASE("a question that others are asked now is not the same as before") {
  Designer designer;
  designer.question("Z2")["only"] = {{{"question", "Z1"}, {"options", {"4", "5"}}}};
  designer.question("Z4")["title"] = "Đi lại";
  const auto saved = designer.save();
  REQUIRE(saved.status == 200);
  const auto& before = saved.json["before"];
  CHECK(holds(before["reworded"], "Z2"));
  CHECK(holds(before["same"], "Z1"));
  CHECK(holds(before["same"], "Z4"));
}

TEST_CASE("the page of a version tells what the conversation makes of it") {
  Designer designer;
  CHECK(designer.at_work().get(version).json["findings"] ==
        designer.at_work().get("/surveys/questionnaires/nhanh/1").json["findings"]);
  designer.question("Z4")["options"][0]["label"] = "Không biết";
  const auto saved = designer.save();
  REQUIRE(saved.status == 200);
  const auto& found = saved.json["findings"].back();
  CHECK(found["weight"] == "advice");
  CHECK(found["question"] == "Z4");
  CHECK(found["vi"] != found["en"]);
  const auto checked = designer.at_work().post("/surveys/questionnaires/check",
                                               {{"questionnaire", designer.wording}});
  CHECK(checked.json["findings"] == saved.json["findings"]);
}

TEST_CASE("a round is not ready with a question that the list answers, nor is it played") {
  Designer designer;
  designer.question("Z6")["code"] = "linh_vuc";
  REQUIRE(designer.save().status == 200);
  designer.room.plan();
  auto wanted = designer.room.kept();
  wanted["version"] = 2;
  REQUIRE(designer.room.change("anh", wanted).status == 200);
  auto anh = designer.at_work();
  CHECK_FALSE(is_ok(anh.get("/surveys/rounds/1").json["checklist"], "questionnaire"));
  designer.room.test();
  CHECK(designer.room.act("anh", "submit").code() == "not_ready");
  const auto played = anh.post("/surveys/questionnaires/preview",
                               {{"questionnaire", designer.wording},
                                {"accents", true},
                                {"long_names", false},
                                {"said", ordered_json::array()}});
  CHECK(played.code() == "not_possible");
}

TEST_CASE("a draft that rounds use is not deleted, and the answer says which and what to do") {
  Designer designer;
  auto anh = designer.at_work();
  designer.room.plan();
  auto wanted = designer.room.kept();
  wanted["version"] = 2;
  REQUIRE(designer.room.change("anh", wanted).status == 200);
  const auto remove = [&](const std::string& rev) {
    return anh.call(
        {.method = "DELETE", .path = std::string{"/api/v1"} + version, .query = "rev=" + rev});
  };
  const auto name = designer.room.kept()["name"].get<std::string>();
  const auto used = remove("1");
  CHECK(used.status == 409);
  CHECK(used.code() == "in_use");
  CHECK(used.json["message_vi"].get<std::string>().find("“" + name + "”") != std::string::npos);
  CHECK(used.json["message_en"].get<std::string>().find("“" + name + "”") != std::string::npos);
  wanted = designer.room.kept();
  wanted["version"] = 1;
  REQUIRE(designer.room.change("anh", wanted).status == 200);
  CHECK(remove("7").code() == "stale");
  CHECK(remove("1").status == 204);
}

TEST_CASE("of a cancelled round nobody is told to change the questionnaire") {
  Designer designer;
  designer.room.plan();
  auto wanted = designer.room.kept();
  wanted["version"] = 2;
  REQUIRE(designer.room.change("anh", wanted).status == 200);
  REQUIRE(designer.room.act("anh", "cancel", {{"why", "Trùng đợt khác"}}).status == 200);
  const auto used = designer.at_work().call(
      {.method = "DELETE", .path = std::string{"/api/v1"} + version, .query = "rev=1"});
  CHECK(used.code() == "in_use");
  const auto words = used.json["message_vi"].get<std::string>();
  CHECK(words.find("đã hủy") != std::string::npos);
  CHECK(words.find("Đổi bộ câu hỏi") == std::string::npos);
}
