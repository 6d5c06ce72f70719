#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

using flows::Media;
using namespace std::chrono_literals;

TEST_CASE("a photo out of the blue is asked about, its album only once") {
  auto office = small::open();
  office.photo("1");
  CHECK(office.all() == "?q.media");
  office.photo("2");
  CHECK(office.said.empty());
  CHECK(base::list_of(office.session.frames.back().answers, "files").size() == 2);
}

TEST_CASE("photos go along into a new letter and are not asked for again") {
  auto office = small::open();
  office.photo("1");
  office.photo("2");
  office.say("1");
  CHECK(office.all() == "?q.kind");
  CHECK(office.answer_text("files.label") == "2 tệp");
  CHECK(office.depth() == 1);
}

TEST_CASE("photos go along with a command as well") {
  auto office = small::open();
  office.photo("1");
  office.say("phản ánh");
  CHECK(office.all() == "?q.kind");
  CHECK(office.answer_text("files.label") == "1 tệp");
}

TEST_CASE("photos go along into a parked letter") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("hủy");
  office.say("2");
  office.photo("7");
  office.say("1");
  CHECK(office.all() == "?q.unfinished");
  office.say("1");
  CHECK(office.all() == "?q.story");
  CHECK(office.answer_text("files.label") == "1 tệp");
}

TEST_CASE("a photo sent by mistake is forgotten") {
  auto office = small::open();
  office.photo("1");
  office.perform = [](const stage::Deed& deed) {
    CHECK(deed.name == "forget_files");
    CHECK(base::list_of(deed.with, "files").size() == 1);
    return flows::DeedDone{};
  };
  office.say("2");
  CHECK(office.all() == "s.forgot");
}

TEST_CASE("a photo at another question of the letter is kept with it") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.photo("1");
  CHECK(office.all() == "r.file_kept?q.unit");
  CHECK(office.answer_text("files.count") == "1");
}

TEST_CASE("a sticker, a place, a call at a question: said, and asked again") {
  auto office = small::open();
  small::write_until(office, "unit");
  for (const auto& [kind, message] :
       std::vector<std::pair<Media, std::string>>{{Media::sticker, "u.sticker"},
                                                  {Media::location, "u.location"},
                                                  {Media::call, "u.call"},
                                                  {Media::card, "u.card"},
                                                  {Media::link, "u.link"},
                                                  {Media::voice, "u.voice"}}) {
    office.play(flows::MediaReceived{kind, "", "x"});
    CHECK(office.all() == message + "?q.unit");
  }
}

TEST_CASE("a sticker does not stop the reminder") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.play(flows::MediaReceived{Media::sticker, "", ""});
  office.wait(4h);
  CHECK(office.all() == "?q.reminder");
}

TEST_CASE("a sticker with nothing waiting brings the menu") {
  auto office = small::open();
  office.play(flows::MediaReceived{Media::sticker, "", ""});
  CHECK(office.all() == "u.sticker ?q.menu");
}

TEST_CASE("a kind nobody foresaw is passed over in silence") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.play(flows::MediaReceived{Media::video, "", ""});
  CHECK(office.said.empty());
}

TEST_CASE("a phone is read from what was typed, shared or on a card") {
  for (int way = 0; way < 3; ++way) {
    CAPTURE(way);
    auto office = small::open();
    small::write_until(office, "phone");
    if (way == 0) office.say("số tôi là 0912 345 678 nha");
    if (way == 1) office.play(flows::PhoneShared{"84912345678"});
    if (way == 2) office.play(flows::MediaReceived{Media::card, "", "0912345678"});
    CHECK(office.answer_text("phone") == "0912345678");
    CHECK(office.answer_text("phone.label") == "0912***678");
    CHECK(office.step() == "name");
  }
}

TEST_CASE("a number that is no phone is asked for in the question's own words") {
  auto office = small::open();
  small::write_until(office, "phone");
  office.say("0912");
  CHECK(office.all() == "?q.phone_again");
}

TEST_CASE("an unfamiliar number is asked about") {
  auto office = small::open();
  small::write_until(office, "phone");
  office.say("0293 3876 543");
  CHECK(office.all() == "?q.doubt");
  office.say("2");
  CHECK(office.last() == "r.before?q.phone");
  office.say("0293 3876 543");
  office.say("1");
  CHECK(office.answer_text("phone") == "02933876543");
  CHECK(office.step() == "name");
}

TEST_CASE("a phone shared at another question is nothing") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.play(flows::PhoneShared{"0912345678"});
  CHECK(office.said.empty());
}

TEST_CASE("an album with too many photos keeps the first and says so once") {
  auto office = small::open();
  int told = 0;
  for (int i = 0; i < 30; ++i) {
    office.photo(std::to_string(i));
    if (office.all() == "r.files_full") ++told;
  }
  CHECK(told == 1);
  CHECK(base::list_of(office.session.frames.back().answers, "files").size() == 5);
}

TEST_CASE("a letter that is being written takes no more photos than it may carry") {
  auto office = small::open();
  small::write_until(office, "unit");
  for (int i = 0; i < 30; ++i) office.photo(std::to_string(i));
  CHECK(office.answer_text("files.count") == "5");
}
