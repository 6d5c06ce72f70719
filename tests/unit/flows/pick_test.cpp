#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

TEST_CASE("a single match is taken at once") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("vi thanh");
  CHECK(office.answer_text("unit") == "u1");
  CHECK(office.answer_text("unit.label") == "Phường Vị Thanh");
  CHECK(office.answer_text("unit.typed") == "vi thanh");
  CHECK(office.step() == "procedure");
}

TEST_CASE("several matches are shown, and one is picked by number or by name") {
  for (const char* text : {"2", "Xã Bình Thạnh"}) {
    CAPTURE(text);
    auto office = small::open();
    small::write_until(office, "unit");
    office.say("binh");
    CHECK(office.all() == "?q.unit_offer");
    REQUIRE(office.session.frames.back().offered.size() == 2);
    office.say(text);
    CHECK(office.answer_text("unit") == "u3");
  }
}

TEST_CASE("a name without accents that means two places takes none by itself") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("xã bình thành");
  office.say("quay lại");
  office.say("binh thanh");
  CHECK(office.all() == "?q.unit_offer");
}

TEST_CASE("an offered option is picked by press") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("binh");
  office.press("letter", "unit", "u2");
  CHECK(office.answer_text("unit") == "u2");
}

TEST_CASE("a new word searches again") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("binh");
  office.say("vị thanh");
  CHECK(office.answer_text("unit") == "u1");
}

TEST_CASE("none of those offered asks again, and its number no longer counts") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("binh");
  office.say("0");
  CHECK(office.all() == "?q.unit");
  office.say("2");
  CHECK(office.answer_text("unit").empty());
}

TEST_CASE("nothing found is said only after the pause, with the question's own buttons") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("thị trấn");
  office.say("atlantis");
  CHECK(office.said.empty());
  office.wait(std::chrono::seconds{30});
  CHECK(office.all() == "?q.unit_none");
  CHECK(office.step() == "unit");
}

TEST_CASE("a name in two messages is put together") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.lists["units"] = {{"u1", "Phường Vị Thanh"}, {"u4", "Phường Ngã Bảy"}};
  office.say("thị trấn");
  CHECK(office.said.empty());
  office.say("ngã bảy");
  CHECK(office.answer_text("unit") == "u4");
}

TEST_CASE("without a pause nothing found is said at once") {
  auto office = small::open();
  small::write_until(office, "procedure");
  office.say("làm vua");
  CHECK(office.all() == "?q.procedure_none");
}

TEST_CASE("with confirm even a single match is shown first") {
  auto office = small::open();
  small::write_until(office, "procedure");
  office.say("kết hôn");
  CHECK(office.all() == "?q.procedure_offer");
  CHECK(office.answer_text("procedure").empty());
  office.say("1");
  CHECK(office.answer_text("procedure") == "p3");
}

TEST_CASE("a choice passes over the search and keeps its own label") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("không rõ");
  CHECK(office.answer_text("unit") == "bo_qua");
  CHECK(office.answer_text("unit.label") == "Không rõ");
  office.say("ket hon");
  office.say("0");
  CHECK(office.answer_text("procedure.label") == "Không rõ");
}

TEST_CASE("a list known beforehand is shown at once") {
  auto office = small::open();
  office.say("tra cứu");
  CHECK(office.all() == "?q.list");
  REQUIRE(office.session.frames.back().offered.size() == 2);
  office.perform = [](const stage::Deed& deed) {
    CHECK(deed.name == "look_up_case");
    CHECK(base::text_of(deed.with, "code") == "PA2");
    return flows::DeedDone{true, {{"result", std::string{"shown"}}}};
  };
  office.say("2");
  CHECK(office.all() == "s.case");
  CHECK(office.depth() == 0);
}

TEST_CASE("a guess stands for the answer and is not asked") {
  auto office = small::open();
  office.hints = [](std::string_view) {
    return base::Values{{"guess.unit", std::string{"u1"}},
                        {"guess.unit.label", std::string{"Vị Thanh"}}};
  };
  office.say("ở phường vị thanh hồ sơ của tôi bị trễ");
  office.say("1");
  CHECK(office.step() == "procedure");
  CHECK(office.answer_text("unit") == "u1");
  CHECK(office.answer_text("unit.label") == "Vị Thanh");
}

TEST_CASE("a guess without a label is its own label") {
  auto office = small::open();
  office.hints = [](std::string_view) { return base::Values{{"guess.unit", std::string{"u9"}}}; };
  office.say("ở phường vị thanh hồ sơ của tôi bị trễ");
  office.say("1");
  CHECK(office.answer_text("unit.label") == "u9");
}

TEST_CASE("a whole story at a search names the place and is kept as the story") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.lists["units"] = {
      {"u1", "tôi nộp hồ sơ ở phường vị thanh hơn hai tháng rồi mà chưa có kết quả"}};
  office.say("tôi nộp hồ sơ ở phường vị thanh hơn hai tháng rồi mà chưa có kết quả");
  CHECK(office.answer_text("unit") == "u1");
  CHECK(office.answer_text("story").starts_with("tôi nộp hồ sơ"));
}

TEST_CASE("a whole story at a search that names no place is kept whole") {
  auto office = small::open();
  small::write_until(office, "unit");
  const std::string story =
      "tôi đã đi lại năm lần mà lần nào cũng bị bảo về bổ sung thêm một tờ giấy khác";
  office.say(story);
  CHECK(office.all() == "r.text_kept?q.unit");
  CHECK(office.answer_text("story") == story);
}

TEST_CASE("several short messages that name no place are no story") {
  auto office = small::open();
  small::write_until(office, "unit");
  for (const char* text :
       {"không nhớ nữa", "hình như ở xã", "đâu đó gần chợ", "hỏi người ta thì họ chỉ"}) {
    office.say(text);
  }
  office.wait(std::chrono::seconds{40});
  CHECK(office.all() == "?q.unit_none");
  CHECK(office.answer_text("story").empty());
}

TEST_CASE("an empty message asks for no list") {
  auto office = small::open();
  small::write_until(office, "procedure");
  office.say("   ");
  CHECK(office.all() == "r.not_understood.pick");
  CHECK(office.session.frames.back().offered.empty());
}
