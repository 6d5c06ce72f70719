#include "console/conversation.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/hidden.hpp"
#include "console/limits.hpp"
#include "console/marks.hpp"
#include "flows/engine/session.hpp"
#include "storage/cases.hpp"
#include "storage/changes.hpp"
#include "storage/drafts.hpp"
#include "storage/messages.hpp"
#include "storage/sessions.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view platform_tool = "oa_manager";  // as bot/arrivals.cpp names it
constexpr int days_counted_max = 60;
constexpr int last_looked_at = 20;

flows::Owner session_owner(storage::Tx& tx, const std::string& citizen) {
  const auto stored = storage::Sessions(tx).load(citizen);
  if (!stored) return flows::Owner::bot;
  const auto session = flows::read_session(*stored);
  return session ? session->owner : flows::Owner::bot;
}

bool platform_spoke_last(storage::Tx& tx, const std::string& citizen) {
  for (const auto& message :
       storage::Messages(tx).of_citizen(citizen, std::nullopt, last_looked_at)) {
    if (message.direction == storage::Direction::staff) return message.staff == platform_tool;
  }
  return false;
}

Owner owner_of(storage::Tx& tx, const Conversation& conversation) {
  if (conversation.held()) return Owner::person;
  const auto session = session_owner(tx, conversation.citizen.id);
  if (session == flows::Owner::queue) return Owner::queue;
  if (session == flows::Owner::bot) return Owner::bot;
  // Handed back a moment ago, the turn is still to come: the bot's, unless a person speaks
  // elsewhere.
  return platform_spoke_last(tx, conversation.citizen.id) ? Owner::oa : Owner::bot;
}

std::string_view name_of(Owner owner) {
  switch (owner) {
    case Owner::bot:
      return "bot";
    case Owner::queue:
      return "queue";
    case Owner::person:
      return "person";
    case Owner::oa:
      return "oa";
  }
  return "bot";
}

bool of_branch(storage::Tx& tx, const std::string& citizen, int branch) {
  if (branch == 0) return false;
  const auto held = storage::Cases(tx).of_citizen(citizen);
  return std::any_of(
      held.begin(), held.end(), [&](const cases::Case& one) { return one.branch == branch; });
}

// At most so many bytes, cut at a whole character.
std::string beginning(const std::string& text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::string last_words(storage::Tx& tx, const Visit& visit, const std::string& citizen) {
  const auto hidden =
      hidden_spans(visit, storage::Handovers(tx).history(citizen, limits::handovers_shown));
  for (const auto& message :
       storage::Messages(tx).of_citizen(citizen, std::nullopt, last_looked_at)) {
    if (message.direction != storage::Direction::in || is_hidden(hidden, message.at)) continue;
    return beginning(message.text, limits::last_words_max);
  }
  return {};
}

bool has_draft(storage::Tx& tx, const Visit& visit, const std::string& citizen) {
  storage::Drafts drafts(tx);
  return drafts.find(visit.me().id, citizen, storage::DraftKind::reply).has_value() ||
         drafts.find(visit.me().id, citizen, storage::DraftKind::note).has_value();
}

std::chrono::minutes overlap(const catalog::Period& hours, const catalog::Period& span) {
  const auto from = std::max(hours.from, span.from);
  const auto to = std::min(hours.to, span.to);
  return std::max(to - from, std::chrono::minutes{0});
}

void add_words(storage::Tx& tx,
               const Visit& visit,
               const Conversation& conversation,
               ordered_json& row) {
  const auto& citizen = conversation.citizen;
  row["name"] = citizen.display_name;
  row["last_words"] = last_words(tx, visit, citizen.id);
  row["note"] = conversation.open ? conversation.open->note : std::string{};
  row["draft"] = has_draft(tx, visit, citizen.id);
}

}  // namespace

std::optional<Conversation> load_conversation(storage::Tx& tx, const std::string& citizen) {
  auto found = storage::Citizens(tx).by_id(citizen);
  if (!found || found->forgotten_at) return std::nullopt;
  Conversation conversation;
  conversation.citizen = std::move(*found);
  conversation.open = storage::Handovers(tx).current(citizen);
  if (conversation.open) conversation.mark = storage::DeskMarks(tx).of_citizen(citizen);
  conversation.restricted = conversation.open && conversation.open->reason == restricted_reason;
  conversation.owner = owner_of(tx, conversation);
  return conversation;
}

