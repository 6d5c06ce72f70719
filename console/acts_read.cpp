// Reading: what changed, the lists of conversations, one conversation, its time line.
#include <algorithm>
#include <charconv>
#include <map>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/acts.hpp"
#include "console/conversation.hpp"
#include "console/events.hpp"
#include "console/limits.hpp"
#include "console/panel.hpp"
#include "storage/audit.hpp"
#include "storage/changes.hpp"
#include "storage/drafts.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || error != std::errc{} || stopped != end || number < 0) return std::nullopt;
  return number;
}

ordered_json counts_json(storage::Tx& tx, const Visit& visit) {
  storage::Handovers handovers(tx);
  return {{"queue", handovers.count_waiting()},
          {"mine", handovers.count_held(key_of(visit.me().id))}};
}

bool sees_conversations(const Visit& visit) {
  return visit.may(Right::queue, Level::look) || visit.may(Right::restricted, Level::look);
}

bool sees_cases(const Visit& visit) {
  return visit.may(Right::answer, Level::look) || visit.may(Right::route, Level::look);
}

// Each thing once, with its last revision.
ordered_json items_of(const std::vector<storage::Change>& changes, const Visit& visit) {
  std::map<std::pair<std::string, std::string>, std::int64_t> last;
  for (const auto& change : changes) {
    const bool visible = change.kind == "conv" ? sees_conversations(visit) : sees_cases(visit);
    if (visible) last[{change.kind, change.subject}] = change.rev;
  }
  ordered_json items = ordered_json::array();
  for (const auto& [key, rev] : last) {
    items.push_back({{"k", key.first}, {"id", key.second}, {"rev", rev}});
  }
  return items;
}

RawAnswer nothing_new(base::Duration next) {
  return {
      304, "", "", {{"Cache-Control", "no-store"}, {"X-Next-Ms", std::to_string(next.count())}}};
}

std::vector<std::string> citizens_in(storage::Tx& tx, const Visit& visit, std::string_view view) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  storage::Handovers handovers(tx);
  if (view == "queue" || view == "all") {
    for (const auto& one : handovers.waiting(limits::conversations_shown)) add(one.citizen);
  }
  if (view == "mine" || view == "all") {
    const auto me = key_of(visit.me().id);
    for (const auto& one : handovers.taken(limits::conversations_shown)) {
      if (view == "all" || one.by == me) add(one.citizen);
    }
  }
  if (view == "bot" || view == "all") {
    for (const auto& one : storage::Citizens(tx).recent(limits::conversations_shown)) add(one.id);
  }
  return ids;
}

struct Listed {
  int danger = 1;  // 0: first
  std::int64_t waited = 0;
  ordered_json row{};
};

// Danger first, then the longest wait by the office's clock; a citizen who writes twice keeps the
// place.
void put_in_order(std::vector<Listed>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const Listed& a, const Listed& b) {
    if (a.danger != b.danger) return a.danger < b.danger;
    return a.waited > b.waited;
  });
}

bool belongs(const Conversation& conversation, std::string_view view) {
  return view != "bot" || conversation.owner == Owner::bot;
}

std::vector<Listed> rows_of(storage::Tx& tx, const Visit& visit, std::string_view view) {
  std::vector<Listed> rows;
  for (const auto& id : citizens_in(tx, visit, view)) {
    const auto conversation = load_conversation(tx, id);
    if (!conversation || !belongs(*conversation, view)) continue;
    const auto sight = sight_of(tx, visit, *conversation);
    if (sight == Sight::none) continue;
    const auto& open = conversation->open;
    const bool danger = open && (open->reason == "danger" || open->reason == "self_harm");
    auto row = row_json(tx, visit, *conversation, sight);
    const auto waited = row["waited_office_s"].get<std::int64_t>();
    rows.push_back({danger ? 0 : 1, waited, std::move(row)});
  }
  if (view == "queue") put_in_order(rows);
  return rows;
}

