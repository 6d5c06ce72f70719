// Canned answers, case answers and templates of Zalo, as administrators keep them.
#include <doctest/doctest.h>

#include "console/ready_texts.hpp"
#include "tests/unit/console/staffroom.hpp"

using namespace std::chrono_literals;
using staffroom::ordered_json;
using staffroom::Staffroom;

namespace {

struct Desk : Staffroom {
  Desk() : Staffroom(true) {
    add("demo-quan", "quan_tri");
    admin = std::make_unique<staffroom::Browser>(at_work("demo-quan"));
  }

  ordered_json find(const std::string& kind, const std::string& code) {
    const auto reply = admin->get("/admin/templates");
    for (const auto& one : reply.json["items"]) {
      if (one["kind"] == kind && one["code"] == code) return one;
    }
    return nullptr;
  }

  std::unique_ptr<staffroom::Browser> admin{};
};

ordered_json canned(const std::string& text) {
  return {{"kind", "canned"},
          {"code", "moi"},
          {"title", "Mẫu mới"},
          {"shortcut", "moi"},
          {"text", text},
          {"state", "enabled"}};
}

ordered_json zbs(const std::string& state) {
  return {{"kind", "zbs"},
          {"code", "331"},
          {"title", "Có kết quả"},
          {"text", "Hồ sơ {ma} đã có kết quả."},
          {"fields", {{{"name", "ma"}, {"label", "Mã hồ sơ"}, {"max", 30}}}},
          {"state", state}};
}

ordered_json changed(ordered_json one, const std::string& name, const ordered_json& value) {
  one[name] = value;
  return one;
}

ordered_json without_name(ordered_json one) {
  one.erase("kind");
  one.erase("code");
  one["rev"] = 1;
  return one;
}

std::string field_of(const staffroom::Reply& reply) {
  CAPTURE(reply.body);
  REQUIRE(reply.status == 422);
  return reply.json["fields"].begin().key();
}

}  // namespace

TEST_CASE("what the files say is there from the beginning, and nobody's work") {
  Desk desk;
  const auto found = desk.find("canned", "xin_ma");
  REQUIRE_FALSE(found.is_null());
  CHECK(found["by"] == "");
  CHECK(found["rev"] == 1);
  CHECK_FALSE(desk.find("case_answer", "khen").is_null());
}

TEST_CASE("a changed answer is what officers get at once, and each version is kept") {
  Desk desk;
  desk.add("demo-hoa", "van_hanh");
  auto hoa = desk.at_work("demo-hoa");
  CHECK(desk.admin->post("/admin/templates", canned("Xin chào Ông/Bà.")).status == 201);
  const auto text_of = [&] {
    const auto items = hoa.get("/canned").json["items"];
    for (const auto& one : items) {
      if (one["id"] == "moi") return one["text"].get<std::string>();
    }
    return std::string{};
  };
  CHECK(text_of() == "Xin chào Ông/Bà.");
  auto next = without_name(canned("Kính chào Ông/Bà."));
  CHECK(desk.admin->put("/admin/templates/canned/moi", next).status == 200);
  CHECK(text_of() == "Kính chào Ông/Bà.");
  const auto versions = desk.admin->get("/admin/templates/canned/moi/versions").json["items"];
  REQUIRE(versions.size() == 2);
  CHECK(versions[1]["text"] == "Xin chào Ông/Bà.");
  CHECK(versions[0]["by"] == "Cán bộ demo-quan");
  next["rev"] = 2;
  next["state"] = "withdrawn";
  CHECK(desk.admin->put("/admin/templates/canned/moi", next).status == 200);
  CHECK(text_of().empty());
  CHECK(desk.number("SELECT count(*) FROM audit WHERE what = 'template.saved'") == 3);
}

TEST_CASE("of two administrators the second sees what the first wrote") {
  Desk desk;
  desk.admin->post("/admin/templates", canned("Một."));
  CHECK(desk.admin->put("/admin/templates/canned/moi", without_name(canned("Hai."))).status == 200);
  const auto late = desk.admin->put("/admin/templates/canned/moi", without_name(canned("Ba.")));
  CHECK(late.code() == "stale");
  CHECK(late.json["template"]["text"] == "Hai.");
  CHECK(desk.find("canned", "moi")["text"] == "Hai.");
}

