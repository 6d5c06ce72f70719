// Movement: from step to step, into a flow, out of it, back to an answer.
#include "flows/engine/walk.hpp"

#include <algorithm>
#include <utility>

#include "flows/engine/limits.hpp"
#include "flows/engine/reading.hpp"
#include "office/language/fold.hpp"

namespace flows {
namespace {

// "@park:menu" → {"@park", "menu"}.
std::pair<std::string, std::string> split_special(const Target& target) {
  const auto colon = target.find(':');
  if (colon == std::string::npos) return {target, ""};
  return {target.substr(0, colon), target.substr(colon + 1)};
}

bool is_flow(const Routes& routes, std::string_view role, std::string_view flow) {
  const auto start = routes.starts.find(role);
  return start != routes.starts.end() && start->second == flow;
}

// "kind", "kind.label", "kind.typed": all that an answer left behind.
bool belongs_to(std::string_view name, std::string_view answer) {
  return name.starts_with(answer) && (name.size() == answer.size() || name[answer.size()] == '.');
}

// Photos that came out of the blue go along with whatever is asked for next.
void add_files_of(const Frame& frame, base::Values& with) {
  for (const char* name : {"files", "files.count", "files.label"}) {
    const auto answer = frame.answers.find(name);
    if (answer != frame.answers.end()) with.insert(*answer);
  }
}

}  // namespace

Walk::Walk(const FlowSet& flows, Session session, const Here& here) : flows_(flows), here_(here) {
  turn_.session = std::move(session);
}

void Walk::start(std::string_view id, base::Values with) {
  const auto* flow = flows_.current(id);
  if (flow == nullptr) return trouble("unknown_flow", std::string{id});
  make_room();
  Frame frame;
  frame.flow = {flow->id, flow->digest};
  frame.answers = std::move(with);
  session().frames.push_back(std::move(frame));
  enter(flow->start);
}

// Too deep: the oldest flow that is not worth keeping goes first.
void Walk::make_room() {
  auto& frames = session().frames;
  if (frames.size() < frames_max) return;
  const auto idle = std::find_if(frames.begin(), frames.end(), [&](const Frame& frame) {
    const auto* flow = flow_of(frame);
    return flow == nullptr || !flow->draft;
  });
  frames.erase(idle == frames.end() ? frames.begin() : idle);
}

void Walk::begin(std::string_view role, base::Values with) {
  const auto flow = routes().starts.find(role);
  if (flow == routes().starts.end()) return trouble("unknown_start", std::string{role});
  start(flow->second, std::move(with));
}

void Walk::start_command(const std::string& flow, base::Values with) {
  if (talking() && is_flow(routes(), "media", frame().flow.id)) add_files_of(frame(), with);
  if (talking() && frame().flow.id == flow && kept_frame() == &frame()) {
    take_along(frame(), with);
    return ask_now();
  }
  drop_idle();
  const bool content = is_flow(routes(), "content", flow);
  if (session().draft && content) {
    session().frames.push_back(std::move(*session().draft));
    session().draft.reset();
  }
  if ((content || is_flow(routes(), "menu", flow)) && unfinished()) {
    take_along(*kept_frame(), with);
    return begin("unfinished", {{"trich", excerpt()}});
  }
  start(flow, std::move(with));
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

Target Walk::way_of(const Branch& branch) const {
  for (const auto& one : branch.cases) {
    if (holds(one)) return one.then;
  }
  return branch.otherwise;
}

// The answers that a deed wants and that there are.
base::Values Walk::taken_by(const Do& deed) {
  base::Values with;
  const auto& answers = frame().answers;
  for (const auto& name : deed.with) {
    const auto answer = answers.find(name);
    if (answer != answers.end() && !is_empty(answer->second)) with[name] = answer->second;
  }
  return with;
}

// Where to go on, or "" when the turn waits here.
Target Walk::visit(const Step& step) {
  return std::visit(Cases{[&](const Say& say) {
                            speak_message(say.message, frame().answers);
                            return say.then;
                          },
                          [&](const Ask& ask) {
                            if (known(ask)) return pass(ask);
                            begin_question(ask);
                            return Target{};
                          },
                          [&](const Branch& branch) { return way_of(branch); },
                          [&](const Do& deed) {
                            turn_.actions.emplace_back(Perform{deed.deed, taken_by(deed)});
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
  const auto [what, flow] = split_special(end.next);
  if (what != "@start") return leave(end.next.empty() ? "@resume" : end.next);
  base::Values with;
  for (const auto& name : end.with) {
    const auto answer = frame().answers.find(name);
    if (answer != frame().answers.end()) with.insert(*answer);
  }
  session().frames.pop_back();
  start_command(flow, std::move(with));
}

void Walk::leave(const Target& special) {
  const auto [what, name] = split_special(special);
  if (what == "@redo") return redo(name, true);
  if (what == "@edit") return offer_edit();
  if (what == "@cancel") return cancel();
  session().frames.pop_back();
  leave_to(what, name);
}

void Walk::leave_to(const std::string& what, const std::string& flow) {
  if (what == "@start") return start_command(flow);
  if (what == "@resume") return resume();
  if (what == "@skip") {
    if (!talking() || skip()) return;
    return asking() == nullptr ? resume() : speak_asking("not_skippable");
  }
  auto* keeper = kept_frame();
  if (what == "@park" && keeper != nullptr) park(*keeper);
  session().frames.clear();
  if (!flow.empty()) start(flow);
}

// While a person answers, nothing is asked; the question comes back when the person hands back.
void Walk::resume() {
  if (session().owner != Owner::bot) return;
  // Only a question can be interrupted; anything else below is over.
  while (talking() && asking() == nullptr) session().frames.pop_back();
  if (talking()) ask_now();
}

// Kept at a question, so that it can be taken up again: after a deed of ours that failed, at the
// last one asked.
void Walk::park(Frame frame) {
  const auto* flow = flow_of(frame);
  const auto* step = flow == nullptr ? nullptr : find_step(*flow, frame.step);
  if (step == nullptr || !std::holds_alternative<Ask>(*step)) {
    if (frame.asked.empty()) return;
    frame.step = frame.asked.back();
    frame.offered.clear();
  }
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

void Walk::redo(const std::string& step, bool correcting) {
  const auto* flow = flow_of(frame());
  const auto* found = flow == nullptr ? nullptr : find_step(*flow, step);
  const auto* ask = found == nullptr ? nullptr : std::get_if<Ask>(found);
  if (ask == nullptr) return trouble("redo_no_question", frame().flow.id + "/" + step);
  auto& now = frame();
  const bool same_again = step == now.step;
  const bool corrected = now.correcting;
  restore_before();
  old_answer_ = one_line(said_as(now.answers, ask->save), excerpt_max);
  for (auto at = now.answers.begin(); at != now.answers.end();) {
    const bool its = !ask->save.empty() && belongs_to(at->first, ask->save);
    const bool guessed = !ask->guess.empty() && belongs_to(at->first, ask->guess);
    if (its) now.before.insert(*at);
    at = its || guessed ? now.answers.erase(at) : std::next(at);
  }
  now.correcting = !now.before.empty() && (same_again ? corrected : correcting);
  now.asked.erase(std::find(now.asked.begin(), now.asked.end(), step), now.asked.end());
  enter(step);
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
  const auto at = kept();
  if (at >= turn_.session.frames.size()) return {};
  const auto& frame = turn_.session.frames[at];
  const auto& name = flow_of(frame)->keeps_text;
  const std::string written = base::text_of(frame.answers, name);
  return one_line(written.empty() ? base::text_of(frame.before, name) : written, excerpt_max);
}

}  // namespace flows
