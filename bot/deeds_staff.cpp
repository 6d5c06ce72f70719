// Handing a conversation to people, and calling them when somebody is in danger.
#include <algorithm>

#include "base/log.hpp"
#include "bot/deed_list.hpp"
#include "bot/errands.hpp"
#include "office/catalog/calendar.hpp"
#include "storage/audit.hpp"
#include "storage/handovers.hpp"
#include "storage/outbox.hpp"

namespace bot {
namespace {

using base::Result;
using base::Values;

// How long an officer takes for one conversation, as long as nothing better was measured.
constexpr std::int64_t minutes_per_conversation = 5;

void open_handover(const Scene& scene, const std::string& reason, const std::string& note) {
  const bool opened = storage::Handovers(scene.tx).open(
      {.citizen = scene.citizen.id, .reason = reason, .note = note, .since = scene.now});
  if (!opened) return;
  if (reason != "denunciation") storage::Outbox(scene.tx).put(profile_errand(scene));
  scene.metrics.add("langnghe_handovers_total");
  base::log(
      base::Level::info, "handover.opened", {{"citizen", scene.citizen.id}, {"reason", reason}});
}

std::string reason_in(const Values& with) {
  // A denunciation goes to those who may read it, whatever the flow calls it.
  if (base::text_of(with, "story.sign") == "to_cao") return "denunciation";
  const std::string reason = base::text_of(with, "reason");
  return reason.empty() ? "asked" : reason;
}

// What the officer reads first: the citizen's own sentence, and the case it is about.
std::string note_in(const Values& with) {
  const std::string note = base::text_of(with, "note");
  const std::string number = base::text_of(with, "ma_pa");
  return number.empty() ? note : number + ": " + note;
}

Result<Values> hand_to_staff(const Scene& scene, const Values& with) {
  open_handover(scene, reason_in(with), note_in(with));
  const auto position = storage::Handovers(scene.tx).position(scene.citizen.id);
  const std::int64_t ahead = std::max<std::int64_t>(position.value_or(1) - 1, 0);
  return Values{{"owner", std::string{"queue"}},
                {"so_nguoi", ahead},
                {"so_phut", (ahead + 1) * minutes_per_conversation}};
}

// A note for later: the bot goes on serving until somebody takes the conversation.
Result<Values> leave_note(const Scene& scene, const Values& with) {
  open_handover(scene, "note_left", note_in(with));
  const auto opening = scene.content.catalog.current().calendar().next_opening(scene.now);
  return Values{
      {"mo_lai_luc",
       opening ? catalog::opening_words(scene.now, *opening) : std::string{"giờ làm việc tới"}}};
}

Result<Values> close_handover(const Scene& scene, const Values&) {
  storage::Handovers(scene.tx).close(scene.citizen.id, scene.now);
  return Values{};
}

Result<Values> cancel_waiting(const Scene& scene, const Values&) {
  const auto cancelled = storage::Outbox(scene.tx).cancel_waiting(
      scene.citizen.channel_id, storage::Author::bot, scene.now);
  scene.metrics.add("langnghe_outbox_cancelled_total", cancelled);
  return Values{};
}

Result<Values> alarm(const Scene& scene, const Values& with) {
  const std::string danger = base::text_of(with, "danger");
  open_handover(scene, danger == "self_harm" ? "self_harm" : "danger", "");
  storage::Audit(scene.tx).append({.at = scene.now,
                                   .who = "bot",
                                   .what = "alarm." + danger,
                                   .subject = "citizen/" + scene.citizen.id});
  scene.metrics.add("langnghe_alarms_total");
  base::log(
      base::Level::warning, "alarm.raised", {{"citizen", scene.citizen.id}, {"kind", danger}});
  return Values{};
}

}  // namespace

std::vector<Deed> staff_deeds() {
  return {{"hand_to_staff",
           {"note", "reason", "story.sign", "ma_pa", "files"},
           {"owner", "so_nguoi", "so_phut"},
           {},
           {},
           hand_to_staff},
          {"leave_note",
           {"note", "reason", "story.sign", "ma_pa", "files"},
           {"mo_lai_luc"},
           {},
           {},
           leave_note},
          {"close_handover", {}, {}, {}, {}, close_handover},
          {"cancel_waiting", {}, {}, {}, {}, cancel_waiting},
          {"alarm", {"danger"}, {}, {}, {}, alarm}};
}

}  // namespace bot
