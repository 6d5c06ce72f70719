#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

using namespace std::chrono_literals;

namespace {

constexpr const char* long_text = "Tôi nộp hồ sơ từ tháng trước mà đến nay chưa có kết quả";

}  // namespace

TEST_CASE("pieces of a story are joined, and answered once after the pause") {
  auto office = small::open();
  small::write_until(office, "story");
  for (const char* piece : {"Tôi nộp hồ sơ ngày 1/9", "đến nay", "chưa có kết quả"}) {
    office.say(piece);
    CHECK(office.said.empty());
    office.now += 3s;
  }
  office.wait(2min);
  CHECK(office.all() == "?q.story_received");
  CHECK(office.answer_text("story") == "Tôi nộp hồ sơ ngày 1/9\nđến nay\nchưa có kết quả");
  office.say("còn nữa");
  office.wait(2min);
  CHECK(office.said.empty());  // said once only
}

TEST_CASE("the pause grows with every piece up to its limit") {
  auto office = small::open();
  small::write_until(office, "story");
  const auto pause_after = [&](const char* piece) {
    office.say(piece);
    return *office.timer("settle") - office.now;
  };
  CHECK(pause_after("một") == 20s);
  CHECK(pause_after("hai") == 30s);
  CHECK(pause_after("ba") == 40s);
  CHECK(pause_after("bốn") == 50s);
  CHECK(pause_after("năm") == 60s);
  CHECK(pause_after("sáu") == 60s);
}

TEST_CASE("a word ends the story at once") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say(long_text);
  office.say("hết");
  CHECK(office.all() == "?q.files");
  CHECK(office.answer_text("story.short") == long_text);
  CHECK(office.answer_text("story.done") == "true");
}

TEST_CASE("a short story is asked for more once, then taken as it is") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("chậm quá");
  office.say("xong");
  CHECK(office.all() == "?q.story_brief");
  office.say("xong");
  CHECK(office.all() == "?q.files");
  CHECK(office.answer_text("story") == "chậm quá");
}

TEST_CASE("a short story that settles is asked for more instead of confirmed") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("chậm quá");
  office.wait(1min);
  CHECK(office.all() == "?q.story_brief");
  office.say("xong");
  CHECK(office.step() == "files");
}

TEST_CASE("a story of nothing is never taken") {
  auto office = small::open();
  small::write_until(office, "story");
  for (int i = 0; i < 3; ++i) {
    office.say("xong");
    CHECK(office.all() == "r.nothing_told");
  }
  CHECK(office.step() == "story");
}

TEST_CASE("a voice note alone is a story, after one request for words") {
  auto office = small::open();
  small::write_until(office, "story");
  office.play(flows::MediaReceived{flows::Media::voice, "7", ""});
  office.wait(1min);
  CHECK(office.all() == "?q.story_heard");
  office.say("xong");
  CHECK(office.all() == "?q.story_brief");
  office.say("xong");
  CHECK(office.answer_text("story") == "(ghi âm, hình ảnh gửi kèm)");
  CHECK(office.step() == "phone");  // the files question is answered as well
}

TEST_CASE("what a story hints at is known once it is whole") {
  auto office = small::open();
  small::write_until(office, "story");
  office.hints = [](std::string_view text) {
    base::Values found;
    if (text.find("tố cáo") != std::string_view::npos) found["story.sign"] = std::string{"to_cao"};
    return found;
  };
  office.say("ông ấy đòi tiền tôi, tôi muốn tố cáo");
  CHECK(office.answer_text("story.sign").empty());
  office.say("xong");
  CHECK(office.answer_text("story.sign") == "to_cao");
}

TEST_CASE("a story told again forgets what the old one hinted at") {
  auto office = small::open();
  small::write_until(office, "review");
  office.session.frames.back().answers["story.sign"] = std::string{"to_cao"};
  office.say("4");
  CHECK(office.answer_text("story.sign").empty());
  office.say("giữ nguyên");
  CHECK(office.answer_text("story.sign") == "to_cao");
}

