#include "console/views.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/conversation.hpp"
#include "console/limits.hpp"
#include "office/language/fold.hpp"
#include "storage/drafts.hpp"
#include "storage/talks.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using storage::TalkView;

constexpr std::array<std::string_view, 6> views{"queue", "mine", "branch", "snoozed", "bot", "all"};
constexpr std::array<std::string_view, 4> sorts{"", "wait", "new", "name"};

storage::Reach reach_of(const Visit& visit) {
  switch (visit.scope(Right::queue)) {
    case Scope::all:
    case Scope::read:
      return storage::Reach::all;
    case Scope::own:
      return storage::Reach::own;
    case Scope::none:
    case Scope::propose:
    case Scope::reason:
      return storage::Reach::restricted;
  }
  return storage::Reach::restricted;
}

storage::TalkFilter filter_of(const Visit& visit, TalkView view) {
  storage::TalkFilter filter;
  filter.view = view;
  filter.reach = reach_of(visit);
  filter.me = key_of(visit.me().id);
  filter.branch = visit.me().branch;
  filter.active_since = visit.now - limits::bot_talks_for;
  return filter;
}

std::vector<TalkView> parts_of(std::string_view view) {
  if (view == "mine") return {TalkView::mine};
  if (view == "branch") return {TalkView::branch};
  if (view == "snoozed") return {TalkView::snoozed};
  if (view == "bot") return {TalkView::bot};
  if (view == "all") return {TalkView::open, TalkView::bot};
  return {TalkView::queue};
}

// In the order of the views, each citizen once.
std::vector<std::string> citizens_in(storage::Tx& tx, const Visit& visit, std::string_view view) {
  std::vector<std::string> ids;
  for (const auto part : parts_of(view)) {
    const auto found =
        storage::Talks(tx).citizens(filter_of(visit, part), limits::conversations_looked_at);
    ids.reserve(ids.size() + found.size());
    for (const auto& id : found) {
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
  }
  if (view != "all" || reach_of(visit) == storage::Reach::restricted) return ids;
  // Those who rest, too.
  for (const auto& one : storage::Citizens(tx).recent(limits::conversations_looked_at)) {
    if (std::find(ids.begin(), ids.end(), one.id) == ids.end()) ids.push_back(one.id);
  }
  return ids;
}

struct Listed {
  Conversation conversation{};
  Sight sight{};
  std::int64_t waited = 0;  // by the office's clock
};

bool is_danger(const Listed& one) {
  const auto& open = one.conversation.open;
  return open && (open->reason == "danger" || open->reason == "self_harm");
}

bool fits(storage::Tx& tx, const Visit& visit, const ListAsked& asked, const Listed& one) {
  const auto& open = one.conversation.open;
  if (!asked.reason.empty() && (!open || open->reason != asked.reason)) return false;
  if (asked.silent && !one.conversation.silent()) return false;
  if (!asked.draft) return true;
  storage::Drafts drafts(tx);
  const auto& citizen = one.conversation.citizen.id;
  return drafts.find(visit.me().id, citizen, storage::DraftKind::reply).has_value() ||
         drafts.find(visit.me().id, citizen, storage::DraftKind::note).has_value();
}

std::vector<Listed> listed(storage::Tx& tx, const Visit& visit, const ListAsked& asked) {
  std::vector<Listed> rows;
  const auto ids = citizens_in(tx, visit, asked.view);
  rows.reserve(ids.size());
  for (const auto& id : ids) {
    auto found = load_conversation(tx, id);
    if (!found) continue;
    Listed one;
    one.sight = sight_of(tx, visit, *found);
    if (one.sight == Sight::none) continue;
    if (found->open)
      one.waited =
          office_seconds(visit.office.shelf.current().calendar(), found->open->since, visit.now);
    one.conversation = std::move(*found);
    if (fits(tx, visit, asked, one)) rows.push_back(std::move(one));
  }
  return rows;
}

// Danger first, then the longest wait by the office's clock; a citizen who writes twice keeps the
// place.
bool waits_longer(const Listed& a, const Listed& b) {
  if (is_danger(a) != is_danger(b)) return is_danger(a);
  return a.waited > b.waited;
}

bool heard_later(const Listed& a, const Listed& b) {
  const auto& first = a.conversation.citizen.last_interaction_at;
  const auto& second = b.conversation.citizen.last_interaction_at;
  return first.value_or(base::TimePoint{}) > second.value_or(base::TimePoint{});
}

bool named_before(const Listed& a, const Listed& b) {
  return language::bare(a.conversation.citizen.display_name) <
         language::bare(b.conversation.citizen.display_name);
}

void put_in_order(std::vector<Listed>& rows, const ListAsked& asked) {
  const bool waiting = asked.view == "queue" || asked.view == "branch";
  const auto sort = asked.sort.empty() && waiting ? std::string{"wait"} : asked.sort;
  if (sort == "wait") std::stable_sort(rows.begin(), rows.end(), waits_longer);
  if (sort == "new") std::stable_sort(rows.begin(), rows.end(), heard_later);
  if (sort == "name") std::stable_sort(rows.begin(), rows.end(), named_before);
}

}  // namespace

