// Asking and saying: the present question, what is known already, reminders of an unanswered one.
#include <algorithm>
#include <utility>

#include "flows/engine/limits.hpp"
#include "flows/engine/reading.hpp"
#include "flows/engine/walk.hpp"
#include "office/language/fold.hpp"
#include "office/language/numbers.hpp"

namespace flows {
namespace {

// An answer heard elsewhere stands for one given here.
void take_guess(const Ask& ask, base::Values& answers) {
  const auto guess = ask.guess.empty() ? answers.end() : answers.find(ask.guess);
  if (guess == answers.end() || is_empty(guess->second)) return;
  auto& answer = answers[ask.save];
  if (!is_empty(answer)) return;
  answer = guess->second;
  if (ask.expect != Expect::story) answers[ask.save + ".label"] = said_as(answers, ask.guess);
}

// "*" wants any value; of several choices one of them is enough.
bool is_wanted(const base::Value& value, const std::string& wanted) {
  const std::string text = as_text(value);
  if (wanted == "*") return !text.empty();
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  const bool chosen =
      list != nullptr && std::find(list->begin(), list->end(), wanted) != list->end();
  return chosen || text == wanted;
}

bool is_mobile(const std::string& digits) {
  const auto phone = language::read_phone(digits);
  return phone && phone->kind == language::Phone::Kind::mobile;
}

}  // namespace

bool Walk::known(const Ask& ask) {
  if (ask.save.empty()) return false;
  auto& answers = frame().answers;
  take_guess(ask, answers);
  if (ask.expect == Expect::story) return known_story(ask);
  if (ask.expect == Expect::files) {
    return answers.contains(ask.save + ".done") || !base::list_of(answers, ask.save).empty();
  }
  const auto answer = answers.find(ask.save);
  return answer != answers.end() && !is_empty(answer->second);
}

// A story brought along is not asked for again, unless it is too short to act on. One that was
// begun here or told at another question is: there may be more.
bool Walk::known_story(const Ask& ask) {
  const auto& answers = frame().answers;
  if (answers.contains(ask.save + ".done")) return true;
  if (answers.contains(ask.save + ".open")) return false;
  const auto told = language::length(base::text_of(answers, ask.save));
  if (told < std::max<std::size_t>(ask.at_least, 1)) return false;
  complete_story(ask);
  return true;
}

// On to the next step; "quay lại" may still come back to this one.
Target Walk::pass(const Ask& ask) {
  remember_question();
  const std::string id = base::text_of(frame().answers, ask.save);
  const auto choice = ask.choices.find(id);
  if (choice != ask.choices.end() && choice->second.saved) return choice->second.then;
  if (ask.expect == Expect::phone && !ask.doubt.empty() && !is_mobile(id)) return ask.doubt;
  if (!ask.then.empty()) return ask.then;
  for (const auto& entry : ask.choices) {
    if (entry.second.saved) return entry.second.then;  // a story or files: they end by a choice
  }
  return "@resume";
}

bool Walk::holds(const When& when) const {
  const auto& answers = turn_.session.frames.back().answers;
  const auto value_of = [&](const std::string& name) {
    const auto answer = answers.find(name);
    if (answer != answers.end()) return answer->second;
    const auto fact = here_.facts.find(name);
    return fact == here_.facts.end() ? base::Value{} : fact->second;
  };
  return std::all_of(when.all.begin(), when.all.end(), [&](const auto& condition) {
    const auto value = value_of(condition.first);
    return std::any_of(condition.second.begin(),
                       condition.second.end(),
                       [&](const std::string& wanted) { return is_wanted(value, wanted); });
  });
}

void Walk::remember_question() {
  auto& now = frame();
  if (now.asked.empty() || now.asked.back() != now.step) now.asked.push_back(now.step);
  if (now.asked.size() > history_max) now.asked.erase(now.asked.begin());
}

void Walk::begin_question(const Ask& ask) {
  auto& now = frame();
  now.gathered.clear();
  now.pieces = 0;
  now.tries = 0;
  now.told = false;
  now.told_brief = false;
  now.offered.clear();
  if (ask.listed && !ask.from.empty() && here_.find) {
    now.offered = here_.find(ask.from, "", ask.at_most);
  }
  remember_question();
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

// The same question in other words, with its own buttons.
void Walk::ask_with(const std::string& message, const base::Values& extra) {
  auto question = present_question();
  question.message = message;
  question.offered.clear();
  for (const auto& [name, value] : extra) question.with[name] = value;
  ++session().wait;
  turn_.actions.emplace_back(Asked{std::move(question)});
  set_silence();
}

std::string Walk::standing_message(const Ask& ask) const {
  // The matches of a search are shown by a message of their own.
  if (!turn_.session.frames.back().offered.empty() && !ask.listed) return ask.offer;
  if (!has_told()) return ask.message;
  if (!ask.begun.empty()) return ask.begun;
  return ask.received.empty() ? ask.message : ask.received;
}

Question Walk::present_question() const {
  const auto& now = turn_.session.frames.back();
  const auto* ask = asking();
  if (ask == nullptr) return {"", now.flow.id, now.step, now.answers, now.offered};
  Question question{standing_message(*ask), now.flow.id, now.step, now.answers, now.offered};
  if (question.message == ask->message || !has_told()) return question;
  const auto files = base::list_of(now.answers, "files").size();
  question.with["so_luong"] = static_cast<std::int64_t>(files);
  question.with["trich"] = one_line(base::text_of(now.answers, ask->save), excerpt_max);
  return question;
}

const Ask* Walk::asking() const {
  if (turn_.session.frames.empty()) return nullptr;
  const auto& now = turn_.session.frames.back();
  const auto* flow = flow_of(now);
  const auto* step = flow == nullptr ? nullptr : find_step(*flow, now.step);
  return step == nullptr ? nullptr : std::get_if<Ask>(step);
}

bool Walk::listening() const {
  const auto* ask = asking();
  return ask != nullptr && (ask->expect == Expect::story || ask->expect == Expect::text ||
                            ask->expect == Expect::name);
}

// Whose silence counts: the flow that asks, if it says anything about silence, else the one below
// that is worth keeping.
const Frame* Walk::silent_frame() const {
  const auto& frames = turn_.session.frames;
  if (frames.empty()) return nullptr;
  const auto* top = flow_of(frames.back());
  if (top != nullptr && top->silence) return &frames.back();
  const auto at = kept();
  if (at >= frames.size()) return nullptr;
  return flow_of(frames[at])->silence ? &frames[at] : nullptr;
}

void Walk::set_silence() {
  const auto* silent = silent_frame();
  if (silent == nullptr) return wake("stop", here_.now + idle_question_kept);
  const auto& silence = *flow_of(*silent)->silence;
  if (!silent->reminded && !silence.remind_with.empty()) {
    wake("remind", here_.now + silence.remind_after);
  }
  wake("stop", here_.now + silence.stop_after);
}

void Walk::remind() {
  const auto* silent = silent_frame();
  if (silent == nullptr || silent->reminded) return;
  const std::string with = flow_of(*silent)->silence->remind_with;
  if (with.empty()) return;
  const bool kept = silent == kept_frame();
  if (kept) drop_idle();
  (kept ? kept_frame() : &frame())->reminded = true;
  start(with, {{"trich", excerpt()}});
}

void Walk::forget_silent() {
  const bool top = talking() && silent_frame() == &frame();
  if (!top || kept_frame() == nullptr || kept_frame() == &frame()) {
    return session().frames.clear();
  }
  drop_idle();  // what is worth keeping below has its own, longer patience
  set_silence();
}

void Walk::speak(std::string_view role, base::Values with) {
  const auto message = routes().messages.find(role);
  if (message == routes().messages.end()) return trouble("unknown_role", std::string{role});
  speak_message(message->second, std::move(with));
}

void Walk::speak_asking(std::string_view role, base::Values with) {
  const auto message = routes().messages.find(role);
  if (message == routes().messages.end()) return trouble("unknown_role", std::string{role});
  speak_with_question(message->second, std::move(with));
}

void Walk::speak_with_question(const std::string& message, base::Values with) {
  if (asking() == nullptr) return speak_message(message, std::move(with));
  ++session().wait;
  turn_.actions.emplace_back(Speak{message, std::move(with), present_question()});
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
  if (const auto* keeper = kept_frame()) park(*keeper);
  session().frames.clear();
}

void Walk::wake(std::string timer, base::TimePoint at) {
  turn_.actions.emplace_back(WakeAt{std::move(timer), at, session().wait});
}

base::Values Walk::hints(std::string_view text) const {
  return here_.hints ? here_.hints(text) : base::Values{};
}

}  // namespace flows