TEST_CASE("a variable nobody would fill in is refused with a sentence") {
  Desk desk;
  const auto refused = [&](const std::string& text) {
    const auto reply = desk.admin->post("/admin/templates", canned(text));
    CHECK(field_of(reply) == "text");
    return reply.json["fields"]["text"].get<std::string>();
  };
  CHECK(refused("Chào {Tên}.").find("{Tên}") != std::string::npos);
  CHECK(refused("Chào {ten").find("viết sai") != std::string::npos);
  CHECK(refused("Chào ten}.").find("viết sai") != std::string::npos);
  CHECK(refused("Tôi là {tencanbo}.").find("{ten_can_bo}") != std::string::npos);
  CHECK(desk.admin->post("/admin/templates", canned("Tôi là {ten_can_bo}.")).status == 201);
}

TEST_CASE("the fields of a template of Zalo and its text name the same") {
  Desk desk;
  auto body = changed(zbs("enabled"), "text", "Hồ sơ {la} đã có.");
  CHECK(field_of(desk.admin->post("/admin/templates", body)) == "text");
  body = changed(zbs("enabled"), "text", "Hồ sơ đã có.");
  CHECK(field_of(desk.admin->post("/admin/templates", body)) == "fields");
  body = changed(zbs("enabled"), "code", "ba ba mot");
  CHECK(field_of(desk.admin->post("/admin/templates", body)) == "code");
  CHECK(field_of(desk.admin->post("/admin/templates", zbs("loved"))) == "state");
  CHECK(field_of(desk.admin->post("/admin/templates",
                                  changed(canned("a b"), "state", "expired"))) == "state");
  CHECK(desk.admin->post("/admin/templates", zbs("pending")).status == 201);
  CHECK(desk.admin->post("/admin/templates", zbs("pending")).code() == "code_taken");
}

TEST_CASE("a template that Zalo refused is shown as such and does not go") {
  Desk desk;
  desk.add("demo-hoa", "van_hanh");
  auto hoa = desk.at_work("demo-hoa");
  const auto citizen = desk.citizen("7");
  desk.asks_for_a_person(citizen);
  hoa.post(staffroom::conv(citizen, "/claim"));
  desk.admin->post("/admin/templates", zbs("rejected"));
  const auto shown = hoa.get(staffroom::conv(citizen, "/templates"));
  CHECK(shown.json["items"][0]["state"] == "rejected");
  const auto send = [&](const std::string& key) {
    return hoa.post(staffroom::conv(citizen, "/messages"),
                    {{"client_id", key},
                     {"last_seen_id", staffroom::newest(hoa, citizen)},
                     {"template", "331"},
                     {"values", {{"ma", "H13"}}}});
  };
  CHECK(send("a").code() == "template_refused");
  CHECK(desk.number("SELECT count(*) FROM outbox") == 0);
  desk.admin->put("/admin/templates/zbs/331", without_name(zbs("enabled")));
  CHECK(send("b").status == 201);
}

TEST_CASE("what cannot be a text is refused with its field, and nothing is kept") {
  Desk desk;
  const auto kept = desk.number("SELECT count(*) FROM ready_texts");
  const auto good = canned("Xin chào.");
  for (const auto& [name, value] : good.items()) {
    for (const auto& wrong : {ordered_json(7),
                              ordered_json(nullptr),
                              ordered_json::array(),
                              ordered_json(std::string(9000, 'x')),
                              ordered_json(std::string("a\0b", 3))}) {
      if (name == "shortcut" && wrong.is_null()) continue;
      const auto reply = desk.admin->post("/admin/templates", changed(good, name, wrong));
      CAPTURE(reply.body);
      CHECK(reply.status == 422);
      CHECK(reply.json["fields"].contains(name));
    }
  }
  CHECK(field_of(desk.admin->post("/admin/templates", changed(good, "sudo", true))) == "sudo");
  CHECK(desk.admin->put("/admin/templates/poem/a", without_name(good)).status == 404);
  CHECK(desk.admin->put("/admin/templates/canned/none", without_name(good)).status == 404);
  CHECK(desk.admin->get("/admin/templates/canned/none/versions").status == 404);
  CHECK(desk.number("SELECT count(*) FROM ready_texts") == kept);
}

TEST_CASE("a file that says otherwise later changes only what nobody touched") {
  Desk desk;
  console::Canned files;
  files.answers = {{"xin_ma", "Xin mã", "ma", "Từ tệp."}, {"chao", "Chào", "chao", "Từ tệp."}};
  auto next = without_name(canned("Do quản trị sửa."));
  CHECK(desk.admin->put("/admin/templates/canned/chao", next).status == 200);
  console::bring_texts(desk.database(), files, {}, desk.clock.now());
  console::bring_texts(desk.database(), files, {}, desk.clock.now());
  CHECK(desk.find("canned", "xin_ma")["text"] == "Từ tệp.");
  CHECK(desk.find("canned", "xin_ma")["rev"] == 2);
  CHECK(desk.find("canned", "chao")["text"] == "Do quản trị sửa.");
}
