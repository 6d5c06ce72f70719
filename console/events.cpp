#include "console/events.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/hidden.hpp"
#include "console/limits.hpp"
#include "storage/outbox.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using storage::Direction;
using storage::OutboxState;

constexpr std::string_view platform_tool = "oa_manager";
constexpr std::string_view hidden_words = "Nội dung mật";

std::string_view kind_of(Direction direction) {
  switch (direction) {
    case Direction::in:
      return "citizen";
    case Direction::out:
      return "bot";
    case Direction::staff:
      return "staff";
    case Direction::note:
      return "note";
  }
  return "system";
}

bool can_be_undone(const storage::OutboxLine& line, base::TimePoint now) {
  return line.state == OutboxState::waiting && line.item.attempts == 0 &&
         line.item.errand.author == storage::Author::staff && line.item.errand.not_before > now;
}

std::string_view state_of(const storage::OutboxLine& line, base::TimePoint now) {
  switch (line.state) {
    case OutboxState::waiting:
      return can_be_undone(line, now) ? "undo" : "waiting";
    case OutboxState::in_flight:
      return "sending";
    case OutboxState::unsure:
    case OutboxState::ask_staff:
      return "unsure";
    case OutboxState::done:
      return "sent";
    case OutboxState::gave_up:
      return "failed";
    case OutboxState::cancelled:
      return "cancelled";
  }
  return "sent";
}

Words unsure_words(OutboxState state) {
  if (state == OutboxState::unsure) {
    return {"Không rõ Zalo đã nhận hay chưa, đang đối chiếu.",
            "It is not known yet whether Zalo took it.",
            "Đừng gửi lại vội.",
            "Do not send it again yet."};
  }
  return {"Không rõ Zalo đã nhận hay chưa.",
          "It is not known whether Zalo took it.",
          "Hỏi người dân đã thấy tin chưa, hoặc gửi lại.",
          "Ask the citizen whether it arrived, or send it again."};
}

void add_words(ordered_json& event, const Words& words) {
  event["why"] = words.vi;
  event["why_en"] = words.en;
  event["next"] = words.next_vi;
  event["next_en"] = words.next_en;
}

void add_fate(storage::Tx& tx, const Visit& visit, storage::OutboxId id, ordered_json& event) {
  const auto line = storage::Outbox(tx).find(id);
  if (!line) return;  // purged: long settled
  const auto state = state_of(*line, visit.now);
  event["state"] = state;
  if (state == "undo") event["undo_until"] = base::format_iso(line->item.errand.not_before);
  if (state == "unsure") return add_words(event, unsure_words(line->state));
  const bool troubled = state == "failed" || (state == "waiting" && !line->why.empty());
  if (troubled) return add_words(event, visit.office.outside.failure(line->why));
  if (line->item.errand.author == storage::Author::bot)
    event["why"] = visit.office.outside.why_said(line->item.errand.body);
}

struct Line {
  base::TimePoint at{};
  ordered_json json{};
};

Line system_line(const std::string& id, base::TimePoint at, const std::string& text) {
  return {at, {{"id", "s" + id}, {"kind", "system"}, {"at", base::format_iso(at)}, {"text", text}}};
}

std::vector<Line> system_lines(storage::Tx& tx, const std::vector<storage::Handover>& history) {
  std::vector<Line> lines;
  for (const auto& one : history) {
    const auto id = std::to_string(one.id.value);
    auto opened = system_line(id + "-opened", one.since, "Chuyển cho cán bộ");
    opened.json["why"] = one.reason;
    lines.push_back(std::move(opened));
    if (one.taken_at) {
      lines.push_back(
          system_line(id + "-taken", *one.taken_at, name_behind(tx, one.by) + " nhận trả lời"));
    }
    if (one.closed_at) {
      lines.push_back(system_line(id + "-closed", *one.closed_at, "Trả lại cho hệ thống tự động"));
    }
  }
  return lines;
}

}  // namespace

ordered_json event_json(storage::Tx& tx, const Visit& visit, const storage::Message& message) {
  ordered_json event{{"id", std::to_string(message.id.value)},
                     {"kind", kind_of(message.direction)},
                     {"at", base::format_iso(message.at)},
                     {"text", message.text}};
  if (!message.staff.empty()) {
    event["by"] =
        message.staff == platform_tool ? "Zalo OA Manager" : name_behind(tx, message.staff);
    event["mine"] = message.staff == key_of(visit.me().id);
  }
  if (message.outbox) add_fate(tx, visit, *message.outbox, event);
  return event;
}

ordered_json events_json(storage::Tx& tx,
                         const Visit& visit,
                         const std::string& citizen,
                         std::optional<storage::MessageId> before) {
  auto messages = storage::Messages(tx).of_citizen(citizen, before, limits::events_shown + 1);
  const bool more = messages.size() > static_cast<std::size_t>(limits::events_shown);
  if (more) messages.pop_back();
  const auto history = storage::Handovers(tx).history(citizen, limits::handovers_shown);
  const auto hidden = hidden_spans(visit, history);
  const bool with_notes = visit.scope(Right::notes) != Scope::none;
  std::vector<Line> lines;
  for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
    if (message->direction == Direction::note && !with_notes) continue;
    auto event = event_json(tx, visit, *message);
    if (is_hidden(hidden, message->at)) event["text"] = hidden_words;
    lines.push_back({message->at, std::move(event)});
  }
  // A page reaches from its oldest message to its newest; the first page up to now, the last one
  // from the beginning.
  const auto from = more && !lines.empty() ? lines.front().at : base::TimePoint{};
  const auto to = before && !lines.empty() ? lines.back().at : visit.now;
  for (auto& line : system_lines(tx, history)) {
    if (from <= line.at && line.at <= to) lines.push_back(std::move(line));
  }
  std::stable_sort(
      lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.at < b.at; });
  ordered_json items = ordered_json::array();
  for (auto& line : lines) items.push_back(std::move(line.json));
  return {{"items", items}, {"more", more}};
}

}  // namespace console
