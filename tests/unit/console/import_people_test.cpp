// Who of a list may be asked: what people said themselves counts more than any list.
#include "storage/survey_people.hpp"
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

std::string with_both(const std::string& phone,
                      const std::string& account,
                      const std::string& agreed) {
  return "A1;" + phone + ";" + account + ";Phường Vị Thanh;C;05/11/2026;" + agreed + ";\n";
}

std::string known_by_phone(Surveyors& room, const std::string& digits) {
  std::string id;
  room.database().write([&](storage::Tx& tx) {
    id = storage::Citizens(tx).find_or_create("phone", digits, room.clock.now()).id;
  });
  return id;
}

const std::string latest_of_all =
    "SELECT decision || ' ' || channel FROM consents WHERE purpose = 'khao_sat' ORDER BY id DESC";

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
    storage::note_asked(tx, asked, room.clock.now() - std::chrono::hours{24 * 30});
  });
  auto anh = room.at_work("anh");
  const auto import = read(anh, head + with_account("111111", "có"));
  CHECK(left_out(import, "asked_lately") == 1);
}

TEST_CASE("a telephone known from before leads to the person it is known of") {
  Surveyors room;
  const auto known = known_by_phone(room, "84912000009");
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

TEST_CASE("a later list that says no ends the consent an earlier one brought") {
  Surveyors room;
  auto anh = room.at_work("anh");
  save(anh, read(anh, head + person("0912000001") + person("0912000002")));
  CHECK(room.text(latest_of_all) == "agreed danh_sach");
  const auto import = read(anh, head + person("0912000001", "không") + person("0912000002"));
  CHECK(left_out(import, "no_consent") == 1);
  save(anh, import);
  CHECK(room.text(latest_of_all) == "withdrawn danh_sach");
  CHECK(room.number("SELECT count(*) FROM consents WHERE decision = 'withdrawn'") == 1);
  const auto under = room.text("SELECT text_version FROM consents WHERE decision = 'withdrawn'");
  CHECK(under ==
        "list/" + room.text("SELECT digest FROM survey_lists ORDER BY id DESC").substr(0, 12));
  // It is over: a list that says nothing does not bring it back.
  CHECK(left_out(read(anh, head + person("0912000001", "")), "no_consent") == 1);
}

TEST_CASE("a no beside a day that cannot be read ends it too, of both ways") {
  Surveyors room;
  auto anh = room.at_work("anh");
  const auto row = [](const std::string& day, const std::string& said) {
    return "A1;0912000001;;Phường Vị Thanh;C;" + day + ";" + said + ";" + said + "\n";
  };
  save(anh, read(anh, head + row("05/11/2026", "có")));
  save(anh, read(anh, head + row("hôm qua", "không") + person("0912000002")));
  const auto decided = [&](const std::string& purpose) {
    return room.text(
        "SELECT decision FROM consents AS k JOIN citizens AS c ON c.id = k.citizen "
        "WHERE c.channel_id = '84912000001' AND purpose = '" +
        purpose + "' ORDER BY k.id DESC");
  };
  CHECK(decided("khao_sat") == "withdrawn");
  CHECK(decided("khao_sat_dien_thoai") == "withdrawn");
}

TEST_CASE("what people said themselves stays, whatever a list says against it") {
  Surveyors room;
  decides(room, room.citizen("111111"), Decision::agreed);
  auto anh = room.at_work("anh");
  save(anh, read(anh, head + with_account("111111", "không") + person("0912000002")));
  CHECK(room.number("SELECT count(*) FROM consents WHERE decision <> 'agreed'") == 0);
}

TEST_CASE("a mark under a column of those who refuse is no consent, and ends none") {
  Surveyors room;
  auto anh = room.at_work("anh");
  save(anh, read(anh, head + person("0912000001")));
  auto import = read(anh,
                     "SĐT;Đơn vị;Không đồng ý nhận khảo sát\n0912000001;Phường Vị Thanh;x\n"
                     "0912000002;Phường Vị Thanh;x\n0912000003;Phường Vị Thanh;đồng ý\n");
  CHECK(import.json["columns"][2]["field"].is_null());
  staffroom::ordered_json change{{"rev", import.json["rev"]},
                                 {"encoding", nullptr},
                                 {"columns", staffroom::ordered_json::array()},
                                 {"convert", false},
                                 {"units", staffroom::ordered_json::array()}};
  for (const auto& [index, field] :
       {std::pair{0, "dien_thoai"}, std::pair{1, "don_vi"}, std::pair{2, "dong_y"}})
    change["columns"].push_back({{"index", index}, {"field", field}});
  REQUIRE(anh.put(import_room::path_of(import), change).status == 200);
  import = import_room::at_rest(anh, import_room::path_of(import));
  CHECK(left_out(import, "no_consent") == 2);
  save(anh, import);
  CHECK(room.number("SELECT count(*) FROM consents WHERE decision = 'agreed'") == 2);
  CHECK(room.number("SELECT count(*) FROM consents WHERE decision <> 'agreed'") == 0);
}

TEST_CASE("who was first known by a telephone is the same person on Zalo") {
  Surveyors room;
  for (const auto* account : {"111111", "222222", "333333", "444444"}) room.citizen(account);
  const auto asked = known_by_phone(room, "84912000001");
  room.database().write([&](storage::Tx& tx) {
    storage::note_asked(tx, asked, room.clock.now() - std::chrono::hours{24 * 30});
  });
  const auto stopped = known_by_phone(room, "84912000002");
  room.database().write([&](storage::Tx& tx) {
    storage::Consents(tx).opt_out(stopped, "khao_sat", room.clock.now());
  });
  decides(room, known_by_phone(room, "84912000003"), Decision::refused);
  decides(room, known_by_phone(room, "84912000004"), Decision::agreed);
  auto anh = room.at_work("anh");
  const auto import = read(
      anh,
      head + with_both("0912000001", "111111", "có") + with_both("0912000002", "222222", "có") +
          with_both("0912000003", "333333", "có") + with_both("0912000004", "444444", ""));
  CHECK(left_out(import, "asked_lately") == 1);
  CHECK(left_out(import, "opted_out") == 2);
  CHECK(import.json["usable"] == 1);
}

TEST_CASE("a no of a list reaches the consent a list brought under the telephone") {
  Surveyors room;
  auto anh = room.at_work("anh");
  save(anh, read(anh, head + person("0912000001")));
  room.citizen("111111");
  save(anh, read(anh, head + with_both("0912000001", "111111", "không") + person("0912000002")));
  CHECK(left_out(read(anh, head + with_both("0912000001", "111111", "")), "no_consent") == 1);
}

TEST_CASE("the telephone of a case leads to what was said under that number alone") {
  cases_room::CasesRoom room;
  room.add("anh", "chuyen_vien");
  auto draft = cases_room::CasesRoom::told();
  draft.citizen = room.citizen("111111");
  draft.contact_phone = "0912000009";
  draft.identity = people::Identity::cong_khai;
  room.receive(draft);
  room.database().write([&](storage::Tx& tx) {
    const auto twin = storage::Citizens(tx).find_or_create("phone", "84912000009", {});
    storage::Consents(tx).opt_out(twin.id, "khao_sat", room.clock.now());
  });
  auto anh = room.at_work("anh");
  CHECK(left_out(read(anh, head + person("0912000009")), "opted_out") == 1);
  CHECK(left_out(read(anh, head + with_account("111111", "có")), "opted_out") == 1);
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
