#include <doctest/doctest.h>

#include "base/rng.hpp"
#include "tests/unit/flows/shipped.hpp"
#include "tests/unit/flows/small.hpp"

namespace {

using flows::Media;

// A citizen, an officer and a clock that do anything at any time.
class Anybody {
 public:
  Anybody(const flows::FlowSet& flows, std::vector<std::string> words, std::uint64_t seed)
      : flows_(flows), words_(std::move(words)), rng_(seed) {}

  flows::Event event(const flows::Session& session) {
    switch (rng_.below(14)) {
      case 0:
        return press(session);
      case 1:
        return flows::MediaReceived{
            kind(), rng_.one_in(4) ? "" : number(), rng_.one_in(3) ? text() : ""};
      case 2:
        return flows::TimeCame{timer(), session.wait - (rng_.one_in(5) ? 1 : 0)};
      case 3:
        return rare();
      default:
        return flows::TextReceived{text()};
    }
  }

  base::Values hints() {
    base::Values found;
    if (rng_.one_in(40)) found["danger"] = std::string{"danger"};
    if (rng_.one_in(20)) found["case.code"] = std::string{"PA1"};
    if (rng_.one_in(5)) found["guess.kind"] = std::string{"tre"};
    if (rng_.one_in(5)) found["guess.unit"] = std::string{"u1"};
    if (rng_.one_in(8)) found["story.sign"] = std::string{rng_.one_in(2) ? "to_cao" : "khieu_nai"};
    return found;
  }

  flows::DeedDone deed() {
    if (rng_.one_in(50)) return {false, {}};
    base::Values facts;
    if (rng_.one_in(6)) facts["owner"] = std::string{"queue"};
    const char* const results[] = {"shown", "needs_proof", "no_match"};
    facts["result"] = std::string{results[rng_.below(3)]};
    if (rng_.one_in(3)) facts["duplicate.number"] = std::string{"PA1"};
    return {true, std::move(facts)};
  }

  base::Duration pause() {
    return rng_.one_in(6) ? std::chrono::hours{rng_.below(200)}
                          : std::chrono::seconds{rng_.below(40)};
  }

 private:
  std::string text() {
    const auto count = rng_.one_in(4) ? rng_.below(20) : 1;
    std::string all;
    for (std::uint64_t i = 0; i < count; ++i) all += words_[rng_.below(words_.size())] + " ";
    return all;
  }

  std::string number() { return std::to_string(rng_.below(9)); }

  Media kind() { return static_cast<Media>(rng_.below(9)); }

  std::string timer() {
    const char* const names[] = {"settle", "remind", "stop", "draft", "calm", "staff_silence", "?"};
    return names[rng_.below(7)];
  }

  flows::Event rare() {
    switch (rng_.below(8)) {
      case 0:
        return flows::Followed{};
      case 1:
        return flows::Unfollowed{};
      case 2:
        return flows::StaffTook{"Lan"};
      case 3:
        return flows::StaffSpoke{};
      case 4:
        return flows::FetchFailed{number(), "x"};
      case 5:
        return flows::PhoneShared{"0912345678"};
      case 6: {
        const auto all = flows_.all_current();
        return flows::Started{rng_.one_in(9) ? "no_such_flow" : all[rng_.below(all.size())]->id,
                              {}};
      }
      default:
        return flows::StaffHandedBack{};
    }
  }

  // Of the present question, of any question, or of nothing.
  flows::Event press(const flows::Session& session) {
    const auto all = flows_.all_current();
    const auto* flow = all[rng_.below(all.size())];
    std::string step = flow->order[rng_.below(flow->order.size())];
    if (!session.frames.empty() && rng_.one_in(2)) {
      flow = flows_.current(session.frames.back().flow.id);
      step = session.frames.back().step;
    }
    if (flow == nullptr) return flows::ChoicePressed{"x", "y", "z"};
    const auto found = flow->steps.find(step);
    const auto* ask =
        found == flow->steps.end() ? nullptr : std::get_if<flows::Ask>(&found->second);
    if (ask == nullptr || ask->choices.empty()) return flows::ChoicePressed{flow->id, step, "x"};
    auto choice = ask->choices.begin();
    std::advance(choice, static_cast<std::ptrdiff_t>(rng_.below(ask->choices.size())));
    return flows::ChoicePressed{flow->id, step, choice->first};
  }

  const flows::FlowSet& flows_;
  std::vector<std::string> words_;
  base::Rng rng_;
};

// What must hold after every turn, whatever came.
void check_sound(const stage::Stage& stage) {
  REQUIRE(stage.session.frames.size() <= 4);
  for (const auto& frame : stage.session.frames) REQUIRE(!frame.flow.id.empty());
  REQUIRE(stage.said.size() < 20);
  for (const auto& trouble : stage.troubles) {
    const bool ours = trouble.starts_with("deed_failed") || trouble.starts_with("unknown_flow") ||
                      trouble.starts_with("no_deed_waiting");
    if (!ours) FAIL(trouble);
  }
  // A citizen who is being asked something always has a question that can be answered.
  if (stage.session.owner == flows::Owner::bot && !stage.session.frames.empty()) {
    REQUIRE(!stage.step().empty());
  }
}

void live(stage::Stage& stage, Anybody& anybody, int events) {
  stage.hints = [&](std::string_view) { return anybody.hints(); };
  stage.perform = [&](const stage::Deed&) { return anybody.deed(); };
  stage.turns_between_storing = 20;  // most of the time would go into that
  for (int i = 0; i < events; ++i) {
    stage.now += anybody.pause();
    stage.play(anybody.event(stage.session));
    check_sound(stage);
  }
}

std::vector<std::string> words_of(const flows::FlowSet& flows) {
  std::vector<std::string> words{"1",
                                 "2",
                                 "3",
                                 "4",
                                 "0",
                                 "abc",
                                 "vị thanh",
                                 "bình",
                                 "khai sinh",
                                 "0912345678",
                                 "",
                                 "#menu",
                                 "#calm",
                                 "👍",
                                 "tôi nộp hồ sơ mà chưa có kết quả"};
  for (const auto& route : flows.routes().routes) {
    words.insert(words.end(), route.words.begin(), route.words.end());
  }
  return words;
}

}  // namespace

TEST_CASE("a hundred thousand events of any kind never throw, loop or strand the small office") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    small::Office office;
    if (seed % 2 == 0) office.session = {};
    Anybody anybody(small::office(), words_of(small::office()), seed);
    live(office, anybody, 2'000);
  }
}

TEST_CASE("a hundred thousand events never strand the shipped conversations, and all can be said") {
  const auto& flows = shipped::flow_set();
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    stage::Stage office(flows);
    office.facts = {{"office.open", std::string{seed % 2 == 0 ? "true" : "false"}},
                    {"cases.count", std::string{seed % 3 == 0 ? "2" : "0"}}};
    office.options_of = [](std::string_view message) { return shipped::options(message, {}); };
    office.lists = {{"units", {{"u1", "Phường Vị Thanh"}, {"u2", "Xã Bình Thành"}}},
                    {"procedures", {{"p1", "Khai sinh"}, {"p2", "Khai sinh lại"}}},
                    {"my_cases", {{"PA1", "PA1"}, {"PA2", "PA2"}}}};
    Anybody anybody(flows, words_of(flows), seed);
    live(office, anybody, 2'000);
  }
}
