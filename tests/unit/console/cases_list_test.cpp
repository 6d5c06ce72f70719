// The list of cases: who sees which, that counters are the lists they open, how cases are found.
#include <doctest/doctest.h>

#include "tests/unit/console/cases_room.hpp"

using namespace std::chrono_literals;
using cases_room::act;
using cases_room::at;
using cases_room::Browser;
using cases_room::CasesRoom;
using cases_room::department;
using cases_room::other_department;
using cases_room::ward;

namespace {

std::vector<std::string> numbers(Browser& browser, const std::string& query) {
  const auto reply = browser.get("/cases", query);
  CAPTURE(reply.body);
  REQUIRE(reply.status == 200);
  std::vector<std::string> all;
  for (const auto& row : reply.json["items"]) all.push_back(row["number"].get<std::string>());
  return all;
}

bool has(const std::vector<std::string>& all, const cases::Case& one) {
  return std::find(all.begin(), all.end(), one.number) != all.end();
}

// One of each kind that somebody sees and somebody else does not.
struct Register {
  Register() {
    late = room.receive(CasesRoom::told());
    auto rude = CasesRoom::told("Cán bộ một cửa nói trống không.");
    rude.kind = "thaido";
    rude.category = "thai_do";
    conduct = room.receive(rude);
    auto bribe = CasesRoom::told("Bị đòi tiền khi nộp giấy.");
    bribe.kind = "tien";
    bribe.category = "nhung_nhieu";
    secret = room.receive(bribe);
    room.hire({"hoa", "van_hanh"});
    officer = room.at_work("hoa");
    REQUIRE(act(officer, room, late, "route", {{"unit", department}}).status == 200);
  }

  Browser as(const cases_room::Person& person) {
    room.hire(person);
    return room.at_work(person.username);
  }

  CasesRoom room{};
  Browser officer{room.site()};
  cases::Case late{};
  cases::Case conduct{};
  cases::Case secret{};
};

}  // namespace

TEST_CASE("each role sees its own part of the register") {
  Register book;

  struct Expected {
    cases_room::Person person{};
    bool late = false;
    bool conduct = false;
    bool secret = false;  // at least that there is one
  };

  const std::vector<Expected> table{
      {{"v", "van_hanh"}, true, true, true},
      {{"d", "dieu_hanh"}, true, true, true},
      {{"n4", "dau_moi_nhanh", 4}, true, false, false},
      {{"n1", "dau_moi_nhanh", 1}, false, true, false},
      {{"n0", "dau_moi_nhanh"}, false, false, false},
      {{"u", "dau_moi_don_vi", 0, department}, true, false, false},
      {{"u2", "dau_moi_don_vi", 0, other_department}, false, false, false},
      {{"uw", "dau_moi_don_vi", 0, ward}, false, false, false},
      {{"u0", "dau_moi_don_vi"}, false, false, false},
      {{"k", "kiem_tra"}, false, true, false},
      {{"t", "tin_mat"}, true, true, true},
  };
  for (auto expected : table) {
    CAPTURE(expected.person.username);
    expected.person.username = "demo-" + expected.person.username;
    auto browser = book.as(expected.person);
    const auto seen = numbers(browser, "view=all");
    CHECK(has(seen, book.late) == expected.late);
    CHECK(has(seen, book.conduct) == expected.conduct);
    CHECK(has(seen, book.secret) == expected.secret);
    CHECK((browser.get(at(book.late)).status == 200) == expected.late);
    CHECK((browser.get(at(book.conduct)).status == 200) == expected.conduct);
    CHECK((browser.get(at(book.secret)).status == 404) != expected.secret);
  }
}

