// Reading: what changed, the lists of conversations, one conversation, its time line.
#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/acts.hpp"
#include "console/cases/list_query.hpp"
#include "console/cases/sight.hpp"
#include "console/conversation.hpp"
#include "console/events.hpp"
#include "console/limits.hpp"
#include "console/numbers.hpp"
#include "console/panel.hpp"
#include "console/views.hpp"
#include "storage/audit.hpp"
#include "storage/changes.hpp"
#include "storage/drafts.hpp"
#include "storage/survey_rounds.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;

bool sees_conversations(const Visit& visit) {
  return visit.may(Right::queue, Level::look) || visit.may(Right::restricted, Level::look);
}

bool sees_cases(const Visit& visit) {
  return visit.may(Right::notes, Level::look);
}

// Each thing once, with its last revision. A case that is none of the visitor's, or no longer, may
// still have changed a counter.
ordered_json items_of(storage::Tx& tx,
                      const std::vector<storage::Change>& changes,
                      const Visit& visit) {
  std::map<std::pair<std::string, std::string>, std::int64_t> last;
  for (const auto& change : changes) {
    if (change.kind == "conv" && sees_conversations(visit)) {
      last[{change.kind, change.subject}] = change.rev;
    } else if (change.kind != "conv" && sees_cases(visit)) {
      const bool theirs = see_case(tx, visit, change.subject).has_value();
      last[theirs ? std::pair{change.kind, change.subject}
                  : std::pair{std::string{"counts"}, std::string{}}] = change.rev;
    }
  }
  ordered_json items = ordered_json::array();
  for (const auto& [key, rev] : last) {
    items.push_back({{"k", key.first}, {"id", key.second}, {"rev", rev}});
  }
  return items;
}

// Open until, or closed until; in the office's common hours.
ordered_json office_json(const Visit& visit) {
  const auto& calendar = visit.office.shelf.current().calendar();
  const auto here = base::to_local(visit.now);
  for (const auto& hours : calendar.hours_on(here.date)) {
    if (hours.from > here.of_day || here.of_day >= hours.to) continue;
    return {{"open", true}, {"until", base::format_iso(base::from_local(here.date, hours.to))}};
  }
  ordered_json closed{{"open", false}};
  if (const auto opening = calendar.next_opening(visit.now))
    closed["until"] = base::format_iso(*opening);
  return closed;
}

// Rounds that stopped by themselves, for the two people who answer for each.
ordered_json stopped_rounds(storage::Tx& tx, const Visit& visit) {
  ordered_json list = ordered_json::array();
  if (!visit.may(Right::surveys, Level::look)) return list;
  for (const auto& one : storage::SurveyRounds(tx).stopped_of(visit.me().id.value)) {
    list.push_back({{"id", one.id.value},
                    {"name", one.name},
                    {"why", one.why},
                    {"at", base::format_iso(one.at)}});
  }
  return list;
}

// What surrounds the work: the platform, the hours, the program, rounds in trouble.
ordered_json around_json(storage::Tx& tx, const Visit& visit) {
  ordered_json around{{"office", office_json(visit)},
                      {"rounds_stopped", stopped_rounds(tx, visit)}};
  const auto& outside = visit.office.outside;
  if (!outside.version.empty()) around["version"] = outside.version;
  if (!outside.zalo) return around;
  const auto zalo = outside.zalo();
  around["zalo"] = {{"state", zalo.state}, {"message_vi", zalo.vi}, {"message_en", zalo.en}};
  return around;
}

bool is_about_cases(const std::vector<storage::Change>& changes) {
  return std::any_of(
      changes.begin(), changes.end(), [](const auto& change) { return change.kind != "conv"; });
}

// The numbers of the menu. Counting cases is most of what an answer costs: only a change of cases
// can have moved them, else the page keeps what it has.
ordered_json menu_counts(storage::Tx& tx, const Visit& visit, bool with_cases) {
  auto counts = desk_counts(tx, visit);
  if (with_cases && sees_cases(visit)) add_case_counts(tx, visit, counts);
  return counts;
}

RawAnswer nothing_new(base::Duration next) {
  return {
      304, "", "", {{"Cache-Control", "no-store"}, {"X-Next-Ms", std::to_string(next.count())}}};
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
  const auto seen = query_value(visit.request, "state");
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
    const auto around = around_json(tx, visit);
    const auto state = base::sha256_hex({base::to_text(around)}).substr(0, 12);
    const bool same = seen.empty() || seen == state;
    const auto found = log.since(cursor);
    if (found.empty() && !given.empty() && same) {
      answer = nothing_new(next);
      return;
    }
    const bool with_cases = given.empty() || is_about_cases(found);
    ordered_json body{{"cursor", found.empty() ? cursor : found.back().seq},
                      {"now", base::format_iso(visit.now)},
                      {"next_ms", next.count()},
                      {"items", items_of(tx, found, visit)},
                      {"counts", menu_counts(tx, visit, with_cases)},
                      {"state", state}};
    body.update(around);
    answer = json_answer(200, body);
  });
  return answer;
}

RawAnswer conversations(const Visit& visit) {
  ListAsked asked;
  if (auto refused = read_list_asked(visit, asked)) return *refused;
  ordered_json answer;
  visit.office.database.read([&](storage::Tx& tx) { answer = list_json(tx, visit, asked); });
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
