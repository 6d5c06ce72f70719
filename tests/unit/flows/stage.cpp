#include "tests/unit/flows/stage.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/local_time.hpp"
#include "flows/engine/reading.hpp"
#include "office/language/fold.hpp"

namespace stage {
namespace {

constexpr int deeds_per_turn_max = 20;  // as in the service

std::string written(const flows::Question& question) {
  return "?" + question.message;
}

}  // namespace

Stage::Stage(const flows::FlowSet& flows, Options known, Lists known_lists)
    : now(morning()), options(std::move(known)), lists(std::move(known_lists)), flows_(flows) {
  perform = [](const Deed&) { return flows::DeedDone{}; };
  hints = [](std::string_view) { return base::Values{}; };
  session.greeted_at = now - std::chrono::hours{24 * 30};
}

void Stage::play(const flows::Event& event) {
  said.clear();
  actions.clear();
  deeds.clear();
  notes.clear();
  troubles.clear();
  flows::Event next = event;
  for (int count = 0;; ++count) {
    const auto before = deeds.size();
    take(next);
    if (deeds.size() == before) break;
    REQUIRE(count < deeds_per_turn_max);
    next = perform(deeds.back());
  }
  if (++turns_ % turns_between_storing != 0) return;
  const auto kept = flows::read_session(flows::write_session(session));
  REQUIRE(kept.ok());
  CHECK(*kept == session);
  session = *kept;
}

void Stage::take(const flows::Event& event) {
  const flows::Here here{
      .now = now,
      .facts = facts,
      .pauses = pauses,
      .find = [&](std::string_view list,
                  std::string_view typed,
                  std::size_t at_most) { return find(list, typed, at_most); },
      .options =
          [&](std::string_view message, const std::vector<flows::Listed>& offered) {
            return find_options(message, offered);
          },
      .hints = hints};
  auto turn = flows::advance(flows_, session, event, here);
  session = std::move(turn.session);
  for (const auto& action : turn.actions) note_down(action);
}

void Stage::note_down(const flows::Action& action) {
  actions.push_back(action);
  std::visit(flows::Cases{
                 [&](const flows::Speak& speak) {
                   said.push_back(speak.message + (speak.question ? written(*speak.question) : ""));
                 },
                 [&](const flows::Asked& asked) { said.push_back(written(asked.question)); },
                 [&](const flows::Perform& deed) {
                   deeds.push_back({deed.deed, deed.with});
                 },
                 [&](const flows::Note& note) {
                   notes.push_back({note.deed, note.with});
                 },
                 [&](const flows::WakeAt& wake) { timers_[wake.timer] = wake; },
                 [&](const flows::Trouble& trouble) {
                   troubles.push_back(trouble.code + " " + trouble.detail);
                 }},
             action);
}

void Stage::wait(base::Duration time) {
  const auto until = now + time;
  std::vector<std::string> all;
  while (true) {
    const auto next =
        std::min_element(timers_.begin(), timers_.end(), [](const auto& a, const auto& b) {
          return a.second.at < b.second.at;
        });
    if (next == timers_.end() || next->second.at > until) break;
    const auto due = next->second;
    timers_.erase(next);
    now = std::max(now, due.at);
    play(flows::TimeCame{due.timer, due.wait});
    all.insert(all.end(), said.begin(), said.end());
  }
  now = until;
  said = std::move(all);
}

std::vector<flows::Option> Stage::find_options(std::string_view message,
                                               const std::vector<flows::Listed>& offered) const {
  std::vector<flows::Option> found;
  for (const auto& one : offered) {
    found.push_back({one.id, one.label, std::to_string(found.size() + 1), {}, {}});
  }
  std::vector<flows::Option> own;
  if (options_of) {
    own = options_of(message);
  } else if (const auto known = options.find(message); known != options.end()) {
    own = known->second;
  }
  found.insert(found.end(), own.begin(), own.end());
  return found;
}

std::vector<flows::Listed> Stage::find(std::string_view list,
                                       std::string_view typed,
                                       std::size_t at_most) const {
  std::vector<flows::Listed> found;
  const auto known = lists.find(list);
  if (known == lists.end()) return found;
  const std::string wanted = language::bare(typed);
  for (const auto& one : known->second) {
    const bool fits = wanted.empty() || language::bare(one.label).find(wanted) != std::string::npos;
    if (fits && found.size() < at_most) found.push_back(one);
  }
  return found;
}

std::string Stage::all() const {
  return fmt::format("{}", fmt::join(said, " "));
}

std::string Stage::flow() const {
  return session.frames.empty() ? std::string{} : session.frames.back().flow.id;
}

std::string Stage::step() const {
  return session.frames.empty() ? std::string{} : session.frames.back().step;
}

base::Value Stage::answer(std::string_view name) const {
  if (session.frames.empty()) return {};
  const auto& answers = session.frames.back().answers;
  const auto found = answers.find(name);
  return found == answers.end() ? base::Value{} : found->second;
}

std::string Stage::answer_text(std::string_view name) const {
  return flows::as_text(answer(name));
}

std::optional<base::TimePoint> Stage::timer(std::string_view name) const {
  const auto found = timers_.find(std::string{name});
  if (found == timers_.end()) return std::nullopt;
  return found->second.at;
}

base::TimePoint morning() {
  const auto day = std::chrono::year{2026} / std::chrono::November / 23;
  return base::from_local(day, std::chrono::hours{9});
}

}  // namespace stage
