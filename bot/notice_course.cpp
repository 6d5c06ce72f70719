#include "bot/notice_course.hpp"

#include "base/local_time.hpp"
#include "base/log.hpp"
#include "bot/facts.hpp"
#include "storage/ready_texts.hpp"
#include "zalo-api/window.hpp"

namespace bot {
namespace {

using base::Values;

// "" when a message can go.
std::string why_by_hand(const Scene& scene) {
  const auto& citizen = scene.citizen;
  if (citizen.channel != "zalo" || citizen.forgotten_at) return "no_channel";
  if (!citizen.unreachable_why.empty()) return "unreachable";
  if (!citizen.last_interaction_at) return {};
  const auto window = zalo::window_at({}, *citizen.last_interaction_at, scene.now);
  return window.price == zalo::Price::closed ? "window_closed" : std::string{};
}

Values filled(const Scene& scene, const cases::Notice& notice) {
  Values all = notice.with;
  for (auto& [name, value] : facts_of(scene)) all.emplace(name, value);
  return all;
}

std::string text_of(const Scene& scene, const std::string& wanted, const Values& with) {
  const auto said = scene.content.templates.render(wanted, with, {});
  if (said) return said->text;
  scene.metrics.add("langnghe_content_trouble_total");
  base::log(
      base::Level::error, "notice.unsayable", {{"template", wanted}, {"why", said.error().what}});
  return {};
}

// As administrators last heard of it from Zalo; a template they never touched is as its file says.
bool is_enabled(storage::Tx& tx, const std::string& id) {
  const auto kept = storage::ReadyTexts(tx).find(storage::TextKind::zbs, id);
  return !kept || kept->state == storage::TextState::enabled;
}

}  // namespace

Course course_of(const Scene& scene, const cases::Notice& notice) {
  const auto with = filled(scene, notice);
  Course course{Way::words, text_of(scene, notice.message, with), why_by_hand(scene)};
  if (!course.why.empty() || course.text.empty()) course.way = Way::by_hand;
  if (course.why != "window_closed") return course;
  const auto today = base::to_local(scene.now).date;
  const auto* zbs = console::zbs_for(scene.content.zbs, notice.message, today);
  if (zbs != nullptr && !is_enabled(scene.tx, zbs->id)) return course;
  auto values = zbs == nullptr ? std::nullopt : console::values_for(*zbs, with);
  auto text = values ? console::filled(*zbs, *values) : std::nullopt;
  if (!text) return course;
  return {Way::zbs, std::move(*text), course.why, zbs, std::move(*values)};
}

}  // namespace bot