TEST_CASE("of a restricted case the desk sees that there is one, and nothing of it") {
  Register book;
  const auto reply = book.officer.get("/cases", "view=all");
  bool met = false;
  for (const auto& row : reply.json["items"]) {
    if (row["number"] != book.secret.number) continue;
    met = true;
    CHECK(row["hidden"] == true);
    for (const auto* field : {"summary", "who", "category", "unit", "kind", "assigned_unit"}) {
      CAPTURE(field);
      CHECK(row[field] == "");
    }
    CHECK(row["branch"] == 0);
  }
  CHECK(met);
  CHECK(book.officer.get(at(book.secret)).code() == "restricted");
  CHECK(reply.body.find("đòi tiền") == std::string::npos);
  // Nor is it found by what it says.
  for (const auto* query :
       {"view=all&q=tien", "view=all&category=nhung_nhieu", "view=all&branch=1"}) {
    CAPTURE(query);
    CHECK_FALSE(has(numbers(book.officer, query), book.secret));
  }
  auto named = book.as({"demo-mat", "tin_mat"});
  CHECK(has(numbers(named, "view=all&q=doi+tien"), book.secret));
}

TEST_CASE("every counter is the length of the list it opens, for every role") {
  Register book;
  book.room.clock.advance(24h * 40);
  const std::vector<cases_room::Person> people{{"demo-v", "van_hanh"},
                                               {"demo-d", "dieu_hanh"},
                                               {"demo-n", "dau_moi_nhanh", 4},
                                               {"demo-u", "dau_moi_don_vi", 0, department},
                                               {"demo-k", "kiem_tra"},
                                               {"demo-t", "tin_mat"}};
  for (const auto& person : people) {
    CAPTURE(person.role);
    auto browser = book.as(person);
    const auto counts = browser.get("/cases").json["counts"];
    CHECK(counts.size() == 7);
    for (const auto& [view, count] : counts.items()) {
      CAPTURE(view);
      const auto reply = browser.get("/cases", "view=" + view);
      CHECK(reply.json["total"] == count);
      CHECK(reply.json["items"].size() == count);
    }
  }
}

TEST_CASE("words are found without accents, in part, and by names of units and categories") {
  Register book;
  for (const auto* query : {"q=tre+hen",
                            "q=Tr%E1%BB%85+h%E1%BA%B9n",
                            "q=TRE+HEN+vi+thanh",
                            "q=sang+t",
                            "q=dat",
                            "q=%C4%91%E1%BA%A5t"}) {
    CAPTURE(query);
    CHECK(has(numbers(book.officer, std::string{"view=all&"} + query), book.late));
  }
  CHECK(numbers(book.officer, "view=all&q=khong_co_tu_nay").empty());
  const auto by_number = numbers(book.officer, "view=all&q=" + book.late.number);
  CHECK(by_number == std::vector<std::string>{book.late.number});
  CHECK(has(numbers(book.officer, "view=all&q=0912345678"), book.late));
  // A unit cannot find a sender by the phone, nor anybody by the hidden name.
  auto unit = book.as({"demo-u", "dau_moi_don_vi", 0, department});
  CHECK(numbers(unit, "view=all&q=0912345678").empty());
  CHECK(numbers(book.officer, "view=all&q=nguyen+thi+lan").empty());
}

TEST_CASE("filters narrow the list, and a unit of today stands for the old ones") {
  Register book;
  CHECK(numbers(book.officer, "view=all&status=da_chuyen") ==
        std::vector<std::string>{book.late.number});
  CHECK(numbers(book.officer, "view=all&branch=4") == std::vector<std::string>{book.late.number});
  CHECK(has(numbers(book.officer, std::string{"view=all&unit="} + department), book.late));
  CHECK(has(numbers(book.officer, std::string{"view=all&unit="} + ward), book.conduct));
  CHECK(numbers(book.officer, "view=all&channel=thu").empty());
  CHECK(numbers(book.officer, "view=all&from=2026-11-24").empty());
  CHECK(numbers(book.officer, "view=all&from=2026-11-23&to=2026-11-23").size() == 3);
}

