// A file of people, from the upload to the list.
#include "base/crypto.hpp"
#include "console/surveys/import_desk.hpp"
#include "tests/support/faulty_database.hpp"
#include "tests/unit/console/import_room.hpp"

using import_room::at_rest;
using import_room::head;
using import_room::left_out;
using import_room::path_of;
using import_room::person;
using import_room::read;
using import_room::save;
using import_room::Surveyors;
using import_room::upload;
using namespace std::chrono_literals;

TEST_CASE("a file is read, its columns are put right, and its people become a list") {
  Surveyors room;
  auto anh = room.at_work("anh");
  const auto text = "Cột 1;" + head.substr(head.find(';') + 1) + person("0912000001") +
                    person("912000002") + person("0912000001") + person("123") + ";;;;;;;\n" +
                    person("0912000003", "không") + person("0912000004", "");
  auto import = read(anh, text);
  CHECK(import.json["state"] == "read");
  CHECK(import.json["rows"] == 6);
  CHECK(import.json["usable"] == 2);
  CHECK(left_out(import, "duplicate") == 1);
  CHECK(left_out(import, "bad_phone") == 1);
  CHECK(left_out(import, "no_consent") == 2);
  CHECK(import.json["dates"][0]["vi"] == "5 tháng 11 năm 2026, thứ Năm");
  CHECK(import.json["columns"][0]["field"].is_null());
  CHECK(room.number("SELECT count(*) FROM survey_lists") == 0);
  CHECK(room.number("SELECT count(*) FROM citizens") == 0);

  auto columns = staffroom::ordered_json::array();
  for (const auto& column : import.json["columns"])
    columns.push_back({{"index", column["index"]}, {"field", column["field"]}});
  columns[0]["field"] = "ma_ho_so";
  const staffroom::ordered_json change{{"rev", import.json["rev"]},
                                       {"encoding", nullptr},
                                       {"columns", columns},
                                       {"convert", false},
                                       {"units", staffroom::ordered_json::array()}};
  REQUIRE(anh.put(path_of(import), change).status == 200);
  import = at_rest(anh, path_of(import));
  CHECK(import.json["columns"][0]["field"] == "ma_ho_so");
  CHECK(anh.put(path_of(import), change).code() == "stale");

  const auto left = anh.get(path_of(import) + "/left-out");
  CHECK(left.body.starts_with("\xEF\xBB\xBF\"Dòng\",\"Lý do\""));
  CHECK(left.body.find("\"5\",\"Số điện thoại") != std::string::npos);

  const auto saved = save(anh, import);
  CHECK(saved.json["state"] == "saved");
  CHECK(saved.json["rows_saved"] == 2);
  const auto list = anh.get("/surveys/lists/" + std::to_string(saved.json["list"].get<int>()));
  CHECK(list.json["people"] == 2);
  CHECK(list.json["from"] == "2026-11-05");
  CHECK(list.json["digest"] == base::sha256_hex({text}));
  CHECK(list.json["strata"][0]["unit_name"] == "Phường Vị Thanh");
  CHECK(anh.get("/surveys/lists").json["items"].size() == 1);
  CHECK(room.text("SELECT group_concat(channel || ' ' || channel_id) FROM citizens") ==
        "phone 84912000001,phone 84912000002");
  CHECK(room.text("SELECT facts FROM survey_people LIMIT 1").find("\"ma_ho_so\":\"A1\"") !=
        std::string::npos);
  CHECK(room.number("SELECT count(*) FROM consents WHERE purpose = 'khao_sat' AND decision = "
                    "'agreed' AND channel = 'danh_sach'") == 2);
  const auto noted = room.text("SELECT detail FROM audit WHERE what = 'survey.list_imported'");
  CHECK(noted.find("t11.csv") != std::string::npos);
  CHECK(noted.find("0912") == std::string::npos);
}

TEST_CASE("cells that a spreadsheet would run are made harmless in the file of rows left out") {
  Surveyors room;
  auto anh = room.at_work("anh");
  const auto import = read(anh, head + "=1+1;x;;;@sum;;;\n");
  const auto left = anh.get(path_of(import) + "/left-out");
  CHECK(left.body.find("\"'=1+1\"") != std::string::npos);
  CHECK(left.body.find("\"'@sum\"") != std::string::npos);
}

