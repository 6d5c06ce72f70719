// Who of a list may be asked: what people said themselves counts more than any list.
#include "tests/unit/console/cases_room.hpp"
#include "tests/unit/console/import_room.hpp"

using import_room::head;
using import_room::left_out;
using import_room::person;
using import_room::read;
using import_room::save;
using import_room::Surveyors;
using namespace std::chrono_literals;
using storage::Decision;

namespace {

void decides(Surveyors& room,
             const std::string& citizen,
             Decision decision,
             const char* purpose = "khao_sat") {
  room.database().write([&](storage::Tx& tx) {
    storage::Consents(tx).record({citizen, purpose, decision, "1", "zalo", room.clock.now()});
  });
}

std::string with_account(const std::string& account, const std::string& agreed) {
  return "A1;;" + account + ";Phường Vị Thanh;Đăng ký khai sinh;05/11/2026;" + agreed + ";\n";
}

}  // namespace

TEST_CASE("whoever refused or asked for no more is left out, whatever the list says") {
  Surveyors room;
  decides(room, room.citizen("111111"), Decision::refused);
  decides(room, room.citizen("222222"), Decision::withdrawn);
  const auto stopped = room.citizen("333333");
  decides(room, stopped, Decision::agreed);
  room.database().write([&](storage::Tx& tx) {
    storage::Consents(tx).opt_out(stopped, "khao_sat", room.clock.now());
  });
  decides(room, room.citizen("444444"), Decision::agreed);
  auto anh = room.at_work("anh");
  const auto import = read(anh,
                           head + with_account("111111", "có") + with_account("222222", "có") +
                               with_account("333333", "có") + with_account("444444", ""));
  CHECK(left_out(import, "opted_out") == 3);
  CHECK(import.json["usable"] == 1);
  const auto saved = save(anh, import);
  CHECK(room.text("SELECT citizen FROM survey_people") == "c_4");
  CHECK(room.number("SELECT count(*) FROM consents WHERE channel = 'danh_sach'") == 0);
}

TEST_CASE("who was asked lately is left alone") {
  Surveyors room;
  const auto asked = room.citizen("111111");
  room.database().write([&](storage::Tx& tx) {
    storage::SurveyLists(tx).note_asked(asked, room.clock.now() - std::chrono::hours{24 * 30});
  });
  auto anh = room.at_work("anh");
  const auto import = read(anh, head + with_account("111111", "có"));
  CHECK(left_out(import, "asked_lately") == 1);
}

TEST_CASE("a telephone known from before leads to the person it is known of") {
  Surveyors room;
  const auto phone_only = [&](const char* digits) {
    std::string id;
    room.database().write([&](storage::Tx& tx) {
      id = storage::Citizens(tx).find_or_create("phone", digits, room.clock.now()).id;
    });
    return id;
  };
  const auto known = phone_only("84912000009");
  auto anh = room.at_work("anh");
  save(anh, read(anh, head + person("0912000009")));
  CHECK(room.text("SELECT citizen FROM survey_people") == known);
}

TEST_CASE("a telephone given with a case under one's own name leads to that citizen of Zalo") {
  cases_room::CasesRoom room;
  room.add("anh", "chuyen_vien");
  auto draft = cases_room::CasesRoom::told();
  draft.citizen = room.citizen("111111");
  draft.contact_phone = "0912000009";
  draft.identity = people::Identity::cong_khai;
  room.receive(draft);
  auto hidden = draft;
  hidden.citizen = room.citizen("222222");
  hidden.contact_phone = "0912000008";
  hidden.identity = people::Identity::giau_ten;
  room.receive(hidden);
  auto anh = room.at_work("anh");
  save(anh, read(anh, head + person("0912000009") + person("0912000008")));
  CHECK(room.number("SELECT count(*) FROM survey_people WHERE citizen = 'c_1'") == 1);
  CHECK(room.number("SELECT count(*) FROM survey_people WHERE citizen = 'c_2'") == 0);
}

TEST_CASE("consent to messages on the telephone is its own, and a later list may end it") {
  Surveyors room;
  auto anh = room.at_work("anh");
  const auto row = [](const std::string& by_phone) {
    return head + "A1;0912000001;;Phường Vị Thanh;C;05/11/2026;có;" + by_phone + "\n";
  };
  save(anh, read(anh, row("có")));
  const std::string latest =
      "SELECT decision FROM consents WHERE purpose = 'khao_sat_dien_thoai' ORDER BY id DESC";
  CHECK(room.text(latest) == "agreed");
  save(anh, read(anh, row("không")));
  CHECK(room.text(latest) == "withdrawn");
  decides(room, room.text("SELECT id FROM citizens"), Decision::refused, "khao_sat_dien_thoai");
  save(anh, read(anh, row("có")));
  CHECK(room.text(latest) == "refused");
}

TEST_CASE("a list of those who wrote holds each of them once") {
  Surveyors room;
  const auto lan = room.citizen("111111");
  room.says(lan, "Xin hỏi");
  room.citizen("222222");
  auto anh = room.at_work("anh");
  const auto made = anh.post("/surveys/lists/wrote",
                             {{"name", "Tuần này"}, {"from", "2026-11-20"}, {"to", "2026-11-23"}});
  CHECK(made.status == 201);
  CHECK(made.json["people"] == 2);
  CHECK(made.json["from"] == "2026-11-20");
  const auto before = anh.post("/surveys/lists/wrote",
                               {{"name", "Trước"}, {"from", "2026-11-01"}, {"to", "2026-11-20"}});
  CHECK(before.json["people"] == 0);
  for (const auto& [from, to] : {std::pair{"2026-11-23", "2026-11-20"},
                                 std::pair{"2026-11-23", "2026-11-30"},
                                 std::pair{"2020-11-23", "2026-11-20"},
                                 std::pair{"hôm qua", "2026-11-20"}}) {
    CHECK(anh.post("/surveys/lists/wrote", {{"name", "x"}, {"from", from}, {"to", to}}).status ==
          422);
  }
}
