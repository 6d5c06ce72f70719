#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

namespace {

// A flow whose one step leads to a mistake of ours.
flows::FlowSet with_broken(const std::string& steps, const char* start = "go") {
  return small::office_with({{"broken.jsonc",
                              R"({ "flow": "broken", "start": ")" + std::string{start} +
                                  R"(", "steps": {)" + steps + "} }"}});
}

void start_broken(stage::Stage& office) {
  office.play(flows::Started{"broken", {}});
}

}  // namespace

TEST_CASE("a missing step is trouble: said, handed to staff, nothing left hanging") {
  const auto flows = with_broken(R"("go": { "say": "s.x", "then": "nowhere" })");
  auto office = small::open(flows);
  start_broken(office);
  REQUIRE(office.troubles.size() == 1);
  CHECK(office.troubles[0] == "unknown_step broken/nowhere");
  CHECK(office.all() == "s.x r.failed");
  CHECK(office.notes.back().name == "hand_to_staff");
  CHECK(office.depth() == 0);
}

TEST_CASE("a letter in progress survives trouble above it") {
  const auto flows = with_broken(R"("go": { "say": "s.x", "then": "nowhere" })");
  auto office = small::open(flows);
  small::write_until(office, "story");
  start_broken(office);
  REQUIRE(office.session.draft);
  CHECK(office.session.draft->flow.id == "letter");
}

TEST_CASE("a loop of content ends after a limit") {
  const auto flows = with_broken(R"("go": { "branch": [], "else": "again" },
                                    "again": { "branch": [], "else": "go" })");
  auto office = small::open(flows);
  start_broken(office);
  REQUIRE(office.troubles.size() == 1);
  CHECK(office.troubles[0].starts_with("loop"));
}

TEST_CASE("flows that start each other end after a limit") {
  const auto flows = with_broken(R"("go": { "end": "", "next": "@start:broken" })");
  auto office = small::open(flows);
  start_broken(office);
  REQUIRE(!office.troubles.empty());
  CHECK(office.depth() == 0);
}

TEST_CASE("an unknown flow, choice or question to go back to is trouble, not a crash") {
  for (const auto& [steps, code] : std::vector<std::pair<std::string, std::string>>{
           {R"("go": { "end": "", "next": "@start:no_such_flow" })", "unknown_flow"},
           {R"("go": { "branch": [], "else": "@redo:no_such_step" })", "redo_no_question"},
           {R"("go": { "say": "s.x", "then": "@redo:go" })", "redo_no_question"}}) {
    CAPTURE(steps);
    const auto flows = with_broken(steps);
    auto office = small::open(flows);
    start_broken(office);
    REQUIRE(!office.troubles.empty());
    CHECK(office.troubles[0].starts_with(code));
  }
}

TEST_CASE("a message that offers a choice the flow lacks is trouble when it is chosen") {
  const auto flows = with_broken(R"("go": { "ask": "q.lost", "expect": "choice", "choices": {} })");
  auto office = small::open(flows);
  start_broken(office);
  office.say("1");
  REQUIRE(office.troubles.size() == 1);
  CHECK(office.troubles[0] == "unknown_choice go/staff");
}

TEST_CASE("a deed that failed is trouble") {
  auto office = small::open();
  small::write_until(office, "review");
  office.perform = [](const stage::Deed&) { return flows::DeedDone{false, {}}; };
  office.say("gửi");
  REQUIRE(office.troubles.size() == 1);
  CHECK(office.troubles[0] == "deed_failed open_case");
  REQUIRE(office.session.draft);  // what was written is not lost
  office.perform = [](const stage::Deed&) { return flows::DeedDone{}; };
  office.say("tiếp tục");
  CHECK(office.all() == "r.resumed?q.review");
  office.say("gửi");
  CHECK(office.all() == "s.thanks");
}

TEST_CASE("an answer for a deed nobody waits for is trouble, or nothing without a conversation") {
  auto office = small::open();
  office.play(flows::DeedDone{});
  CHECK(office.troubles.empty());
  small::write_until(office, "unit");
  office.play(flows::DeedDone{});
  REQUIRE(office.troubles.size() == 1);
  CHECK(office.troubles[0] == "no_deed_waiting unit");
}

TEST_CASE("a flow whose text is gone is trouble, whatever comes") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.session.frames.back().flow.digest = "gone";
  office.say("abc");
  REQUIRE(office.troubles.size() == 1);
  CHECK(office.troubles[0] == "no_question letter/unit");
  CHECK(office.depth() == 0);
}

TEST_CASE("a parked letter whose text is gone is said to have failed") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("hủy");
  office.say("2");
  office.session.draft->flow.digest = "gone";
  office.say("tiếp tục");
  CHECK(!office.troubles.empty());
}

TEST_CASE("a deed gets what was answered, and only what is there") {
  auto office = small::open();
  small::write_until(office, "phone");
  office.say("bỏ qua");
  office.perform = [](const stage::Deed& deed) {
    CHECK(base::text_of(deed.with, "kind") == "late");
    CHECK(base::text_of(deed.with, "phone") == "bo_qua");
    CHECK(!deed.with.contains("name"));
    return flows::DeedDone{true, {{"ma_pa", std::string{"PA1"}}}};
  };
  office.say("gửi");
  CHECK(office.all() == "s.thanks");
  const auto* said = std::get_if<flows::Speak>(&office.actions.back());
  REQUIRE(said != nullptr);
  CHECK(base::text_of(said->with, "ma_pa") == "PA1");
}

TEST_CASE("a session goes on with the text it began with") {
  const auto& before = small::office();
  auto office = small::open(before);
  small::write_until(office, "unit");
  const auto session = office.session;
  auto changed =
      small::office_with({{"letter.jsonc", R"({ "flow": "letter", "start": "a", "draft": true,
    "keeps_text": "story", "steps": { "a": { "ask": "q.new", "expect": "choice", "choices": { "x": "a" } } } })"}});
  for (const auto& file : small::files()) {
    if (file.name == "letter.jsonc") CHECK(changed.add_archived(file.text).empty());
  }
  auto later = small::open(changed);
  later.session = session;
  later.say("vị thanh");
  CHECK(later.all() == "?q.procedure");
  later.session.frames.clear();
  later.say("phản ánh");
  CHECK(later.all() == "?q.new");
}
