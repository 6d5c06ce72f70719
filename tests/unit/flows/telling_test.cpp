// A story that is being told: commands are obeyed, ordinary words are part of it, nothing is lost.
#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

using namespace std::chrono_literals;

namespace {

constexpr const char* told = "tôi nộp hồ sơ từ tháng trước";

void tell(stage::Stage& office) {
  small::write_until(office, "story");
  office.say(told);
  CHECK(office.said.empty());
}

}  // namespace

TEST_CASE("a command is obeyed while a story is being told, and is no part of it") {
  const std::vector<std::pair<const char*, const char*>> commands{
      {"gặp cán bộ", "?q.matter"},
      {"menu", "?q.unfinished"},
      {"hủy", "?q.cancel"},
      {"sửa", "?q.edit"},
      {"quay lại", "r.before?q.procedure"}};
  for (const auto& [word, answer] : commands) {
    CAPTURE(word);
    auto office = small::open();
    tell(office);
    office.say(word);
    CHECK(office.all() == answer);
    CHECK(base::text_of(office.session.frames.front().answers, "story") == told);
  }
}

TEST_CASE("help answers and the story goes on where it was") {
  auto office = small::open();
  tell(office);
  office.say("trợ giúp");
  CHECK(office.all() == "s.help ?q.story_received");
  office.say("và vẫn chưa có kết quả");
  office.wait(1min);
  CHECK(office.all() == "?q.story_received");
  CHECK(office.answer_text("story") == std::string{told} + "\nvà vẫn chưa có kết quả");
}

TEST_CASE("ordinary words are part of a story told at length") {
  auto office = small::open();
  tell(office);
  office.say("không biết");
  CHECK(office.said.empty());
  CHECK(office.answer_text("story").ends_with("\nkhông biết"));
}

TEST_CASE("a story half told is gone on with after going back and after looking at the answers") {
  for (const char* word : {"quay lại", "sửa"}) {
    CAPTURE(word);
    auto office = small::open();
    tell(office);
    office.say(word);
    office.say("0");
    CHECK(office.all() == "?q.story_received");
    CHECK(office.answer_text("story") == told);
    office.say("xong");
    CHECK(office.step() == "files");
  }
}

TEST_CASE("asked for more, no is the end of the story") {
  auto office = small::open();
  tell(office);
  office.options["q.story_received"] = {{"xong", "Xong", "", {"không"}, {}}};
  office.say("không");  // amid the burst it is a word like any other
  office.wait(2min);
  CHECK(office.all() == "?q.story_received");
  office.say("không");
  CHECK(office.step() == "files");
  CHECK(office.answer_text("story").ends_with("\nkhông"));
}

TEST_CASE("passing over a story that was told ends it, one that was not is refused") {
  auto office = small::open();
  tell(office);
  office.wait(1min);
  office.say("không biết");
  CHECK(office.step() == "files");
  auto other = small::open();
  small::write_until(other, "story");
  other.say("bỏ qua");
  CHECK(other.all() == "r.not_skippable?q.story");
}

TEST_CASE("a story told at another question is asked about once more") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("tôi đã đi lại năm lần mà lần nào cũng bị bảo về bổ sung thêm một tờ giấy khác");
  office.say("0");
  office.say("0");
  CHECK(office.all() == "?q.story_received");
  office.say("xong");
  CHECK(office.step() == "files");
}
