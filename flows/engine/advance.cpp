#include "flows/engine/advance.hpp"

#include <algorithm>

#include "base/local_time.hpp"
#include "flows/engine/limits.hpp"
#include "flows/engine/reading.hpp"
#include "flows/engine/walk.hpp"
#include "office/language/fold.hpp"

namespace flows {
namespace {

// Nothing proactive is sent between 21:00 and 07:00.
constexpr std::chrono::hours quiet_from{21};
constexpr std::chrono::hours quiet_to{7};

bool is_quiet(base::TimePoint now) {
  const auto of_day = base::to_local(now).of_day;
  return of_day >= quiet_from || of_day < quiet_to;
}

base::TimePoint end_of_quiet(base::TimePoint now) {
  const auto local = base::to_local(now);
  const auto today = base::from_local(local.date, quiet_to);
  return today > now ? today : today + std::chrono::hours{24};
}

class Reaction {
 public:
  explicit Reaction(Walk& walk) : walk_(walk) {}

  void operator()(const Started& started) {
    walk_.drop_idle();
    walk_.start(started.flow, started.with);
  }

  void operator()(const TextReceived& received) {
    const std::string text = language::nfc(received.text);
    warn_of_danger(text);
    if (flooded()) return;
    if (!bot_answers(text)) return;
    if (greet(text)) return;
    if (walk_.sent(text)) return;
    // After the numbers to call, nothing is asked that the person did not come for.
    if (alarmed_ && !walk_.listening()) return;
    if (walk_.talking()) return walk_.hear(text);
    walk_.idle(text);
  }

  void operator()(const ChoicePressed& pressed) {
    if (flooded() || !bot_answers("")) return;
    first_words(false);
    walk_.press(pressed);
  }

  void operator()(const MediaReceived& media) {
    if (!bot_answers("")) return;
    first_words(false);
    walk_.take_media(media);
  }

  void operator()(const PhoneShared& shared) {
    if (bot_answers("")) walk_.take_phone(shared.phone);
  }

  void operator()(const Followed&) {
    auto& session = walk_.session();
    const bool known = session.greeted_at != base::TimePoint{};
    const auto since = walk_.here().now - session.greeted_at;
    session.greeted_at = walk_.here().now;
    if (session.owner != Owner::bot || (known && since < greeting_rest)) return;
    if (walk_.asking() != nullptr) return walk_.ask_now();
    if (known) return walk_.begin("return");
    walk_.speak("greeting");
    walk_.begin("menu");
  }

  void operator()(const Unfollowed&) {
    auto* keeper = walk_.kept_frame();
    if (keeper != nullptr) walk_.park(*keeper);
    walk_.session().frames.clear();
    walk_.session().owner = Owner::bot;
    walk_.note("cancel_waiting");
    walk_.note("close_handover");
  }

  void operator()(const StaffSpoke&) { step_aside(); }

  void operator()(const StaffTook& took) {
    walk_.speak("staff_here", {{"ten_can_bo", took.name}});
    step_aside();
  }

  void operator()(const StaffHandedBack&) {
    if (walk_.session().owner == Owner::bot) return;
    walk_.session().owner = Owner::bot;
    walk_.note("close_handover");
    if (walk_.talking()) return walk_.speak_asking("staff_left_question");
    walk_.speak("staff_left");
  }

  void operator()(const FetchFailed& failed) {
    if (walk_.session().owner == Owner::bot) walk_.lose_file(failed);
  }

  void operator()(const TimeCame& came) {
    auto& session = walk_.session();
    const bool present = came.wait == session.wait;
    if (came.timer == "settle" && present && session.owner == Owner::bot) walk_.settle();
    if (came.timer == "remind" && present && session.owner == Owner::bot) remind();
    if (came.timer == "stop" && present) walk_.forget_silent();
    if (came.timer == "draft") session.draft.reset();
    if (came.timer == "calm") calm_down();
    if (came.timer == "staff_silence" && session.owner == Owner::person) staff_is_silent();
  }

  void operator()(const DeedDone& done) {
    if (!walk_.talking()) return;
    const auto* flow = walk_.flow_of(walk_.frame());
    const auto* step = flow == nullptr ? nullptr : find_step(*flow, walk_.frame().step);
    const auto* deed = step == nullptr ? nullptr : std::get_if<Do>(step);
    if (deed == nullptr) return walk_.trouble("no_deed_waiting", walk_.frame().step);
    if (!done.ok) return walk_.trouble("deed_failed", deed->deed);
    for (const auto& [name, value] : done.facts) walk_.frame().answers[name] = value;
    if (base::text_of(done.facts, "owner") == "queue") walk_.session().owner = Owner::queue;
    walk_.go(deed->then);
  }

