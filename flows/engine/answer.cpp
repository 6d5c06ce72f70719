// What an answer at a question does: choices, picks, phones, names, presses, and what is said when
// it was not understood. Stories and files are in story.cpp.
#include <algorithm>

#include "flows/engine/limits.hpp"
#include "flows/engine/reading.hpp"
#include "flows/engine/walk.hpp"
#include "office/language/fold.hpp"
#include "office/language/numbers.hpp"

namespace flows {
namespace {

constexpr std::size_t typed_max = 60;  // what "chưa tìm thấy «…»" shows

const char* role_of(Expect expect) {
  switch (expect) {
    case Expect::choice:
      return "not_understood.choice";
    case Expect::pick:
      return "not_understood.pick";
    case Expect::phone:
      return "not_understood.phone";
    case Expect::files:
      return "not_understood.files";
    case Expect::several:
      return "not_understood.choice";
    case Expect::story:
    case Expect::text:
    case Expect::name:
    case Expect::number:
    case Expect::date:
      return "not_understood.text";
  }
  return "not_understood.text";
}

std::vector<Option> options_of(const Here& here,
                               const std::string& message,
                               const std::vector<Listed>& offered) {
  return here.options ? here.options(message, offered) : std::vector<Option>{};
}

}  // namespace

void Walk::hear(const std::string& text) {
  const auto* ask = asking();
  if (ask == nullptr) return trouble("no_question", frame().flow.id + "/" + frame().step);
  if (language::plain(text).empty()) return not_understood(*ask, text);
  if (ask->expect == Expect::several && hear_several(*ask, text)) return;
  if (take_choice(*ask, text)) return;
  if (!is_part_of_tale(*ask, text) && command(text)) return;
  const bool polite = ask->expect != Expect::story && Heard(text).says_one_of(routes().thanks);
  if (polite) return speak_asking("thanks_question");
  switch (ask->expect) {
    case Expect::choice:
    case Expect::files:
    case Expect::several:
      return not_understood(*ask, text);
    case Expect::number:
    case Expect::date:
      return hear_figure(*ask, text);
    case Expect::pick:
      return understand_pick(*ask, text);
    case Expect::phone:
      return hear_phone(*ask, text);
    case Expect::story:
      return gather(*ask, text);
    case Expect::text:
      return hear_text(*ask, text);
    case Expect::name:
      return hear_name(*ask, text);
  }
}

// A tale told at length is not interrupted by a lone word that is ordinary in a tale ("không
// biết").
bool Walk::is_part_of_tale(const Ask& ask, const std::string& text) const {
  if (ask.expect != Expect::story) return false;
  const auto& gathered = turn_.session.frames.back().gathered;
  if (language::split_words(gathered).size() <= words_of_a_command_max) return false;
  return Heard(text).says_one_of(routes().ordinary);
}

bool Walk::take_choice(const Ask& ask, const std::string& text) {
  // Amid a burst only the words of the question end a story; "còn nữa không?" was not yet asked.
  const bool amid = ask.expect == Expect::story && frame().pieces > 0;
  const std::string message = amid ? ask.message : standing_message(ask);
  const auto chosen = understand_choice(text, options_of(here_, message, frame().offered));
  if (!chosen) return false;
  choose(ask, *chosen);
  return true;
}

void Walk::choose(const Ask& ask, const std::string& option) {
  auto& now = frame();
  now.tries = 0;
  for (const auto& listed : now.offered) {
    if (listed.id != option) continue;
    if (now.step == edit_step) return redo(std::string{option}, true);
    const Listed taken = listed;
    return finish(ask, taken.id, taken.label, ask.then);
  }
  const auto choice = ask.choices.find(option);
  if (choice == ask.choices.end()) return trouble("unknown_choice", now.step + "/" + option);
  const Pressed& pressed = choice->second;
  copy_answers(pressed);
  if (!pressed.saved) return go(pressed.then);
  if (ask.expect == Expect::several && option != skipped_answer) return tick(ask, option);
  if (ask.expect == Expect::story) return finish_story(ask, pressed.then);
  if (ask.expect == Expect::files) {
    // "xong" with nothing sent anew: the files sent before stay.
    const bool unchanged = base::list_of(now.answers, ask.save).empty() && !now.before.empty();
    if (unchanged && option != skipped_answer) return keep_before();
    return finish_files(ask, pressed.then);
  }
  finish(ask, option, label_of(ask, option), pressed.then);
}

// A choice may take over what another answer or a fact holds.
void Walk::copy_answers(const Pressed& pressed) {
  auto& answers = frame().answers;
  for (const auto& [to, from] : pressed.copy) {
    const auto answer = answers.find(from);
    const auto fact = here_.facts.find(from);
    if (answer != answers.end()) {
      answers[to] = answer->second;
    } else if (fact != here_.facts.end()) {
      answers[to] = fact->second;
    }
  }
}

std::string Walk::label_of(const Ask& ask, const std::string& option) const {
  for (const auto& shown : options_of(here_, ask.message, {})) {
    if (shown.id == option) return shown.name.empty() ? shown.label : shown.name;
  }
  return {};
}

void Walk::finish(const Ask& ask,
                  const std::string& id,
                  const std::string& label,
                  const Target& then) {
  auto& now = frame();
  if (!ask.save.empty()) {
    now.answers[ask.save] = id;
    now.answers[ask.save + ".label"] = label;
  }
  close_question();
  go(then);
}

void Walk::close_question() {
  auto& now = frame();
  now.offered.clear();
  now.before.clear();
  now.correcting = false;
  now.gathered.clear();
  now.pieces = 0;
  now.tries = 0;
}

// Passes over the present question, where it allows that; a story that was told is at its end.
bool Walk::skip() {
  const auto* ask = asking();
  if (ask == nullptr) return false;
  if (!ask->choices.contains(skipped_answer)) return has_told() && end_answer();
  choose(*ask, skipped_answer);
  return true;
}

void Walk::understand_pick(const Ask& ask, const std::string& text) {
  auto& now = frame();
  const std::string whole = now.gathered.empty() ? text : now.gathered + "\n" + text;
  const bool told = language::split_words(text).size() > words_of_an_answer_max;
  std::vector<Listed> matches;
  if (here_.find) matches = here_.find(ask.from, whole, ask.at_most);
  if (here_.find && matches.empty() && whole != text) {
    matches = here_.find(ask.from, text, ask.at_most);
  }
  if (!matches.empty()) {
    // A whole story that names the place: the place is taken and the story is kept.
    auto* keeper = kept_frame();
    if (told && keeper != nullptr) store_text(*keeper, text);
    return found(ask, whole, std::move(matches));
  }
  if (told || ask.settles == base::Duration{}) return not_understood(ask, text);
  // "phường", and a moment later "Vị Thanh": wait for the rest before saying it is unknown.
  now.gathered = whole;
  ++now.pieces;
  wait_for_quiet(ask);
}

void Walk::found(const Ask& ask, const std::string& text, std::vector<Listed> matches) {
  auto& now = frame();
  now.answers[ask.save + ".typed"] = language::shorten(text, typed_max);
  now.tries = 0;
  now.gathered.clear();
  now.pieces = 0;
  const bool sure = matches.size() == 1 && !ask.confirm;
  if (sure || ask.offer.empty()) {
    return finish(ask, matches.front().id, matches.front().label, ask.then);
  }
  now.offered = std::move(matches);
  ask_now();
}

void Walk::hear_phone(const Ask& ask, const std::string& text) {
  const auto phone = language::read_phone(text);
  if (!phone) return not_understood(ask, text);
  const bool sure = phone->kind == language::Phone::Kind::mobile || ask.doubt.empty();
  finish(ask, phone->digits, language::mask_phone(phone->digits), sure ? ask.then : ask.doubt);
}

void Walk::hear_text(const Ask& ask, const std::string& text) {
  const auto most = ask.expect == Expect::text ? ask.at_most : answer_max;
  if (language::length(text) > most) return not_understood(ask, text);
  finish(ask, text, text, ask.then);
}

void Walk::hear_name(const Ask& ask, const std::string& text) {
  const std::string name = language::plain(text);
  const bool lettered = std::any_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
  if (!lettered) return refuse_answer(ask, text);
  hear_text(ask, text);
}

void Walk::take_phone(const std::string& phone) {
  const auto* ask = asking();
  if (ask != nullptr && ask->expect == Expect::phone) hear_phone(*ask, phone);
}

void Walk::not_understood(const Ask& ask, const std::string& text) {
  if (!put_elsewhere(text)) refuse_answer(ask, text);
}

bool Walk::put_elsewhere(const std::string& text) {
  auto* keeper = kept_frame();
  const auto words = language::split_words(text).size();
  if (words > words_of_an_answer_max && keeper != nullptr) {
    store_text(*keeper, text);
    speak_asking("text_kept", {{"trich", excerpt()}});
    return true;
  }
  const std::string code = base::text_of(hints(text), "case.code");
  if (!code.empty()) {
    drop_idle();
    begin("track", {{"code", code}});
    return true;
  }
  if (keeper != nullptr || words < words_of_content_min) return false;
  session().frames.clear();
  begin_content(text);
  return true;
}

void Walk::refuse_answer(const Ask& ask, const std::string& text) {
  if (!ask.listed) frame().offered.clear();
  const int tries = ++frame().tries;
  if (tries >= tries_max) {
    frame().tries = 0;
    const bool skippable = ask.choices.contains(skipped_answer);
    return begin("lost", {{"skippable", std::string{skippable ? "true" : ""}}});
  }
  base::Values with;
  if (const std::string example = example_answer(ask); !example.empty()) with["vi_du"] = example;
  // What cannot be read at all cannot be quoted back either.
  const bool readable = !language::plain(text).empty();
  if (readable) with["ten_go"] = one_line(text, typed_max);
  if (tries > 1) return speak_asking("not_understood.again", with);
  const std::string& own = ask.expect == Expect::pick ? ask.none : ask.again;
  if (own.empty() || !readable) return speak(role_of(ask.expect), with);
  ask_with(own, with);
}

// The first number that answers the question, or "".
std::string Walk::example_answer(const Ask& ask) const {
  const auto& offered = turn_.session.frames.back().offered;
  for (const auto& option : options_of(here_, standing_message(ask), offered)) {
    if (!option.number.empty()) return option.number;
  }
  return {};
}

void Walk::press(const ChoicePressed& pressed) {
  if (pressed_twice(payload_of(pressed.flow, pressed.step, pressed.choice))) return;
  if (offers(pressed)) return choose(*asking(), pressed.choice);
  const std::string flow = anytime_start(pressed);
  if (!flow.empty()) return start_command(flow);
  if (talking()) return speak_asking("stale_press");
  begin("menu");
}

// A button that is not part of a question: of the account's own menu, or under a notice.
bool Walk::sent(const std::string& text) {
  if (!looks_like_press(text)) return false;
  if (pressed_twice(text)) return true;
  if (const auto* route = route_of_press(routes(), text)) {
    obey(*route);
  } else if (talking()) {
    speak_asking("stale_press");
  } else {
    begin("menu");
  }
  return true;
}

bool Walk::pressed_twice(const std::string& payload) {
  auto& session = turn_.session;
  if (payload == session.pressed && here_.now - session.pressed_at < double_press) return true;
  session.pressed = payload;
  session.pressed_at = here_.now;
  return false;
}

// The press answers the present question.
bool Walk::offers(const ChoicePressed& pressed) {
  const auto* ask = asking();
  if (ask == nullptr || frame().flow.id != pressed.flow || frame().step != pressed.step) {
    return false;
  }
  const auto& offered = frame().offered;
  return ask->choices.contains(pressed.choice) ||
         std::any_of(offered.begin(), offered.end(), [&](const Listed& one) {
           return one.id == pressed.choice;
         });
}

// The flow that a button of an old menu starts, or "".
std::string Walk::anytime_start(const ChoicePressed& pressed) const {
  const auto* flow = flows_.current(pressed.flow);
  if (flow == nullptr || !flow->anytime) return {};
  const auto* step = find_step(*flow, pressed.step);
  const auto* ask = step == nullptr ? nullptr : std::get_if<Ask>(step);
  if (ask == nullptr) return {};
  const auto choice = ask->choices.find(pressed.choice);
  constexpr std::string_view start = "@start:";
  if (choice == ask->choices.end() || !choice->second.then.starts_with(start)) return {};
  return choice->second.then.substr(start.size());
}

}  // namespace flows