TEST_CASE("what cannot be read is refused with a sentence") {
  Surveyors room;
  auto anh = room.at_work("anh");
  const std::string compound{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};
  std::string noise;
  for (int i = 0; i < 3'000; ++i) noise += static_cast<char>((i * 37) % 256);
  std::string wide;
  for (int i = 0; i < 1'000; ++i) wide += "cot;";
  for (const auto& bytes : {compound + std::string(600, '\0'),
                            std::string("PK\x03\x04") + "cut off",
                            noise,
                            wide + "\n1;2\n",
                            std::string("SĐT\n")}) {
    const auto import = read(anh, bytes);
    CHECK(import.json["state"] == "refused");
    CHECK_FALSE(import.json["refused"]["vi"].get<std::string>().empty());
    CHECK(anh.post(path_of(import) + "/save", {{"rev", 1}, {"name", "x"}}).code() ==
          "nobody_usable");
  }
  CHECK(upload(anh, "").status == 422);
  CHECK(upload(anh, "a", "").status == 422);
  CHECK(upload(anh, std::string(26UL * 1024 * 1024, 'a')).status == 413);
}

TEST_CASE("each account has one import of its own, and nobody sees another's") {
  Surveyors room;
  auto anh = room.at_work("anh");
  auto binh = room.at_work("binh");
  const auto first = read(anh, head + person("0912000001"));
  const auto other = read(binh, head + person("0912000002"));
  CHECK(binh.get(path_of(first)).code() == "import_gone");
  const auto second = read(anh, head + person("0912000003"));
  CHECK(anh.get(path_of(first)).code() == "import_gone");
  CHECK(anh.get(path_of(second)).status == 200);
  CHECK(anh.remove(path_of(second)).status == 204);
  CHECK(anh.get(path_of(second)).code() == "import_gone");
  room.clock.advance(29min);
  CHECK(binh.get(path_of(other)).status == 200);
  CHECK(anh.get("/surveys/imports/99999999999999999999").code() == "import_gone");
}

TEST_CASE("an import that nobody looks at is forgotten after half an hour") {
  Surveyors room;
  auto anh = room.at_work("anh");
  const auto import = read(anh, head + person("0912000001"));
  room.clock.advance(20min);
  CHECK(anh.get(path_of(import)).status == 200);
  room.clock.advance(20min);
  CHECK(anh.get("/me").status == 200);
  room.clock.advance(20min);
  CHECK(anh.get(path_of(import)).code() == "import_gone");
}

TEST_CASE("a crash in the middle of saving leaves nothing that anybody sees") {
  support::TempDatabase disk;
  support::FaultyDatabase database(disk.database());
  support::ManualClock clock(base::from_millis(1'795'399'200'000));
  const catalog::Shelf& shelf = staffroom::content().catalog;
  std::string text = head;
  for (int i = 0; i < 2'500; ++i) text += person(std::to_string(912'000'000 + i));
  const auto count = [&](const std::string& table) {
    std::int64_t rows = 0;
    disk.database().read([&](storage::Tx& tx) {
      tx.each("SELECT count(*) FROM " + table, storage::Params{}, [&](const storage::Row& row) {
        rows = row.integer(0);
      });
    });
    return rows;
  };
  {
    console::ImportDesk desk({database, clock, shelf, &staffroom::content().fatigue, {}, {}});
    std::int64_t id = 0;
    const auto wait = [&](console::ImportState wanted) {
      for (int i = 0; i < 4'000; ++i) {
        bool there = false;
        desk.with(id, 1, [&](console::Import& import) { there = import.state == wanted; });
        if (there) return true;
        std::this_thread::sleep_for(5ms);
      }
      return false;
    };
    desk.take({1, "a.csv", text}, [&](console::Import& import) { id = import.id; });
    REQUIRE(wait(console::ImportState::read));
    // The list, its first five hundred, and then the disk is gone.
    database.fail_commits_from(3);
    desk.with(id, 1, [&](console::Import& import) {
      import.list_name = "Tháng 11";
      desk.work_on(import, console::ImportState::saving);
    });
    REQUIRE(wait(console::ImportState::read));
    desk.with(id, 1, [](console::Import& import) { CHECK(import.reading.refused); });
  }
  CHECK(count("survey_people") == 500);
  CHECK(count("survey_lists WHERE ready = 1") == 0);
  database.heal();
  {
    const console::ImportDesk next_start(
        {database, clock, shelf, &staffroom::content().fatigue, {}, {}});
  }
  for (const auto* table : {"survey_people", "survey_lists", "consents", "citizens"}) {
    CAPTURE(table);
    CHECK(count(table) == 0);
  }
}