TEST_CASE("a story has a limit, and what is beyond it is not half taken") {
  auto office = small::open();
  small::write_until(office, "story");
  const std::string piece(1900, 'a');
  for (int i = 0; i < 10; ++i) {
    office.say(piece + std::to_string(i));
    office.now += 10s;
  }
  CHECK(office.answer_text("story").size() <= 12'000);
  CHECK(office.answer_text("story").ends_with("5"));
}

TEST_CASE("a caption and a link are part of the story") {
  auto office = small::open();
  small::write_until(office, "story");
  office.photo("1", "giấy hẹn của tôi");
  office.play(flows::MediaReceived{flows::Media::link, "", "https://example.vn/a"});
  CHECK(office.answer_text("story") == "giấy hẹn của tôi\nhttps://example.vn/a");
  CHECK(office.answer_text("files.count") == "1");
}

TEST_CASE("a story that ends by silence goes on by itself") {
  auto office = small::open();
  office.perform = [](const stage::Deed&) {
    return flows::DeedDone{true, {{"owner", std::string{"queue"}}}};
  };
  office.say("gặp cán bộ");
  office.say("tôi cần hỏi về hồ sơ");
  CHECK(office.said.empty());
  office.wait(30s);
  CHECK(office.all() == "s.waiting");
  CHECK(office.session.owner == flows::Owner::queue);
}

TEST_CASE("a choice of a story that is not saved leaves without a story") {
  auto office = small::open();
  office.perform = [](const stage::Deed& deed) {
    CHECK(deed.with.empty());
    return flows::DeedDone{true, {{"owner", std::string{"queue"}}}};
  };
  office.say("gặp cán bộ");
  office.say("chuyển ngay");
  CHECK(office.all() == "s.waiting");
}

TEST_CASE("files are counted, and answered once for an album") {
  auto office = small::open();
  small::write_until(office, "files");
  office.photo("1");
  office.photo("2");
  CHECK(office.said.empty());
  office.wait(10s);
  CHECK(office.all() == "?q.files_received");
  CHECK(office.answer_text("files.label") == "2 tệp");
  office.say("xong");
  CHECK(office.step() == "phone");
}

TEST_CASE("no more files are taken than allowed") {
  auto office = small::open();
  small::write_until(office, "files");
  for (const char* id : {"1", "2", "3"}) office.photo(id);
  office.photo("4");
  CHECK(office.all() == "r.files_full");
  CHECK(office.answer_text("files.count") == "3");
}

TEST_CASE("a file that comes twice is kept once") {
  auto office = small::open();
  small::write_until(office, "files");
  office.photo("1");
  office.photo("1");
  CHECK(office.answer_text("files.count") == "1");
}

TEST_CASE("no files is an answer too, and is not asked again") {
  auto office = small::open();
  small::write_until(office, "review");
  CHECK(office.answer_text("files.label") == "không có");
  office.say("1");
  office.say("2");
  CHECK(office.step() == "review");
}

TEST_CASE("a file that could not be fetched is taken out and said") {
  auto office = small::open();
  small::write_until(office, "files");
  office.photo("1");
  office.photo("2");
  office.play(flows::FetchFailed{"1", "quá lớn"});
  CHECK(office.all() == "r.fetch_failed");
  CHECK(office.answer_text("files.count") == "1");
  office.play(flows::FetchFailed{"nobody's", "quá lớn"});
  CHECK(office.said.empty());
}

TEST_CASE("a file of a parked letter that could not be fetched is taken out too") {
  auto office = small::open();
  small::write_until(office, "files");
  office.photo("1");
  office.say("hủy");
  office.say("2");
  office.play(flows::FetchFailed{"1", "quá lớn"});
  REQUIRE(office.session.draft);
  CHECK(base::list_of(office.session.draft->answers, "files").empty());
}

TEST_CASE("a text at the files question is not taken for a file") {
  auto office = small::open();
  small::write_until(office, "files");
  office.say("tôi có ảnh");
  CHECK(office.all() == "r.not_understood.files");
}
