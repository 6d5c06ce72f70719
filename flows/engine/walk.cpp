#include "flows/engine/walk.hpp"

#include <algorithm>
#include <utility>

#include "base/local_time.hpp"
#include "flows/engine/limits.hpp"
#include "office/language/fold.hpp"

namespace flows {
namespace {

template <class... Fs>
struct Cases : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Cases(Fs...) -> Cases<Fs...>;

constexpr std::size_t excerpt_max = 80;  // script, section 0.4: {trich}

bool is_empty(const base::Values& values, std::string_view name) {
  const auto found = values.find(name);
  if (found == values.end()) return true;
  if (const auto* text = std::get_if<std::string>(&found->second)) return text->empty();
  return std::holds_alternative<std::monostate>(found->second);
}

// "@park:menu" → {"@park", "menu"}.
std::pair<std::string, std::string> split_special(const Target& target) {
  const auto colon = target.find(':');
  if (colon == std::string::npos) return {target, ""};
  return {target.substr(0, colon), target.substr(colon + 1)};
}

}  // namespace

Walk::Walk(const FlowSet& flows, Session session, const Here& here) : flows_(flows), here_(here) {
  turn_.session = std::move(session);
}

void Walk::start(std::string_view id, base::Values with) {
  const auto* flow = flows_.current(id);
  if (flow == nullptr) return trouble("unknown_flow", std::string{id});
  if (session().frames.size() >= frames_max) session().frames.erase(session().frames.begin());
  Frame frame;
  frame.flow = {flow->id, flow->digest};
  frame.answers = std::move(with);
  session().frames.push_back(std::move(frame));
  enter(flow->start);
}

void Walk::begin(std::string_view role, base::Values with) {
  const auto flow = routes().starts.find(role);
  if (flow == routes().starts.end()) return trouble("unknown_start", std::string{role});
  start(flow->second, std::move(with));
}

void Walk::go(const Target& target) {
  if (target.starts_with('@')) return leave(target);
  enter(target);
}

void Walk::enter(const std::string& step) {
  Target at = step;
  while (true) {
    if (++steps_ > steps_per_turn_max) return trouble("loop", frame().flow.id + "/" + at);
    const auto* flow = flow_of(frame());
    if (flow == nullptr) return trouble("flow_gone", frame().flow.id);
    const auto found = flow->steps.find(at);
    if (found == flow->steps.end()) return trouble("unknown_step", frame().flow.id + "/" + at);
    frame().step = at;
    at = visit(found->second);
    if (at.empty()) return;
    if (at.starts_with('@')) return leave(at);
  }
}

// Where to go on, or "" when the turn waits here.
Target Walk::visit(const Step& step) {
  return std::visit(Cases{[&](const Say& say) {
                            speak_message(say.message, frame().answers);
                            return say.then;
                          },
                          [&](const Ask& ask) {
                            if (known(ask)) return next_after_known(ask);
                            begin_question(ask);
                            return Target{};
                          },
                          [&](const Branch& branch) {
                            for (const auto& one : branch.cases) {
                              if (holds(one)) return one.then;
                            }
                            return branch.otherwise;
                          },
                          [&](const Do& deed) {
                            base::Values with;
                            for (const auto& name : deed.with) {
                              if (!is_empty(frame().answers, name))
                                with[name] = frame().answers[name];
                            }
                            turn_.actions.emplace_back(Perform{deed.deed, std::move(with)});
                            return Target{};
                          },
                          [&](const End& end) {
                            visit_end(end);
                            return Target{};
                          }},
                    step);
}

void Walk::visit_end(const End& end) {
  if (!end.message.empty()) speak_message(end.message, frame().answers);
  leave(end.next.empty() ? "@resume" : end.next);
}

bool Walk::known(const Ask& ask) {
  auto& answers = frame().answers;
  if (ask.save.empty()) return false;
  if (is_empty(answers, ask.save) && !ask.guess.empty() && !is_empty(answers, ask.guess)) {
    answers[ask.save] = answers[ask.guess];
    const std::string label = base::text_of(answers, ask.guess + ".label");
    if (!label.empty()) answers[ask.save + ".label"] = label;
  }
  // A story told at another question is still asked about when it is too short to act on.
  if (ask.expect == Expect::story) {
    return language::length(base::text_of(answers, ask.save)) >=
           std::max<std::size_t>(ask.at_least, 1);
  }
  return !is_empty(answers, ask.save);
}

Target Walk::next_after_known(const Ask& ask) const {
  const std::string id = base::text_of(turn_.session.frames.back().answers, ask.save);
  const auto choice = ask.choices.find(id);
  if (choice != ask.choices.end() && choice->second.saved) return choice->second.then;
  if (!ask.then.empty()) return ask.then;
  for (const auto& entry : ask.choices) {
    if (entry.second.saved) return entry.second.then;  // a story or files: they end by a choice
  }
  return "@resume";
}

bool Walk::holds(const When& when) const {
  return std::all_of(when.all.begin(), when.all.end(), [&](const auto& condition) {
    const std::string value = fact(condition.first);
    return std::any_of(
        condition.second.begin(), condition.second.end(), [&](const std::string& wanted) {
          return wanted == "*" ? !value.empty() : wanted == value;
        });
  });
}

// An answer, else a fact; numbers and truths as text.
std::string Walk::fact(const std::string& name) const {
  const auto& answers = turn_.session.frames.back().answers;
  auto found = answers.find(name);
  if (found == answers.end()) {
    found = here_.facts.find(name);
    if (found == here_.facts.end()) return {};
  }
  return std::visit(Cases{[](std::monostate) { return std::string{}; },
                          [](bool truth) { return std::string{truth ? "true" : "false"}; },
                          [](std::int64_t number) { return std::to_string(number); },
                          [](const std::string& text) { return text; },
                          [](const std::vector<std::string>& list) {
                            return list.empty() ? std::string{} : std::to_string(list.size());
                          }},
                    found->second);
}

void Walk::begin_question(const Ask& ask) {
  auto& now = frame();
  now.gathered.clear();
  now.pieces = 0;
  now.tries = 0;
  now.told = false;
  now.told_brief = false;
  now.offered.clear();
  if (ask.listed) now.offered = here_.find(ask.from, "", ask.at_most);
  if (now.asked.empty() || now.asked.back() != now.step) now.asked.push_back(now.step);
  if (now.asked.size() > history_max) now.asked.erase(now.asked.begin());
  ask_now();
}

void Walk::ask_now() {
  if (asking() == nullptr) return;
  if (!old_answer_.empty()) {
    return speak_asking("before", {{"cu", std::exchange(old_answer_, {})}});
  }
  ++session().wait;
  turn_.actions.emplace_back(Asked{present_question()});
  set_silence();
}

void Walk::set_silence() {
  const auto* flow = flow_of(frame());
  if (flow == nullptr || !flow->silence) return;
  const auto& silence = *flow->silence;
  if (!frame().reminded) wake("remind", here_.now + silence.remind_after);
  wake("stop", here_.now + silence.stop_after);
}

Question Walk::present_question() const {
  const auto& now = turn_.session.frames.back();
  const auto* ask = asking();
  // The matches of a search are shown by a message of their own.
  const bool offering = ask != nullptr && !now.offered.empty() && !ask->listed;
  return {offering ? ask->offer : (ask == nullptr ? "" : ask->message),
          now.flow.id,
          now.step,
          now.answers,
          now.offered};
}

const Ask* Walk::asking() const {
  if (turn_.session.frames.empty()) return nullptr;
  const auto& now = turn_.session.frames.back();
  const auto* flow = flow_of(now);
  if (flow == nullptr) return nullptr;
  const auto step = flow->steps.find(now.step);
  return step == flow->steps.end() ? nullptr : std::get_if<Ask>(&step->second);
}

void Walk::leave(const Target& special) {
  const auto [what, name] = split_special(special);
  if (what == "@redo") return redo(name);
  if (what == "@edit") return offer_edit();
  if (what == "@cancel") return cancel();
  if (what == "@start") {
    session().frames.pop_back();
    return start(name);
  }
  session().frames.pop_back();
  if (what == "@resume") return resume();
  if (what == "@skip" && talking()) {
    const auto* ask = asking();
    const bool skippable = ask != nullptr && !ask->then.empty() && !ask->save.empty();
    if (!skippable) return ask_now();
    return finish(*ask, "bo_qua", "Bỏ qua", ask->then);
  }
  if (what == "@park" && talking()) {
    park(std::move(session().frames.back()));
    session().frames.clear();
  }
  if (what == "@drop") session().frames.clear();
  if (what == "@over" || !name.empty()) session().frames.clear();
  if (!name.empty()) start(name);
}

void Walk::resume() {
  if (!talking()) return;
  if (asking() == nullptr) return resume_below_deed();
  ask_now();
}

void Walk::resume_below_deed() {
  // Only a question can be interrupted; anything else below is over.
  session().frames.pop_back();
  resume();
}

void Walk::park(Frame frame) {
  session().draft = std::move(frame);
  session().draft_since = here_.now;
  wake("draft", here_.now + here_.pauses.draft_kept);
}

void Walk::drop_idle() {
  auto& frames = session().frames;
  while (!frames.empty()) {
    const auto* flow = flow_of(frames.back());
    if (flow != nullptr && flow->draft) return;
    frames.pop_back();
  }
}

void Walk::redo(const std::string& step) {
  const auto* flow = flow_of(frame());
  const auto found = flow->steps.find(step);
  const auto* ask = found == flow->steps.end() ? nullptr : std::get_if<Ask>(&found->second);
  if (ask == nullptr) return trouble("redo_no_question", frame().flow.id + "/" + step);
  auto& now = frame();
  now.before.clear();
  std::string old = base::text_of(now.answers, ask->save + ".label");
  if (old.empty()) old = base::text_of(now.answers, ask->save);
  old_answer_ = language::shorten(old, excerpt_max);
  for (const std::string& name : {ask->save, ask->save + ".label", ask->save + ".short"}) {
    const auto answer = now.answers.find(name);
    if (answer == now.answers.end()) continue;
    now.before[name] = answer->second;
    now.answers.erase(answer);
  }
  if (!ask->guess.empty()) now.answers.erase(ask->guess);
  const auto asked = std::find(now.asked.begin(), now.asked.end(), step);
  now.asked.erase(asked, now.asked.end());
  enter(step);
}

void Walk::speak(std::string_view role, base::Values with) {
  const auto message = routes().messages.find(role);
  if (message == routes().messages.end()) return trouble("unknown_role", std::string{role});
  speak_message(message->second, std::move(with));
}

void Walk::speak_asking(std::string_view role, base::Values with) {
  const auto message = routes().messages.find(role);
  if (message == routes().messages.end()) return trouble("unknown_role", std::string{role});
  if (asking() == nullptr) return speak_message(message->second, std::move(with));
  ++session().wait;
  turn_.actions.emplace_back(Speak{message->second, std::move(with), present_question()});
  set_silence();
}

void Walk::speak_message(const std::string& message, base::Values with) {
  turn_.actions.emplace_back(Speak{message, std::move(with), std::nullopt});
}

void Walk::note(std::string deed, base::Values with) {
  turn_.actions.emplace_back(Note{std::move(deed), std::move(with)});
}

// Our content failed this citizen: say so, keep the answers, fetch a person (lessons 32 and 33).
void Walk::trouble(std::string code, std::string detail) {
  turn_.actions.emplace_back(Trouble{std::move(code), std::move(detail)});
  const auto failed = routes().messages.find("failed");
  if (failed != routes().messages.end()) speak_message(failed->second);
  note("hand_to_staff", {{"reason", "loi_he_thong"}});
  if (talking() && unfinished()) park(*kept_frame());
  session().frames.clear();
}

void Walk::wake(std::string timer, base::TimePoint at) {
  turn_.actions.emplace_back(WakeAt{std::move(timer), at, session().wait});
}

base::Values Walk::hints(std::string_view text) const {
  return here_.hints(text);
}

std::size_t Walk::kept() const {
  const auto& frames = turn_.session.frames;
  for (std::size_t at = frames.size(); at > 0; --at) {
    const auto* flow = flow_of(frames[at - 1]);
    if (flow != nullptr && flow->draft) return at - 1;
  }
  return frames.size();
}

Frame* Walk::kept_frame() {
  const auto at = kept();
  return at < session().frames.size() ? &session().frames[at] : nullptr;
}

std::string Walk::excerpt() const {
  for (const auto& frame : turn_.session.frames) {
    const auto* flow = flow_of(frame);
    if (flow == nullptr || !flow->draft) continue;
    const std::string story = base::text_of(frame.answers, flow->keeps_text);
    if (!story.empty()) return language::shorten(story, excerpt_max);
  }
  return {};
}

}  // namespace flows
