#include "console/events.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/attachments.hpp"
#include "console/custody.hpp"
#include "console/hidden.hpp"
#include "console/limits.hpp"
#include "storage/desk_moves.hpp"
#include "storage/outbox.hpp"
#include "storage/receipts.hpp"

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

// Of what has gone: how far it is known to have come.
std::string_view reached(storage::Tx& tx, storage::OutboxId id) {
  const auto receipt = storage::Receipts(tx).of(id);
  if (!receipt) return "sent";
  return *receipt == storage::Receipt::seen ? "seen" : "delivered";
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
  const bool said_again = line->why == said_again_why;
  auto state = said_again ? std::string_view{"unsure"} : state_of(*line, visit.now);
  if (state == "sent") state = reached(tx, id);
  event["state"] = state;
  if (state == "undo") event["undo_until"] = base::format_iso(line->item.errand.not_before);
  const bool over = line->state == OutboxState::gave_up || line->state == OutboxState::ask_staff;
  if (over && event["kind"] == "staff" && !event.contains("retried")) event["can_retry"] = true;
  if (state == "unsure") return add_words(event, unsure_words(line->state));
  const bool troubled = state == "failed" || (state == "waiting" && !line->why.empty());
  if (troubled) return add_words(event, visit.office.outside.failure(line->why));
  if (line->item.errand.author == storage::Author::bot)
    event["why"] = visit.office.outside.why_said(line->item.errand.body);
}

void hide(ordered_json& event) {
  event["text"] = hidden_words;
  event.erase("files");
  event.erase("reason");
}

struct History {  // what happened besides the messages, and when it was not for everybody
  std::vector<storage::Handover> handovers{};
  std::vector<storage::DeskMove> moves{};
  std::vector<Span> hidden{};
};

struct MoveWords {
  std::string_view kind{};
  const char* vi = "";
};

const char* move_words(std::string_view kind) {
  static constexpr std::array<MoveWords, 8> known{
      MoveWords{move::transferred, "Chuyển hội thoại"},
      MoveWords{move::not_taken, "Chưa ai nhận, trở về hàng chờ chung"},
      MoveWords{move::snoozed, "Hẹn nhắc"},
      MoveWords{move::reminded, "Đã đến giờ nhắc"},
      MoveWords{move::silent, "Chưa trả lời quá 10 phút giờ làm việc"},
      MoveWords{move::shift_ended, "Hết ca, trở về hàng chờ"},
      MoveWords{move::closed, "Đóng hội thoại"},
      MoveWords{move::phone_shown, "Xem số điện thoại"}};
  for (const auto& one : known) {
    if (one.kind == kind) return one.vi;
  }
  return "Hệ thống";
}

// What led to a message of the bot, as bot/speech.cpp wrote it down.
void add_reason(const std::string& why, ordered_json& event) {
  auto read = base::parse_json(why, {.comments = false});
  if (read && read->is_object()) event["reason"] = std::move(*read);
}

struct Line {
  base::TimePoint at{};
  ordered_json json{};
};

Line system_line(const std::string& id, base::TimePoint at, const std::string& text) {
  return {at, {{"id", "s" + id}, {"kind", "system"}, {"at", base::format_iso(at)}, {"text", text}}};
}

// Passing on, laying aside, closing … : codes for the pages, and Vietnamese for whoever knows none.
std::vector<Line> move_lines(storage::Tx& tx, const Visit& visit, const History& history) {
  std::vector<Line> lines;
  lines.reserve(history.moves.size());
  const bool with_notes = visit.scope(Right::notes) != Scope::none;
  for (const auto& made : history.moves) {
    const auto name = target_name(tx, visit, made.target);
    auto line = system_line("m" + std::to_string(made.id.value), made.at, move_words(made.kind));
    line.json["move"] = made.kind;
    line.json["target"] = name.empty() ? made.target : name;
    if (!made.who.empty()) line.json["by"] = name_behind(tx, made.who);
    const bool readable = with_notes && !is_hidden(history.hidden, made.at);
    if (readable && !made.note.empty()) line.json["note"] = made.note;
    lines.push_back(std::move(line));
  }
  return lines;
}