TEST_CASE("what an address asks for wrongly is said by name, and nothing else happens") {
  Register book;
  const std::vector<std::pair<std::string, std::string>> table{{"view=x", "view"},
                                                               {"status=x", "status"},
                                                               {"branch=10", "branch"},
                                                               {"branch=4x", "branch"},
                                                               {"unit=x", "unit"},
                                                               {"category=x", "category"},
                                                               {"channel=x", "channel"},
                                                               {"from=2026-13-01", "from"},
                                                               {"due_to=soon", "due_to"},
                                                               {"sort=x", "sort"},
                                                               {"page=0", "page"},
                                                               {"size=1000", "size"},
                                                               {"size=-1", "size"},
                                                               {"q=%zz", "q"},
                                                               {"q=%00", "q"},
                                                               {"nonsense=1", "nonsense"},
                                                               {"view=all&view=open", "view"}};
  for (const auto& [query, field] : table) {
    CAPTURE(query);
    const auto reply = book.officer.get("/cases", query);
    CHECK(reply.status == 422);
    CHECK(reply.json["fields"].contains(field));
    CHECK_FALSE(reply.json["message_en"].get<std::string>().empty());
  }
  CHECK(book.officer.get("/cases", "q=" + std::string(5000, 'a')).status == 422);
}

TEST_CASE("what hostile words are searched for finds nothing and breaks nothing") {
  Register book;
  for (const auto* query : {"q=%27%3B+DROP+TABLE+cases%3B--",
                            "q=%25",
                            "q=_",
                            "q=%E2%80%AE",
                            "q=%3Cscript%3E",
                            "q=%F0%9F%92%A9",
                            "q=%FF%FE"}) {
    CAPTURE(query);
    const auto reply = book.officer.get("/cases", std::string{"view=all&"} + query);
    CHECK((reply.status == 200 || reply.status == 422));
  }
  CHECK(book.officer.get("/cases", "view=all").json["total"] == 3);
}

TEST_CASE("whoever is named in a story does not see the case, nor does the unit") {
  CasesRoom room;
  auto draft = CasesRoom::told("Ông NGUYEN VAN NAM ở quầy số 2 nói sẽ gọi mà không gọi.");
  const auto one = room.receive(draft);
  room.hire({"demo-nam", "van_hanh", 0, "", "Nguyễn Văn Nam"});
  room.hire({"demo-an", "van_hanh", 0, "", "Nguyễn Văn Nà"});
  room.hire({"demo-w", "van_hanh", 0, ward});
  auto named = room.at_work("demo-nam");
  auto other = room.at_work("demo-an");
  auto of_ward = room.at_work("demo-w");
  CHECK(named.get(at(one)).status == 404);
  CHECK(named.get("/cases", "view=all").json["total"] == 0);
  CHECK(of_ward.get(at(one)).status == 404);
  CHECK(other.get(at(one)).status == 200);
}

TEST_CASE("pages follow each other without a gap") {
  CasesRoom room;
  for (int i = 0; i < 7; ++i) {
    room.clock.advance(1min);
    room.receive(CasesRoom::told());
  }
  room.hire({"hoa", "van_hanh"});
  auto hoa = room.at_work("hoa");
  std::vector<std::string> all;
  for (int page = 1; page <= 4; ++page) {
    for (auto& number : numbers(hoa, "view=all&size=2&sort=-received&page=" + std::to_string(page)))
      all.push_back(number);
  }
  CHECK(all.size() == 7);
  CHECK(all == numbers(hoa, "view=all&size=20&sort=-number"));
}

TEST_CASE("filters are kept, and shared with a role") {
  CasesRoom room;
  room.hire({"hoa", "van_hanh"});
  room.hire({"lan", "van_hanh"});
  auto hoa = room.at_work("hoa");
  auto lan = room.at_work("lan");
  const auto kept = hoa.put(
      "/me/filters",
      {{"items",
        {{{"name", "Nhánh 4"}, {"query", "view=open&branch=4"}, {"shared_role", "van_hanh"}},
         {{"name", "Của tôi"}, {"query", "view=mine"}, {"shared_role", nullptr}}}}});
  CHECK(kept.status == 200);
  CHECK(kept.json["items"].size() == 2);
  CHECK(lan.get("/me/filters").json["shared"].size() == 1);
  CHECK(lan.get("/me/filters").json["items"].empty());
  const auto wrong = hoa.put("/me/filters", {{"items", {{{"name", ""}, {"query", "x"}}}}});
  CHECK(wrong.status == 422);
  CHECK(wrong.json["fields"].contains("items.0.name"));
  CHECK(hoa.get("/me/filters").json["items"].size() == 2);
}