std::optional<RawAnswer> read_list_asked(const Visit& visit, ListAsked& asked) {
  const auto& request = visit.request;
  if (const auto view = query_value(request, "view"); !view.empty()) asked.view = view;
  asked.reason = query_value(request, "reason");
  asked.silent = query_value(request, "silent") == "1";
  asked.draft = query_value(request, "draft") == "1";
  asked.sort = query_value(request, "sort");
  std::vector<Mistake> mistakes;
  if (std::find(views.begin(), views.end(), asked.view) == views.end())
    mistakes.push_back({"view", "Chọn một trong: queue, mine, branch, snoozed, bot, all."});
  if (std::find(sorts.begin(), sorts.end(), asked.sort) == sorts.end())
    mistakes.push_back({"sort", "Chọn một trong: wait, new, name."});
  for (const std::string name : {"silent", "draft"}) {
    const auto value = query_value(request, name);
    if (!value.empty() && value != "1") mistakes.push_back({name, "Không có giá trị này."});
  }
  if (mistakes.empty()) return std::nullopt;
  return invalid(mistakes);
}

ordered_json list_json(storage::Tx& tx, const Visit& visit, const ListAsked& asked) {
  auto rows = listed(tx, visit, asked);
  put_in_order(rows, asked);
  const auto shown = std::min(rows.size(), static_cast<std::size_t>(limits::conversations_shown));
  ordered_json items = ordered_json::array();
  for (std::size_t i = 0; i < shown; ++i) {
    items.push_back(row_json(tx, visit, rows[i].conversation, rows[i].sight));
  }
  ordered_json answer{{"items", items}, {"total", rows.size()}, {"counts", counts_json(tx, visit)}};
  if (const auto last = storage::Talks(tx).last_waiting())
    answer["last_waiting_at"] = base::format_iso(*last);
  return answer;
}

ordered_json desk_counts(storage::Tx& tx, const Visit& visit) {
  storage::Talks talks(tx);
  const auto count = [&](TalkView view) { return talks.count(filter_of(visit, view)); };
  ordered_json counts{{"queue", count(TalkView::queue)},
                      {"mine", count(TalkView::mine)},
                      {"snoozed", count(TalkView::snoozed)},
                      {"silent", count(TalkView::silent)}};
  if (visit.me().branch != 0) counts["branch"] = count(TalkView::branch);
  return counts;
}

ordered_json counts_json(storage::Tx& tx, const Visit& visit) {
  auto counts = desk_counts(tx, visit);
  counts["bot"] = storage::Talks(tx).count(filter_of(visit, TalkView::bot));
  return counts;
}

}  // namespace console