bool was_closed_by_hand(const History& history, base::TimePoint at) {
  return std::any_of(history.moves.begin(), history.moves.end(), [&](const auto& made) {
    return made.kind == move::closed && made.at == at;
  });
}

std::vector<Line> system_lines(storage::Tx& tx, const Visit& visit, const History& all) {
  std::vector<Line> lines;
  const auto& history = all.handovers;
  for (const auto& one : history) {
    const auto id = std::to_string(one.id.value);
    auto opened = system_line(id + "-opened", one.since, "Chuyển cho cán bộ");
    opened.json["why"] = one.reason;
    lines.push_back(std::move(opened));
    if (one.taken_at) {
      lines.push_back(
          system_line(id + "-taken", *one.taken_at, name_behind(tx, one.by) + " nhận trả lời"));
    }
    if (one.closed_at && !was_closed_by_hand(all, *one.closed_at)) {
      lines.push_back(system_line(id + "-closed", *one.closed_at, "Trả lại cho hệ thống tự động"));
    }
  }
  for (auto& line : move_lines(tx, visit, all)) lines.push_back(std::move(line));
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
  if (auto files = files_json(tx, visit, message.id); !files.empty())
    event["files"] = std::move(files);
  if (!message.why.empty()) add_reason(message.why, event);
  if (message.retry_of) {
    const auto old = storage::Messages(tx).find(*message.retry_of);
    if (old) event["retry_of"] = base::format_iso(old->at);
  }
  if (storage::Messages(tx).retry_of(message.id)) event["retried"] = true;
  if (message.outbox) add_fate(tx, visit, *message.outbox, event);
  return event;
}

namespace {

// Of messages that come newest first, those this reader may see, oldest first.
std::vector<Line> message_lines(storage::Tx& tx,
                                const Visit& visit,
                                const std::vector<storage::Message>& messages,
                                const std::vector<Span>& hidden) {
  const bool with_notes = visit.scope(Right::notes) != Scope::none;
  std::vector<Line> lines;
  lines.reserve(messages.size());
  for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
    if (message->direction == Direction::note && !with_notes) continue;
    auto event = event_json(tx, visit, *message);
    if (is_hidden(hidden, message->at)) hide(event);
    lines.push_back({message->at, std::move(event)});
  }
  return lines;
}

}  // namespace

ordered_json events_json(storage::Tx& tx,
                         const Visit& visit,
                         const std::string& citizen,
                         std::optional<storage::MessageId> before) {
  auto messages = storage::Messages(tx).of_citizen(citizen, before, limits::events_shown + 1);
  const bool more = messages.size() > static_cast<std::size_t>(limits::events_shown);
  if (more) messages.pop_back();
  History history;
  history.handovers = storage::Handovers(tx).history(citizen, limits::handovers_shown);
  history.moves = storage::DeskMoves(tx).of_citizen(citizen, limits::moves_shown);
  history.hidden = hidden_spans(visit, history.handovers);
  auto lines = message_lines(tx, visit, messages, history.hidden);
  // A page reaches from its oldest message to its newest; the first page up to now, the last one
  // from the beginning.
  const auto from = more && !lines.empty() ? lines.front().at : base::TimePoint{};
  const auto to = before && !lines.empty() ? lines.back().at : visit.now;
  for (auto& line : system_lines(tx, visit, history)) {
    if (from <= line.at && line.at <= to) lines.push_back(std::move(line));
  }
  std::stable_sort(
      lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.at < b.at; });
  ordered_json items = ordered_json::array();
  for (auto& line : lines) items.push_back(std::move(line.json));
  return {{"items", items}, {"more", more}};
}

}  // namespace console
