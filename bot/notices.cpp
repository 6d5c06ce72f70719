#include "bot/notices.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "bot/errands.hpp"
#include "bot/notice_course.hpp"
#include "flows/engine/session.hpp"
#include "office/language/fold.hpp"
#include "storage/case_desk.hpp"
#include "storage/inbox.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"
#include "storage/sessions.hpp"
#include "storage/timers.hpp"

namespace bot {
namespace {

using base::Values;
using nlohmann::ordered_json;

// What the office has to say waits for quota or a repaired connection as long as Zalo's window.
constexpr std::chrono::hours notice_kept{24 * 7};
constexpr std::chrono::minutes again_after{30};
// Nothing is sent at night that was not asked for just now.
constexpr std::chrono::hours quiet_from{21};
constexpr std::chrono::hours quiet_to{7};
constexpr std::chrono::minutes just_now{10};
// Room for what stands around an answer.
constexpr std::size_t part_max = 1900;

constexpr std::string_view asks_for_more = "ho_so.can_bo_sung";
constexpr std::string_view brings_answer = "ho_so.tra_loi";

base::TimePoint waking_time(const Scene& scene) {
  const auto local = base::to_local(scene.now);
  const auto& last = scene.citizen.last_interaction_at;
  const bool awake = last && scene.now - *last < just_now;
  if (awake || (local.of_day >= quiet_to && local.of_day < quiet_from)) return scene.now;
  const auto morning = base::from_local(local.date, quiet_to);
  return morning > scene.now ? morning : morning + std::chrono::hours{24};
}

void put(const Scene& scene, storage::Errand errand, const std::string& text) {
  errand.author = storage::Author::system;
  errand.not_before = waking_time(scene);
  errand.expires_at = errand.not_before + notice_kept;
  storage::Outbox outbox(scene.tx);
  outbox.put(errand);
  storage::Messages(scene.tx).put({.citizen = scene.citizen.id,
                                   .direction = storage::Direction::out,
                                   .text = text,
                                   .at = scene.now,
                                   .outbox = outbox.id_of(errand.dedupe_key)});
}

void say(const Scene& scene, const std::string& text, const std::string& why, std::string key) {
  put(scene, message_errand(scene, {{text, {}}, "", "", why}, std::move(key)), text);
}

void set_begin_timer(const Scene& scene, const ordered_json& begun, base::TimePoint at) {
  storage::Timers(scene.tx).set({.citizen = scene.citizen.channel_id,
                                 .name = begun.at("name").get<std::string>(),
                                 .due_at = at,
                                 .payload = base::to_text(begun)});
}

// The turn worker begins the flow: only it touches a conversation.
void begin(const Scene& scene, const char* flow, const Values& with, const std::string& key) {
  const ordered_json begun{{"flow", flow},
                           {"with", base::values_to_json(with)},
                           {"name", std::string{case_source} + "/" + flow + "/" + key},
                           {"until", base::to_millis(scene.now + notice_kept)},
                           {"wait", 0}};
  const auto at = waking_time(scene);
  if (at > scene.now) return set_begin_timer(scene, begun, at);
  storage::Inbox(scene.tx).put({.source = std::string{case_source},
                                .kind = flow,
                                .dedupe_key = key + "/" + flow,
                                .citizen = scene.citizen.channel_id,
                                .body = base::to_text(begun),
                                .sent_at = scene.now,
                                .received_at = scene.now});
}

// Also where no message can go: the clock of the case goes on by itself.
void end_waiting_at(const Scene& scene, const cases::Case& held) {
  if (!held.supplement_due) return;
  const ordered_json over{{"number", held.number}, {"wait", 0}};
  storage::Timers(scene.tx).set({.citizen = scene.citizen.channel_id,
                                 .name = std::string{waiting_over} + "/" + held.number,
                                 .due_at = *held.supplement_due,
                                 .payload = base::to_text(over)});
}

class Teller {
 public:
  Teller(const Scene& scene, const CaseTold& told) : scene_(scene), told_(told) {}

  void tell(const cases::Notice& notice) {
    const auto course = course_of(scene_, notice);
    const auto key = told_.key + "/" + std::to_string(ordinal_++);
    if (notice.message == asks_for_more) end_waiting_at(scene_, told_.held);
    switch (course.way) {
      case Way::by_hand:
        return note(notice, course, "by_hand", {});
      case Way::zbs:
        put(scene_,
            zbs_errand(scene_, {course.zbs->id, course.values, course.text, notice.message}, key),
            course.text);
        return note(notice, course, "outbox", key);
      case Way::words:
        return say_words(notice, course, key);
    }
  }

 private:
  void say_words(const cases::Notice& notice, const Course& course, const std::string& key) {
    if (notice.message == asks_for_more && bot_talks(scene_)) {
      Values with = notice.with;
      with["code"] = told_.held.number;
      begin(scene_, "more_info", with, key);
      return note(notice, course, "conversation", key + "/more_info");
    }
    std::size_t part = 0;
    for (const auto& piece : in_parts(course.text, part_max)) {
      say(scene_, piece, notice.message, part == 0 ? key : key + "." + std::to_string(part));
      ++part;
    }
    note(notice, course, "outbox", key);
    if (notice.message != brings_answer) return;
    const std::string number = told_.held.number;
    begin(scene_, "rating", {{"code", number}, {"ma_pa", number}}, key);
  }

  void note(const cases::Notice& notice,
            const Course& course,
            const char* way,
            const std::string& errand) {
    storage::CaseDesk(scene_.tx).told(
        told_.held.id, {scene_.now, notice.message, course.text, way, errand, course.why});
  }

  const Scene& scene_;
  const CaseTold& told_;
  int ordinal_ = 0;
};

// The last place within the first most code points after which a sentence or paragraph may end.
std::size_t cut_of(const std::string& text, std::size_t most) {
  const auto head = language::shorten(text, most).size();
  const auto limit = std::min(head, text.size());
  for (const std::string_view end : {"\n", ". ", "; ", " "}) {
    const auto at = text.rfind(end, limit - end.size());
    if (at != std::string::npos && at > limit / 3) return at + end.size();
  }
  std::size_t at = limit;
  while (at > 1 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

}  // namespace

std::vector<std::string> in_parts(const std::string& text, std::size_t most) {
  std::vector<std::string> parts;
  std::string rest = text;
  while (language::length(rest) > most) {
    const auto at = cut_of(rest, most);
    parts.push_back(rest.substr(0, at));
    rest.erase(0, at);
  }
  if (!rest.empty()) parts.push_back(std::move(rest));
  return parts;
}

bool bot_talks(const Scene& scene) {
  const auto stored = storage::Sessions(scene.tx).load(scene.citizen.id);
  if (!stored) return true;
  const auto session = flows::read_session(*stored);
  return session && session->owner == flows::Owner::bot;
}

void begin_later(const Scene& scene, const ordered_json& begun) {
  const auto again = scene.now + again_after;
  if (base::to_millis(again) > begun.at("until").get<std::int64_t>()) return;
  set_begin_timer(scene, begun, again);
}

void tell_citizen(const Scene& scene, const CaseTold& told) {
  Teller teller(scene, told);
  for (const auto& notice : told.notices) teller.tell(notice);
}

}  // namespace bot
