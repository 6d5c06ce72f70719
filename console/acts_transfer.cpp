// Passing a conversation on, laying it aside, closing it.
#include <algorithm>
#include <array>
#include <functional>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/acts.hpp"
#include "console/body.hpp"
#include "console/custody.hpp"
#include "console/letters.hpp"
#include "console/limits.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;

// Why a conversation ends; the pages have the words.
constexpr std::array<std::string_view, 6> closing_reasons{
    "done", "no_answer", "duplicate", "elsewhere", "spam", "other"};

RawAnswer row_of(storage::Tx& tx, const Visit& visit) {
  const auto now = load_conversation(tx, visit.path.front());
  if (!now) return problem("not_found");
  const auto sight = sight_of(tx, visit, *now);
  // Passed on to those who may read it when the visitor may not any more: nothing to show.
  if (sight != Sight::whole) return no_content();
  return json_answer(200, row_json(tx, visit, *now, sight));
}

// What every act here asks first. Nothing: go on.
std::optional<RawAnswer> refusal(storage::Tx& tx,
                                 const Visit& visit,
                                 const std::optional<Conversation>& found) {
  if (!found) return problem("not_found");
  const auto sight = sight_of(tx, visit, *found);
  if (sight == Sight::none) return problem("not_found");
  if (sight == Sight::row) return problem("restricted");
  if (!may_take(tx, visit, *found)) return problem("forbidden");
  if (!found->open) return problem("not_held");
  if (found->held() && !found->held_by(key_of(visit.me().id))) return not_yours(tx, *found);
  return std::nullopt;
}

using Deed = std::function<RawAnswer(storage::Tx& tx, const Conversation& conversation)>;

// In one transaction: the question who holds it, the deed, and how it stands afterwards.
RawAnswer do_with(const Visit& visit, bool holder_only, const Deed& deed) {
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) {
    const auto found = load_conversation(tx, visit.path.front());
    if (auto refused = refusal(tx, visit, found)) {
      answer = std::move(*refused);
      return;
    }
    if (holder_only && !found->held()) {
      answer = problem("not_held");
      return;
    }
    answer = deed(tx, *found);
  });
  visit.office.outside.moved();
  return answer;
}

// "2026-11-23T14:00", the office's own time.
std::optional<base::TimePoint> local_moment(const std::string& text) {
  const auto half = text.find('T');
  if (half == std::string::npos) return std::nullopt;
  const auto date = base::parse_iso_date(std::string_view{text}.substr(0, half));
  const auto time = base::parse_time_of_day(std::string_view{text}.substr(half + 1));
  if (!date || !time) return std::nullopt;
  return base::from_local(*date, *time);
}

}  // namespace

RawAnswer transfer_targets(const Visit& visit) {
  RawAnswer answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto found = load_conversation(tx, visit.path.front());
    if (!found || sight_of(tx, visit, *found) != Sight::whole) return;
    ordered_json people = ordered_json::array();
    for (const auto& one : colleagues_for(tx, visit, *found)) {
      people.push_back(
          {{"to", key_of(one.id)}, {"name", one.name}, {"role", one.role}, {"held", one.held}});
    }
    ordered_json branches = ordered_json::array();
    for (const auto& one : branches_of(visit)) {
      const auto to = "branch/" + std::to_string(one.no);
      if (!is_target(tx, visit, *found, to)) continue;
      branches.push_back({{"to", to}, {"no", one.no}, {"name", one.name}});
    }
    answer = json_answer(200,
                         {{"people", people},
                          {"branches", branches},
                          {"restricted", is_target(tx, visit, *found, restricted_target)}});
  });
  return answer;
}

RawAnswer transfer_conversation(const Visit& visit) {
  Body body(visit.request);
  storage::DeskMove said;
  said.target = body.text("to", {1, 40});
  said.note = body.text("note", {1, limits::note_max});
  if (is_blank(said.note)) body.wrong("note", "Hãy ghi vì sao chuyển và người nhận cần biết gì.");
  if (auto refused = body.refused()) return *refused;
  return do_with(visit, false, [&](storage::Tx& tx, const Conversation& conversation) {
    if (!is_target(tx, visit, conversation, said.target)) {
      return invalid({{"to", "Người hoặc nơi này hiện không nhận được. Chọn lại."}});
    }
    console::transfer(tx, visit, conversation, said);
    return row_of(tx, visit);
  });
}

RawAnswer snooze_conversation(const Visit& visit) {
  Body body(visit.request);
  const auto given = body.text("until", {0, 16});
  const auto until = local_moment(given);
  const bool sooner = until && *until <= visit.now;
  const bool later = until && *until > visit.now + limits::snooze_max;
  if (!given.empty() && !until) body.wrong("until", "Ghi như 2026-11-23T14:00.");
  if (sooner || later) body.wrong("until", "Chọn một lúc sau bây giờ, không quá 30 ngày.");
  if (auto refused = body.refused()) return *refused;
  return do_with(visit, true, [&](storage::Tx& tx, const Conversation& conversation) {
    console::snooze(tx, visit, conversation, until);
    return row_of(tx, visit);
  });
}

RawAnswer close_conversation(const Visit& visit) {
  Body body(visit.request);
  Closing closing;
  closing.reason = body.text("reason", {1, 20});
  closing.note = body.text("note", {0, limits::note_max});
  closing.say = body.flag("say_closing");
  const bool known = std::find(closing_reasons.begin(), closing_reasons.end(), closing.reason) !=
                     closing_reasons.end();
  if (!known) body.wrong("reason", "Chọn một lý do trong danh sách.");
  if (closing.reason == "other" && is_blank(closing.note)) body.wrong("note", "Hãy ghi lý do.");
  if (auto refused = body.refused()) return *refused;
  return do_with(visit, true, [&](storage::Tx& tx, const Conversation& conversation) {
    console::close(tx, visit, conversation, closing);
    return row_of(tx, visit);
  });
}

}  // namespace console::acts