// Looking into what one does not hold is noted, once an hour, and never forbidden.
void note_reading(const Visit& visit, const Conversation& conversation) {
  const auto who = key_of(visit.me().id);
  if (conversation.held_by(who) || door::header_of(visit.request, "X-Background") == "1") return;
  const auto subject = "citizen/" + conversation.citizen.id;
  visit.office.database.write([&](storage::Tx& tx) {
    storage::Audit audit(tx);
    const auto lines = audit.of_subject(subject, limits::handovers_shown);
    const bool noted = std::any_of(lines.begin(), lines.end(), [&](const auto& line) {
      return line.entry.who == who && line.entry.what == "conversation.read" &&
             visit.now - line.entry.at < limits::reading_noted_every;
    });
    if (!noted) audit.append({visit.now, who, "conversation.read", subject, ""});
  });
}

ordered_json drafts_json(storage::Tx& tx, const Visit& visit, const std::string& citizen) {
  storage::Drafts drafts(tx);
  ordered_json json{{"reply", ""}, {"note", ""}};
  const auto reply = drafts.find(visit.me().id, citizen, storage::DraftKind::reply);
  const auto note = drafts.find(visit.me().id, citizen, storage::DraftKind::note);
  if (reply) json["reply"] = reply->text;
  if (note) json["note"] = note->text;
  return json;
}

}  // namespace

RawAnswer changes(const Visit& visit) {
  const auto given = query_value(visit.request, "cursor");
  const bool watching = !query_value(visit.request, "watch").empty();
  const base::Duration next = watching ? limits::poll_open : limits::poll_idle;
  RawAnswer answer;
  visit.office.database.read([&](storage::Tx& tx) {
    storage::Changes log(tx);
    const auto newest = log.newest();
    const auto cursor = given.empty() ? newest : number_in(given).value_or(-1);
    if (cursor != newest && !log.knows(cursor)) {
      answer = problem("cursor_too_old", {{"cursor", newest}});
      return;
    }
    const auto found = log.since(cursor);
    if (found.empty() && !given.empty()) {
      answer = nothing_new(next);
      return;
    }
    answer = json_answer(200,
                         {{"cursor", found.empty() ? cursor : found.back().seq},
                          {"now", base::format_iso(visit.now)},
                          {"next_ms", next.count()},
                          {"items", items_of(found, visit)},
                          {"counts", counts_json(tx, visit)}});
  });
  return answer;
}

RawAnswer conversations(const Visit& visit) {
  auto view = query_value(visit.request, "view");
  if (view.empty()) view = "queue";
  if (view != "queue" && view != "mine" && view != "bot" && view != "all")
    return invalid({{"view", "Chọn một trong: queue, mine, bot, all."}});
  ordered_json answer;
  visit.office.database.read([&](storage::Tx& tx) {
    ordered_json items = ordered_json::array();
    for (auto& listed : rows_of(tx, visit, view)) items.push_back(std::move(listed.row));
    answer = {{"items", items}, {"total", items.size()}, {"counts", counts_json(tx, visit)}};
  });
  return json_answer(200, answer);
}

RawAnswer conversation(const Visit& visit) {
  std::optional<Conversation> found;
  RawAnswer answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    found = load_conversation(tx, visit.path.front());
    if (!found) return;
    const auto sight = sight_of(tx, visit, *found);
    if (sight != Sight::whole) {
      answer = problem(sight == Sight::row ? "restricted" : "not_found");
      found.reset();
      return;
    }
    answer = json_answer(200,
                         {{"conversation", row_json(tx, visit, *found, sight)},
                          {"citizen", panel_json(tx, visit, found->citizen)},
                          {"window", window_json(visit, found->citizen)},
                          {"draft", drafts_json(tx, visit, found->citizen.id)}});
  });
  if (found) note_reading(visit, *found);
  return answer;
}

RawAnswer events(const Visit& visit) {
  const auto before = query_value(visit.request, "before");
  const auto number = number_in(before);
  if (!before.empty() && !number) return invalid({{"before", "Phải là mã của một tin."}});
  std::optional<storage::MessageId> from;
  if (number) from = storage::MessageId{*number};
  RawAnswer answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto found = load_conversation(tx, visit.path.front());
    if (!found) return;
    const auto sight = sight_of(tx, visit, *found);
    if (sight == Sight::row) answer = problem("restricted");
    if (sight != Sight::whole) return;
    answer = json_answer(200, events_json(tx, visit, found->citizen.id, from));
  });
  return answer;
}

}  // namespace console::acts
