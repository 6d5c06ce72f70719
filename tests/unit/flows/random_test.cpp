#include <doctest/doctest.h>

#include "base/rng.hpp"
#include "tests/unit/flows/shipped.hpp"
#include "tests/unit/flows/small.hpp"

namespace {

using flows::Media;

constexpr int events_of_a_life = 2'000;

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
    if (rng_.one_in(5)) {
      found["guess.kind"] = std::string{"tre"};
      found["guess.kind.label"] = std::string{"Trễ"};
    }
    if (rng_.one_in(5)) {
      found["guess.unit"] = std::string{"u1"};
      found["guess.unit.label"] = std::string{"Vị Thanh"};
    }
    if (rng_.one_in(8)) found["story.sign"] = std::string{rng_.one_in(2) ? "to_cao" : "khieu_nai"};
    return found;
  }

  // What a deed may answer: all it gives, and what it may give, together or not at all.
  flows::DeedDone deed(const stage::Deed& asked, const flows::Vocabulary& vocabulary) {
    if (rng_.one_in(50)) return {false, {}};
    base::Values facts;
    const auto known = vocabulary.deeds.find(asked.name);
    if (known == vocabulary.deeds.end()) return {true, std::move(facts)};
    for (const auto& name : known->second.gives) facts[name] = std::string{"x"};
    const bool more = rng_.one_in(2);
    for (const auto& name : known->second.may_give) {
      if (more) facts[name] = std::string{"x"};
    }
    for (const auto& name : known->second.leaves_out) {
      if (rng_.one_in(2)) facts.insert({name, std::string{"x"}});
    }
    if (asked.name == "look_up_case") {
      facts["result"] = std::string{more ? "shown" : rng_.one_in(2) ? "needs_proof" : "no_match"};
      facts["can_withdraw"] = std::string{rng_.one_in(2) ? "true" : "false"};
      facts["can_supplement"] = std::string{rng_.one_in(2) ? "true" : "false"};
    }
    if (asked.name == "open_case")
      facts["in_hours"] = std::string{rng_.one_in(2) ? "true" : "false"};
    if (asked.name == "hand_to_staff") facts["owner"] = std::string{"queue"};
    return {true, std::move(facts)};
  }

  base::Duration pause() {
    return rng_.one_in(6) ? std::chrono::hours{rng_.below(200)}
                          : std::chrono::seconds{rng_.below(40)};
  }

 private:
  std::string text() {
    const auto count = rng_.one_in(10) ? rng_.below(20) : 1;
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
      case 6:
        return begun();
      default:
        return flows::StaffHandedBack{};
    }
  }

  // As whoever begins a flow must: with all that it is given.
  flows::Event begun() {
    const auto all = flows_.all_current();
    if (rng_.one_in(9)) return flows::Started{"no_such_flow", {}};
    const auto* flow = all[rng_.below(all.size())];
    base::Values with;
    for (const auto& name : flow->given) with[name] = std::string{"x"};
    return flows::Started{flow->id, std::move(with)};
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

void live(stage::Stage& stage,
          Anybody& anybody,
          const flows::Vocabulary& vocabulary,
          const std::function<void()>& after_each) {
  stage.turns_between_storing = 20;  // most of the time would go into that
  stage.hints = [&](std::string_view) { return anybody.hints(); };
  stage.perform = [&](const stage::Deed& deed) { return anybody.deed(deed, vocabulary); };
  for (int i = 0; i < events_of_a_life; ++i) {
    stage.now += anybody.pause();
    stage.play(anybody.event(stage.session));
    check_sound(stage);
    after_each();
  }
}

// Every message of the turn is rendered: a placeholder without a value would be found here.
void check_sayable(const stage::Stage& stage) {
  const auto text_of = [&](const std::string& message,
                           base::Values with,
                           const std::vector<flows::Listed>& offered) {
    with.insert(stage.facts.begin(), stage.facts.end());
    const std::string text = shipped::text(message, with, offered);
    if (text.starts_with("UNSAYABLE")) FAIL(text);
    return text;
  };
  for (const auto& action : stage.actions) {
    if (const auto* asked = std::get_if<flows::Asked>(&action)) {
      text_of(asked->question.message, asked->question.with, asked->question.offered);
    }
    const auto* speak = std::get_if<flows::Speak>(&action);
    if (speak == nullptr) continue;
    base::Values with = speak->with;
    if (const auto& question = speak->question) {
      with["cau_hoi"] = text_of(question->message, question->with, question->offered);
    }
    text_of(speak->message, with, {});
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

TEST_CASE("140,000 events of any kind never throw, loop or strand the small office") {
  const flows::Vocabulary nothing_known;
  const auto words = words_of(small::office());
  for (std::uint64_t seed = 1; seed <= 70; ++seed) {
    CAPTURE(seed);
    auto office = small::open();
    if (seed % 2 == 0) office.session = {};
    Anybody anybody(small::office(), words, seed);
    live(office, anybody, nothing_known, [] {});
  }
}

TEST_CASE("60,000 events never strand the shipped conversations, and all of it can be said") {
  const auto& flows = shipped::flow_set();
  const auto vocabulary = shipped::vocabulary();
  const auto words = words_of(flows);
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    stage::Stage office(flows);
    if (seed % 2 == 1) office.session = {};
    for (const auto& name : vocabulary.facts) office.facts[name] = std::string{"2"};
    for (const auto& name : vocabulary.facts_maybe_empty) {
      office.facts[name] = std::string{seed % 4 == 0 ? "x" : ""};
    }
    office.facts["office.open"] = std::string{seed % 2 == 0 ? "true" : "false"};
    office.facts["consent.phan_anh"] = std::string{seed % 3 == 0 ? "given" : ""};
    office.facts["cases.count"] = std::string{seed % 5 == 0 ? "0" : "2"};
    office.options_of = [](std::string_view message) { return shipped::options(message, {}); };
    office.lists = {{"units", {{"u1", "Phường Vị Thanh"}, {"u2", "Xã Bình Thành"}}},
                    {"procedures", {{"p1", "Khai sinh"}, {"p2", "Khai sinh lại"}}},
                    {"my_cases", {{"PA1", "PA1"}, {"PA2", "PA2"}}}};
    Anybody anybody(flows, words, seed);
    live(office, anybody, vocabulary, [&] { check_sayable(office); });
  }
}
