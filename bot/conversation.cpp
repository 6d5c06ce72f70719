#include "bot/conversation.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/log.hpp"
#include "bot/deeds.hpp"
#include "bot/facts.hpp"
#include "bot/lookups.hpp"
#include "storage/audit.hpp"
#include "storage/sessions.hpp"
#include "storage/timers.hpp"

namespace bot {
namespace {

template <class... Fs>
struct Cases : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Cases(Fs...) -> Cases<Fs...>;

flows::Session load(const Scene& scene) {
  const auto stored = storage::Sessions(scene.tx).load(scene.citizen.id);
  if (!stored) return {};
  auto session = flows::read_session(*stored);
  base::check(session.ok(), "a stored session cannot be read");
  drop_unseen_offer(scene, *session);
  return std::move(*session);
}

}  // namespace

Conversation::Conversation(const Scene& scene)
    : scene_(scene),
      facts_(facts_of(scene)),
      session_(load(scene)),
      before_(session_),
      asked_(asked_round(scene, before_)),
      speech_(scene, facts_) {}

void Conversation::take(const flows::Event& event) {
  flows::Event next = event;
  if (auto pressed = pressed_offer(scene_, session_, event)) {
    offered_ = pressed->round;
    next = std::move(pressed->begun);
  }
  because_.rule = rule_of(event, scene_.content.flows.routes());
  know_why();
  for (int deeds = 0;; ++deeds) {
    auto turn = advance(next);
    session_ = std::move(turn.session);
    know_why();
    speech_.because(because_);
    const auto* deed = apply(turn.actions);
    if (deed == nullptr) return;
    if (deeds == deeds_per_turn_max) return trouble("too_many_deeds", deed->deed);
    next = perform(*deed);
  }
}

// What had been understood is, in an anonymous round, what was answered.
void Conversation::know_why() {
  note_flow(scene_.content.flows, session_, because_);
  const auto round = asked_round(scene_, session_);
  if (round && round->anonymous) because_.understood.clear();
}

flows::Turn Conversation::advance(const flows::Event& event) {
  const auto& talk = scene_.config.conversation;
  const flows::Here here{
      .now = scene_.now,
      .facts = facts_,
      .pauses = {.staff_silence = talk.staff_silence,
                 .draft_kept = std::chrono::hours{24} * talk.draft_days},
      .files_max = static_cast<std::size_t>(talk.files_max),
      .find = [&](std::string_view list,
                  std::string_view typed,
                  std::size_t at_most) { return find_in_list(scene_, list, typed, at_most); },
      .options =
          [&](std::string_view message, const std::vector<flows::Listed>& offered) {
            return options_of(scene_, message, offered);
          },
      .hints = [&](std::string_view text) { return hints_of(scene_, text); }};
  return flows::advance(scene_.content.flows, std::move(session_), event, here);
}

const flows::Perform* Conversation::apply(const std::vector<flows::Action>& actions) {
  const flows::Perform* waiting = nullptr;
  for (const auto& action : actions) {
    std::visit(Cases{[&](const flows::Speak& speak) {
                       const auto said = speech_.say(speak);
                       if (!said) trouble("unsayable", said.error().what);
                     },
                     [&](const flows::Asked& asked) {
                       const auto said = speech_.ask(asked);
                       if (!said) trouble("unsayable", said.error().what);
                     },
                     [&](const flows::Perform& deed) { waiting = &deed; },
                     [&](const flows::Note& deed) { note(deed); },
                     [&](const flows::WakeAt& wake) {
                       const nlohmann::ordered_json payload{{"wait", wake.wait}};
                       storage::Timers(scene_.tx).set({.citizen = scene_.citizen.channel_id,
                                                       .name = wake.timer,
                                                       .due_at = wake.at,
                                                       .payload = base::to_text(payload)});
                     },
                     [&](const flows::Trouble& found) { trouble(found.code, found.detail); }},
               action);
  }
  return waiting;
}

flows::DeedDone Conversation::perform(const flows::Perform& deed) {
  auto facts = do_deed(scene_, deed.deed, deed.with);
  facts_ = facts_of(scene_);  // what was done may have changed them
  if (facts) return {true, std::move(*facts)};
  base::log(base::Level::error, "deed.failed", {{"deed", deed.deed}, {"why", facts.error().what}});
  return {false, {}};
}

void Conversation::note(const flows::Note& note) {
  alarmed_ = alarmed_ || note.deed == "alarm";
  const auto done = do_deed(scene_, note.deed, note.with);
  if (!done) trouble("note_failed", note.deed);
}

// Our content is wrong: alert, and never leave the citizen without a word.
void Conversation::trouble(const std::string& code, const std::string& detail) {
  scene_.metrics.add("langnghe_content_trouble_total");
  base::log(base::Level::error, "content.trouble", {{"code", code}, {"detail", detail}});
  storage::Audit(scene_.tx).append({.at = scene_.now,
                                    .who = "bot",
                                    .what = "content.trouble",
                                    .subject = "citizen/" + scene_.citizen.id,
                                    .detail = code + ": " + detail});
  if (std::exchange(apologised_, true) || code != "unsayable") return;
  const auto& failed = scene_.content.flows.routes().messages;
  const auto role = failed.find("failed");
  if (role == failed.end()) return;
  const auto said = speech_.say({role->second, {}, std::nullopt});
  if (!said) base::log(base::Level::error, "content.no_apology");
}

std::size_t Conversation::finish() {
  if (!asked_ && !asked_round(scene_, session_)) forget_stray_press(session_);
  storage::Sessions(scene_.tx).save(scene_.citizen.id, flows::write_session(session_), scene_.now);
  if (!alarmed_) withheld_ = withheld_round(scene_, asked_, before_, session_);
  if (!alarmed_ && !withheld_ && offered_ && offered_->anonymous) withheld_ = offered_->id;
  return speech_.send(withheld_);
}

}  // namespace bot
