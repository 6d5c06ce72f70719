// Answers of many messages: a story told in pieces, files, and what is kept of both when they come
// at another question.
#include <algorithm>

#include "flows/engine/limits.hpp"
#include "flows/engine/reading.hpp"
#include "flows/engine/walk.hpp"
#include "office/language/fold.hpp"

namespace flows {
namespace {

constexpr std::size_t short_story_max = 300;  // what the review shows of a story
// The pause grows by this with every further piece of a burst.
constexpr base::Duration pause_per_piece = std::chrono::seconds{10};
constexpr const char* only_files = "(ghi âm, hình ảnh gửi kèm)";

bool takes_files(const Ask& ask) {
  return ask.expect == Expect::files || ask.expect == Expect::story;
}

void put_files(Frame& frame, std::vector<std::string> files) {
  const auto count = static_cast<std::int64_t>(files.size());
  frame.answers["files.count"] = count;
  frame.answers["files.label"] =
      count == 0 ? std::string{"không có"} : std::to_string(count) + " tệp";
  frame.answers["files"] = std::move(files);
}

// What is over the limit stays with the citizen's other files, outside this answer.
void add_file(Frame& frame, const std::string& attachment, std::size_t at_most) {
  auto files = base::list_of(frame.answers, "files");
  const bool known = std::find(files.begin(), files.end(), attachment) != files.end();
  if (known || files.size() >= at_most) return;
  files.push_back(attachment);
  put_files(frame, std::move(files));
}

bool is_full(const Frame& frame, std::size_t at_most) {
  return base::list_of(frame.answers, "files").size() >= at_most;
}

bool lose(Frame& frame, const std::string& attachment) {
  auto files = base::list_of(frame.answers, "files");
  const auto lost = std::find(files.begin(), files.end(), attachment);
  if (lost == files.end()) return false;
  files.erase(lost);
  put_files(frame, std::move(files));
  return true;
}

bool is_file(Media media) {
  return media == Media::photo || media == Media::file || media == Media::voice ||
         media == Media::video;
}

std::string joined(const std::string& before, const std::string& text) {
  return before.empty() ? text : before + "\n" + text;
}

// The whole text stays in the message log; the story of the case has a limit.
void add_text(base::Values& answers, const std::string& name, const std::string& text) {
  std::string whole = joined(base::text_of(answers, name), text);
  if (language::length(whole) <= story_max) answers[name] = std::move(whole);
}

}  // namespace

void Walk::gather(const Ask& ask, const std::string& text) {
  auto& now = frame();
  add_text(now.answers, ask.save, text);
  now.answers[ask.save + ".open"] = std::string{"true"};
  now.gathered = joined(now.gathered, text);
  ++now.pieces;
  wait_for_quiet(ask);
}

void Walk::wait_for_quiet(const Ask& ask) {
  const auto grown = ask.settles + pause_per_piece * std::max(frame().pieces - 1, 0);
  wake("settle", here_.now + std::min(grown, std::max(ask.settles, ask.settles_max)));
  set_silence();
}

void Walk::settle() {
  const auto* ask = asking();
  if (ask == nullptr || frame().pieces == 0) return;
  if (takes_files(*ask)) return settle_story(*ask);
  if (ask->expect != Expect::pick) return;
  const std::string typed = frame().gathered;
  frame().gathered.clear();
  frame().pieces = 0;
  refuse_answer(*ask, typed);  // several short messages are no story
}

void Walk::settle_story(const Ask& ask) {
  auto& now = frame();
  if (ask.received.empty()) {
    if (ask.then.empty()) return;
    return ask.expect == Expect::files ? finish_files(ask, ask.then) : finish_story(ask, ask.then);
  }
  const bool no_words = now.gathered.empty();
  now.gathered.clear();
  now.pieces = 0;
  const auto count = static_cast<std::int64_t>(base::list_of(now.answers, "files").size());
  const base::Values with{{"so_luong", count}};
  if (ask.expect == Expect::files) return ask_with(ask.received, with);
  if (now.told) return;
  now.told = true;
  if (no_words && !ask.heard.empty()) return ask_with(ask.heard, with);
  const auto length = language::length(base::text_of(now.answers, ask.save));
  if (length < ask.at_least && !ask.brief.empty()) {
    now.told_brief = true;
    return ask_with(ask.brief, with);
  }
  ask_with(ask.received, with);
}

void Walk::finish_story(const Ask& ask, const Target& then) {
  auto& now = frame();
  const std::string story = base::text_of(now.answers, ask.save);
  const bool nothing = story.empty() && base::list_of(now.answers, "files").empty();
  const bool brief = language::length(story) < ask.at_least;
  if (nothing && !now.before.empty()) return keep_before();
  if (nothing) return ask.brief.empty() ? ask_now() : speak("nothing_told");
  if (brief && !now.told_brief && !ask.brief.empty()) {
    now.told_brief = true;
    now.told = true;
    return ask_with(ask.brief, {});
  }
  complete_story(ask);
  close_question();
  go(then);
}

// What the flow looks at once a story is whole: what it hints at, and its first words.
void Walk::complete_story(const Ask& ask) {
  auto& answers = frame().answers;
  const std::string story = base::text_of(answers, ask.save);
  for (auto& [name, value] : hints(story)) answers[name] = value;
  if (story.empty()) answers[ask.save] = std::string{only_files};
  answers[ask.save + ".short"] =
      story.empty() ? std::string{only_files} : language::shorten(story, short_story_max);
  answers[ask.save + ".done"] = std::string{"true"};
  answers.erase(ask.save + ".open");
}

bool Walk::has_told() const {
  const auto* ask = asking();
  if (ask == nullptr || ask->expect != Expect::story) return false;
  return !base::text_of(turn_.session.frames.back().answers, ask->save).empty();
}

bool Walk::end_answer() {
  const auto* ask = asking();
  if (ask == nullptr || !takes_files(*ask)) return false;
  for (const auto& [id, pressed] : ask->choices) {
    if (!pressed.saved || id == skipped_answer) continue;
    choose(*ask, id);
    return true;
  }
  if (ask->then.empty() || !has_told()) return false;
  finish_story(*ask, ask->then);
  return true;
}

void Walk::restore_before() {
  auto& now = frame();
  const auto* ask = asking();
  const std::string added = has_told() ? base::text_of(now.answers, ask->save) : std::string{};
  const auto files = base::list_of(now.answers, "files");
  now.correcting = false;
  if (now.before.empty()) return;
  for (auto& [name, value] : now.before) now.answers[name] = value;
  now.before.clear();
  for (const auto& file : files) add_file(now, file, here_.files_max);
  if (added.empty()) return;
  add_text(now.answers, ask->save, added);
  if (now.answers.contains(ask->save + ".done")) complete_story(*ask);
}

void Walk::finish_files(const Ask& ask, const Target& then) {
  auto& now = frame();
  put_files(now, base::list_of(now.answers, ask.save));
  now.answers[ask.save + ".done"] = std::string{"true"};
  close_question();
  go(then);
}

// A story told at a question that asked for something else.
void Walk::store_text(Frame& keeper, const std::string& text) const {
  const std::string name = flow_of(keeper)->keeps_text;
  if (name.empty()) return;
  add_text(keeper.answers, name, text);
  keeper.answers[name + ".open"] = std::string{"true"};
  const std::string whole = base::text_of(keeper.answers, name);
  keeper.answers[name + ".short"] = language::shorten(whole, short_story_max);
  for (auto& [hint, value] : hints(whole)) {
    auto& known = keeper.answers[hint];
    if (is_empty(known)) known = value;
  }
}

void Walk::take_media(const MediaReceived& media) {
  const auto* ask = asking();
  if (ask != nullptr && media.media == Media::link && !media.text.empty() &&
      ask->expect == Expect::story) {
    return hear(media.text);
  }
  if (ask != nullptr && media.media == Media::card && ask->expect == Expect::phone) {
    return hear_phone(*ask, media.text);
  }
  if (is_file(media.media) && !media.attachment.empty()) {
    if (ask != nullptr && takes_files(*ask)) return attach(media, *ask);
    return keep_file(media.attachment);
  }
  const auto message = routes().unexpected.find(media.media);
  if (message == routes().unexpected.end()) return;
  if (talking()) return speak_with_question(message->second, {});
  speak_message(message->second);
  begin("menu");
}

// A file at a question that does not ask for one.
void Walk::keep_file(const std::string& attachment) {
  auto* keeper = kept_frame();
  if (keeper != nullptr) {
    if (is_full(*keeper, here_.files_max)) return refuse_file(*keeper, here_.files_max);
    add_file(*keeper, attachment, here_.files_max);
    return speak_asking("file_kept");
  }
  const auto own = routes().starts.find("media");
  if (talking() && own != routes().starts.end() && frame().flow.id == own->second) {
    if (is_full(frame(), here_.files_max)) return refuse_file(frame(), here_.files_max);
    return add_file(frame(), attachment, here_.files_max);  // an album: one question for all of it
  }
  drop_idle();
  Frame first;
  add_file(first, attachment, here_.files_max);
  begin("media", std::move(first.answers));
}

void Walk::attach(const MediaReceived& media, const Ask& ask) {
  auto& now = frame();
  const auto at_most = std::min(ask.at_most, here_.files_max);
  if (is_full(now, at_most)) return refuse_file(now, at_most);
  add_file(now, media.attachment, at_most);
  if (!media.text.empty() && ask.expect == Expect::story) return gather(ask, media.text);
  ++now.pieces;
  wait_for_quiet(ask);
}

// Said once for all of an album.
void Walk::refuse_file(Frame& frame, std::size_t at_most) {
  auto& told = frame.answers["files.full"];
  if (!is_empty(told)) return;
  told = std::string{"true"};
  speak("files_full", {{"so_tep", static_cast<std::int64_t>(at_most)}});
}

void Walk::lose_file(const FetchFailed& failed) {
  bool lost = session().draft && lose(*session().draft, failed.attachment);
  for (auto& frame : session().frames) lost = lose(frame, failed.attachment) || lost;
  if (lost) speak("fetch_failed", {{"ly_do", failed.why}});
}

// What a flow that hands over brings: files are added, the rest is taken where nothing stands yet.
void Walk::take_along(Frame& frame, const base::Values& with) {
  for (const auto& attachment : base::list_of(with, "files")) {
    add_file(frame, attachment, files_carried_max);
  }
  frame.answers.insert(with.begin(), with.end());
}

}  // namespace flows