Sight sight_of(storage::Tx& tx, const Visit& visit, const Conversation& conversation) {
  const auto queue = visit.scope(Right::queue);
  const bool named = visit.scope(Right::restricted) == Scope::all;
  if (conversation.restricted) {
    if (named) return Sight::whole;
    return queue == Scope::all || queue == Scope::read ? Sight::row : Sight::none;
  }
  if (conversation.held_by(key_of(visit.me().id))) return Sight::whole;
  if (is_meant_for(visit, conversation)) return Sight::whole;
  if (queue == Scope::all || queue == Scope::read) return Sight::whole;
  const bool own = queue == Scope::own && of_branch(tx, conversation.citizen.id, visit.me().branch);
  return own ? Sight::whole : Sight::none;
}

bool is_meant_for(const Visit& visit, const Conversation& conversation) {
  if (!conversation.mark || conversation.mark->meant_for.empty()) return false;
  const auto& whom = conversation.mark->meant_for;
  const auto branch = visit.me().branch;
  return whom == key_of(visit.me().id) ||
         (branch != 0 && whom == "branch/" + std::to_string(branch));
}

bool may_take(storage::Tx& tx, const Visit& visit, const Conversation& conversation) {
  if (sight_of(tx, visit, conversation) != Sight::whole) return false;
  return conversation.restricted || is_meant_for(visit, conversation) ||
         conversation.held_by(key_of(visit.me().id)) || visit.may(Right::queue, Level::act);
}

ordered_json row_json(storage::Tx& tx,
                      const Visit& visit,
                      const Conversation& conversation,
                      Sight sight) {
  const auto& citizen = conversation.citizen;
  const auto& open = conversation.open;
  ordered_json row{{"id", citizen.id},
                   {"name", ""},
                   {"owner", name_of(conversation.owner)},
                   {"mine", conversation.held_by(key_of(visit.me().id))},
                   {"last_words", ""},
                   {"waiting_since", nullptr},
                   {"waited_office_s", 0},
                   {"reason", open ? open->reason : std::string{}},
                   {"note", ""},
                   {"restricted", conversation.restricted},
                   {"draft", false},
                   {"times", storage::Handovers(tx).times(citizen.id)},
                   {"silent", false},
                   {"reminded", false},
                   {"snoozed_until", nullptr},
                   {"meant_for", nullptr},
                   {"closed", nullptr},
                   {"branch_guess", nullptr},
                   {"rev", storage::Changes(tx).rev_of("conv", citizen.id)}};
  if (conversation.held()) {
    row["holder"] = name_behind(tx, open->by);
    row["held_since"] = base::format_iso(open->taken_at.value_or(open->since));
  }
  if (open && !conversation.held()) {
    row["waiting_since"] = base::format_iso(open->since);
    row["waited_office_s"] =
        office_seconds(visit.office.shelf.current().calendar(), open->since, visit.now);
  }
  if (sight == Sight::whole) {
    add_words(tx, visit, conversation, row);
    add_marks(tx, visit, conversation, row);
  }
  return row;
}

Box box_of(const Visit& visit, const storage::Citizen& citizen) {
  if (!citizen.unreachable_why.empty()) return {"W4", std::nullopt, false};
  if (!citizen.last_interaction_at) return {"W5", std::nullopt, true};
  const auto window = visit.office.outside.window(*citizen.last_interaction_at, visit.now);
  switch (window.kind) {
    case WindowKind::free:
      return {"W1", window.until, true};
    case WindowKind::charged:
      return {"W2", window.until, true};
    case WindowKind::closed:
      return {"W3", std::nullopt, false};
  }
  return {"W5", std::nullopt, true};
}

ordered_json window_json(const Visit& visit, const storage::Citizen& citizen) {
  const auto box = box_of(visit, citizen);
  ordered_json json{{"code", box.code}};
  if (box.until) json["until"] = base::format_iso(*box.until);
  const int price = visit.office.outside.price;
  if (box.code == "W2" && price > 0) json["price"] = price;
  if (box.code == "W4") json["why"] = visit.office.outside.failure(citizen.unreachable_why).vi;
  return json;
}

std::int64_t office_seconds(const catalog::Calendar& calendar,
                            base::TimePoint from,
                            base::TimePoint to) {
  if (to <= from) return 0;
  const auto first = base::to_local(from);
  const auto last = base::to_local(to);
  std::chrono::minutes sum{0};
  auto day = std::chrono::sys_days{first.date};
  const auto end = std::chrono::sys_days{last.date};
  for (int counted = 0; day <= end && counted < days_counted_max;
       ++counted, day += std::chrono::days{1}) {
    const catalog::Day date{day};
    const catalog::Period span{date == first.date ? first.of_day : std::chrono::minutes{0},
                               date == last.date ? last.of_day : std::chrono::minutes{24 * 60}};
    for (const auto& hours : calendar.hours_on(date)) sum += overlap(hours, span);
  }
  return std::chrono::seconds{sum}.count();
}

}  // namespace console