 private:
  // True while there are so many messages that they are only collected.
  bool flooded() {
    auto& session = walk_.session();
    const auto now = walk_.here().now;
    auto& recent = session.recent;
    recent.erase(
        std::remove_if(recent.begin(),
                       recent.end(),
                       [&](base::TimePoint at) { return now - at > std::chrono::minutes{1}; }),
        recent.end());
    if (recent.size() < messages_per_minute_max) {
      recent.push_back(now);
      session.flooding = false;
      return false;
    }
    walk_.wake("calm", now + std::chrono::minutes{1});
    if (!session.flooding && session.owner == Owner::bot) walk_.speak("flood");
    session.flooding = true;
    // A story in pieces still grows; everything else is in the message log for staff to read.
    const auto* ask = walk_.asking();
    return ask == nullptr || ask->expect != Expect::story;
  }

  // What was asked before the flood is asked again; a story only goes on.
  void calm_down() {
    auto& session = walk_.session();
    if (!std::exchange(session.flooding, false) || session.owner != Owner::bot) return;
    const auto* ask = walk_.asking();
    if (ask != nullptr && ask->expect != Expect::story) walk_.ask_now();
  }

  void warn_of_danger(const std::string& text) {
    const std::string danger = base::text_of(walk_.hints(text), "danger");
    if (danger.empty()) return;
    alarmed_ = true;
    walk_.note("alarm", {{"danger", danger}});
    walk_.speak(danger == "self_harm" ? "self_harm" : "danger");
  }

  // False when a person answers this citizen: the bot is silent, apart from danger.
  bool bot_answers(const std::string& text) {
    auto& session = walk_.session();
    if (session.owner == Owner::bot) return true;
    if (session.owner == Owner::person) {
      walk_.wake("staff_silence", walk_.here().now + walk_.here().pauses.staff_silence);
      return false;
    }
    const auto* route = text.empty() ? nullptr : route_of(walk_.routes(), text);
    if (route == nullptr) return false;
    if (route->command != Command::cancel && route->command != Command::stop_waiting) {
      walk_.speak("still_waiting");
      return false;
    }
    session.owner = Owner::bot;
    walk_.note("close_handover");
    walk_.speak_asking("wait_cancelled");
    return false;
  }

  void first_words(bool content) {
    auto& session = walk_.session();
    if (session.greeted_at != base::TimePoint{}) return;
    session.greeted_at = walk_.here().now;
    walk_.speak(content ? "greeting_content" : "greeting");
  }

  // Greets a new person; true when the greeting was all that this message asked for.
  bool greet(const std::string& text) {
    auto& session = walk_.session();
    if (session.greeted_at != base::TimePoint{}) return false;
    if (alarmed_) {  // no welcome to somebody in danger
      session.greeted_at = walk_.here().now;
      return !walk_.talking();
    }
    const bool command = route_of(walk_.routes(), text) != nullptr;
    const bool coded = !base::text_of(walk_.hints(text), "case.code").empty();
    const auto words = language::split_words(text).size();
    const bool content = !command && !coded && words >= words_of_content_min;
    first_words(content);
    if (command || coded || content || walk_.talking()) return false;
    walk_.begin("menu");
    return true;
  }

  void step_aside() {
    auto& session = walk_.session();
    session.owner = Owner::person;
    if (session.greeted_at == base::TimePoint{}) session.greeted_at = walk_.here().now;
    walk_.note("cancel_waiting");
    walk_.wake("staff_silence", walk_.here().now + walk_.here().pauses.staff_silence);
  }

  void remind() {
    if (is_quiet(walk_.here().now)) {
      return walk_.wake("remind", end_of_quiet(walk_.here().now));
    }
    walk_.remind();
  }

  void staff_is_silent() {
    walk_.session().owner = Owner::bot;
    walk_.note("close_handover");
    walk_.speak("staff_silent");
  }

  Walk& walk_;
  bool alarmed_ = false;
};

}  // namespace

Turn advance(const FlowSet& flows, Session session, const Event& event, const Here& here) {
  Walk walk(flows, std::move(session), here);
  std::visit(Reaction{walk}, event);
  return walk.take();
}

}  // namespace flows
