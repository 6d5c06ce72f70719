// What an answer at a question does: choices, picks, stories, files, phones, and what is said when
// it was not understood.
#include <algorithm>

#include "flows/engine/limits.hpp"
#include "flows/engine/walk.hpp"
#include "office/language/fold.hpp"
#include "office/language/numbers.hpp"

namespace flows {
namespace {

constexpr std::size_t short_story_max = 300;  // what the review shows of a story
// The pause grows by this with every further piece of a burst (script, section 1.2).
constexpr base::Duration pause_per_piece = std::chrono::seconds{10};

bool takes_files(const Ask& ask) {
  return ask.expect == Expect::files || ask.expect == Expect::story;
}

void put_files(Frame& frame, std::vector<std::string> files) {
  frame.answers["files.count"] = static_cast<std::int64_t>(files.size());
  frame.answers["files"] = std::move(files);
}

void add_file(Frame& frame, const std::string& attachment) {
  auto files = base::list_of(frame.answers, "files");
  files.push_back(attachment);
  put_files(frame, std::move(files));
}

bool is_file(Media media) {
  return media == Media::photo || media == Media::file || media == Media::voice ||
         media == Media::video;
}

std::string joined(const std::string& before, const std::string& text) {
  return before.empty() ? text : before + "\n" + text;
}

const char* role_of(Expect expect) {
  switch (expect) {
    case Expect::choice:
      return "not_understood.choice";
    case Expect::pick:
      return "not_understood.pick";
    case Expect::phone:
      return "not_understood.phone";
    case Expect::story:
    case Expect::files:
    case Expect::text:
      return "not_understood.text";
  }
  return "not_understood.text";
}

}  // namespace

void Walk::hear(const std::string& text) {
  const auto* ask = asking();
  if (ask == nullptr) return trouble("no_question", frame().flow.id + "/" + frame().step);
  if (take_choice(*ask, text)) return;
  // An open question that has been answered at length is not interrupted by a lone word.
  const bool telling = language::split_words(frame().gathered).size() > words_of_a_command_max;
  if (!telling && command(text)) return;
  switch (ask->expect) {
    case Expect::choice:
      return not_understood(*ask, text);
    case Expect::pick:
      return understand_pick(*ask, text);
    case Expect::phone:
      return hear_phone(*ask, text);
    case Expect::story:
      return gather(*ask, text);
    case Expect::files:
      return not_understood(*ask, text);
    case Expect::text: {
      if (language::length(text) > answer_max) return not_understood(*ask, text);
      return finish(*ask, text, text, ask->then);
    }
  }
}

bool Walk::take_choice(const Ask& ask, const std::string& text) {
  const auto question = present_question();
  const auto chosen = understand_choice(text, here_.options(question.message, question.offered));
  if (!chosen) return false;
  choose(ask, *chosen);
  return true;
}

void Walk::choose(const Ask& ask, const std::string& option) {
  auto& now = frame();
  now.tries = 0;
  for (const auto& listed : now.offered) {
    if (listed.id != option) continue;
    if (now.step == edit_step) return redo(listed.id);
    return finish(ask, listed.id, listed.label, ask.then);
  }
  const auto choice = ask.choices.find(option);
  if (choice == ask.choices.end()) return trouble("unknown_choice", now.step + "/" + option);
  const Pressed pressed = choice->second;
  for (const auto& [to, from] : pressed.copy) {
    const auto value = now.answers.find(from);
    if (value != now.answers.end()) now.answers[to] = value->second;
  }
  if (ask.expect == Expect::story) return finish_story(ask, pressed.then);
  if (!pressed.saved || ask.save.empty() || ask.expect == Expect::files) return go(pressed.then);
  std::string label;
  for (const auto& shown : here_.options(ask.message, {})) {
    if (shown.id == option) label = shown.label;
  }
  finish(ask, option, label, pressed.then);
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
  now.offered.clear();
  now.gathered.clear();
  now.pieces = 0;
  now.tries = 0;
  go(then);
}

void Walk::understand_pick(const Ask& ask, const std::string& text) {
  auto& now = frame();
  const std::string whole = joined(now.gathered, text);
  auto matches = here_.find(ask.from, whole, ask.at_most);
  if (matches.empty() && whole != text) matches = here_.find(ask.from, text, ask.at_most);
  if (!matches.empty()) return found(ask, whole, std::move(matches));
  if (ask.settles == base::Duration{}) return not_understood(ask, text);
  // "phường", and a moment later "Vị Thanh": wait for the rest before saying it is unknown.
  now.gathered = whole;
  ++now.pieces;
  wait_for_quiet(ask);
}

void Walk::found(const Ask& ask, const std::string& text, std::vector<Listed> matches) {
  auto& now = frame();
  now.answers[ask.save + ".typed"] = text;
  now.tries = 0;
  if (matches.size() == 1 && !ask.confirm) {
    return finish(ask, matches.front().id, matches.front().label, ask.then);
  }
  now.offered = std::move(matches);
  now.gathered.clear();
  ask_now();
}

void Walk::not_found(const Ask& ask) {
  auto& now = frame();
  now.answers[ask.save + ".typed"] = language::shorten(now.gathered, 60);
  now.gathered.clear();
  now.pieces = 0;
  not_understood(ask, base::text_of(now.answers, ask.save + ".typed"));
}

void Walk::hear_phone(const Ask& ask, const std::string& text) {
  const auto phone = language::read_phone(text);
  if (!phone) return not_understood(ask, text);
  auto& now = frame();
  now.answers[ask.save] = phone->digits;
  const bool sure = phone->kind == language::Phone::Kind::mobile || ask.doubt.empty();
  finish(ask, phone->digits, language::mask_phone(phone->digits), sure ? ask.then : ask.doubt);
}

void Walk::take_phone(const std::string& phone) {
  const auto* ask = asking();
  if (ask != nullptr && ask->expect == Expect::phone) hear_phone(*ask, phone);
}

void Walk::gather(const Ask& ask, const std::string& text) {
  auto& now = frame();
  const std::string whole = joined(base::text_of(now.answers, ask.save), text);
  // The whole text stays in the message log; the story of the case has a limit.
  if (language::length(whole) <= story_max) now.answers[ask.save] = whole;
  now.gathered = joined(now.gathered, text);
  ++now.pieces;
  wait_for_quiet(ask);
}

void Walk::wait_for_quiet(const Ask& ask) {
  const auto grown = ask.settles + pause_per_piece * std::max(frame().pieces - 1, 0);
  wake("settle", here_.now + std::min(grown, std::max(ask.settles, ask.settles_max)));
}

void Walk::settle() {
  const auto* ask = asking();
  if (ask == nullptr || frame().pieces == 0) return;
  if (ask->expect == Expect::pick) return not_found(*ask);
  if (takes_files(*ask)) settle_story(*ask);
}

void Walk::settle_story(const Ask& ask) {
  auto& now = frame();
  const bool only_voice = now.gathered.empty();
  now.gathered.clear();
  now.pieces = 0;
  base::Values with = now.answers;
  with["so_luong"] = static_cast<std::int64_t>(base::list_of(now.answers, "files").size());
  if (ask.expect == Expect::files) return speak_message(ask.received, std::move(with));
  if (now.told) return;
  now.told = true;
  const auto length = language::length(base::text_of(now.answers, ask.save));
  if (only_voice && !ask.heard.empty()) return speak_message(ask.heard);
  if (length < ask.at_least && !ask.brief.empty()) {
    now.told_brief = true;
    return speak_message(ask.brief);
  }
  speak_message(ask.received, std::move(with));
}

void Walk::finish_story(const Ask& ask, const Target& then) {
  auto& now = frame();
  const std::string story = base::text_of(now.answers, ask.save);
  const bool nothing = story.empty() && base::list_of(now.answers, "files").empty();
  const bool brief = language::length(story) < ask.at_least;
  if ((brief && !now.told_brief && !ask.brief.empty()) || nothing) {
    now.told_brief = true;
    now.told = true;
    return speak_message(ask.brief);
  }
  for (auto& [name, value] : hints(story)) now.answers[name] = value;
  now.answers[ask.save + ".short"] = language::shorten(story, short_story_max);
  if (story.empty()) now.answers[ask.save] = "(ghi âm, hình ảnh gửi kèm)";
  now.gathered.clear();
  now.pieces = 0;
  go(then);
}

void Walk::not_understood(const Ask& ask, const std::string& text) {
  auto* keeper = kept_frame();
  const bool content = language::split_words(text).size() > words_of_an_answer_max;
  if (content && keeper != nullptr) return keep_text(*keeper, text);
  if (keeper == nullptr && language::split_words(text).size() >= words_of_content_min) {
    session().frames.clear();
    return begin_content(text);
  }
  const int tries = ++frame().tries;
  base::Values with = frame().answers;
  with["ten_go"] = language::shorten(text, 60);
  if (tries >= 3) {
    frame().tries = 0;
    return begin("lost");
  }
  if (tries == 2) return speak_asking("not_understood.again", std::move(with));
  const std::string& own = ask.expect == Expect::pick ? ask.none : ask.again;
  if (own.empty()) return speak(role_of(ask.expect), std::move(with));
  speak_message(own, std::move(with));
}

void Walk::keep_text(Frame& keeper, const std::string& text) {
  const auto* flow = flow_of(keeper);
  const std::string name = flow->keeps_text;
  const std::string whole = joined(base::text_of(keeper.answers, name), text);
  if (language::length(whole) <= story_max) keeper.answers[name] = whole;
  keeper.answers[name + ".short"] = language::shorten(whole, short_story_max);
  for (auto& [hint, value] : hints(whole)) keeper.answers.insert({hint, value});
  speak_asking("text_kept", {{"trich", excerpt()}});
}

void Walk::press(const ChoicePressed& pressed) {
  const std::string payload = payload_of(pressed.flow, pressed.step, pressed.choice);
  const bool again =
      payload == session().pressed && here_.now - session().pressed_at < double_press;
  if (again) return;
  session().pressed = payload;
  session().pressed_at = here_.now;
  if (offers(pressed)) return choose(*asking(), pressed.choice);
  const std::string flow = anytime_start(pressed);
  if (!flow.empty()) return start_command(flow);
  if (talking()) return speak_asking("stale_press");
  begin("menu");
}

// The press answers the present question.
bool Walk::offers(const ChoicePressed& pressed) {
  const auto* ask = asking();
  if (ask == nullptr || frame().flow.id != pressed.flow || frame().step != pressed.step)
    return false;
  const auto question = present_question();
  const auto options = here_.options(question.message, question.offered);
  return std::any_of(options.begin(), options.end(), [&](const Option& option) {
    return option.id == pressed.choice;
  });
}

// The flow that a button of an old menu starts, or "".
std::string Walk::anytime_start(const ChoicePressed& pressed) const {
  const auto* flow = flows_.current(pressed.flow);
  if (flow == nullptr || !flow->anytime) return {};
  const auto step = flow->steps.find(pressed.step);
  const auto* ask = step == flow->steps.end() ? nullptr : std::get_if<Ask>(&step->second);
  if (ask == nullptr) return {};
  const auto choice = ask->choices.find(pressed.choice);
  constexpr std::string_view start = "@start:";
  if (choice == ask->choices.end() || !choice->second.then.starts_with(start)) return {};
  return choice->second.then.substr(start.size());
}

void Walk::take_media(const MediaReceived& media) {
  if (media.media == Media::link && !media.text.empty()) {
    const auto* ask = asking();
    if (ask != nullptr && ask->expect == Expect::story) return hear(media.text);
  }
  if (media.media == Media::card) {
    const auto* ask = asking();
    if (ask != nullptr && ask->expect == Expect::phone) return hear_phone(*ask, media.text);
  }
  if (is_file(media.media) && !media.attachment.empty()) {
    const auto* ask = asking();
    if (ask != nullptr && takes_files(*ask)) return attach(media, *ask);
    return keep_file(media.attachment);
  }
  const auto message = routes().unexpected.find(media.media);
  if (message == routes().unexpected.end()) return;
  if (!talking()) {
    speak_message(message->second);
    return begin("menu");
  }
  ++session().wait;
  turn_.actions.emplace_back(Speak{message->second, {}, present_question()});
}

// A file at a question that does not ask for one.
void Walk::keep_file(const std::string& attachment) {
  auto* keeper = kept_frame();
  if (keeper != nullptr) {
    add_file(*keeper, attachment);
    return speak_asking("file_kept");
  }
  if (talking() && frame().flow.id == routes().starts.find("media")->second) {
    return add_file(frame(), attachment);  // an album: one question for all of it
  }
  drop_idle();
  begin("media", {{"files", std::vector<std::string>{attachment}}});
}

void Walk::attach(const MediaReceived& media, const Ask& ask) {
  auto& now = frame();
  if (base::list_of(now.answers, "files").size() >= ask.at_most) {
    return speak("files_full", {{"so_tep", static_cast<std::int64_t>(ask.at_most)}});
  }
  add_file(now, media.attachment);
  if (!media.text.empty() && ask.expect == Expect::story) return gather(ask, media.text);
  ++now.pieces;
  wait_for_quiet(ask);
}

void Walk::lose_file(const FetchFailed& failed) {
  for (auto& frame : session().frames) {
    auto files = base::list_of(frame.answers, "files");
    const auto lost = std::find(files.begin(), files.end(), failed.attachment);
    if (lost == files.end()) continue;
    files.erase(lost);
    put_files(frame, std::move(files));
    return speak("fetch_failed", {{"ly_do", failed.why}});
  }
}

}  // namespace flows
