// Writing: to the citizen, to colleagues, and what is not finished yet.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "console/acts.hpp"
#include "console/body.hpp"
#include "console/conversation.hpp"
#include "console/events.hpp"
#include "console/letters.hpp"
#include "console/limits.hpp"
#include "console/numbers.hpp"
#include "console/ready_texts.hpp"
#include "console/spoken.hpp"
#include "storage/attachments.hpp"
#include "storage/drafts.hpp"
#include "storage/outbox.hpp"

namespace console::acts {
namespace {

struct Letter {
  std::string key{};  // of the request: repeated, it is answered and nothing more happens
  std::string text{};
  storage::MessageId last_seen{};
  std::optional<storage::AttachmentId> file{};  // instead of words
  std::string zbs{};                            // a template instead of words
  ZbsValues values{};
};

// The file an officer put up for this citizen, not sent yet.
std::optional<storage::Attachment> file_of(storage::Tx& tx,
                                           const std::string& citizen,
                                           storage::AttachmentId id) {
  auto file = storage::Attachments(tx).find(id);
  const bool fits = file && file->citizen == citizen && file->outgoing && file->message == 0 &&
                    file->state == storage::AttachmentState::kept;
  return fits ? file : std::nullopt;
}

// Templates go also where free words do not any more.
bool may_go(const Visit& visit, const storage::Citizen& citizen, const Letter& letter) {
  const auto box = box_of(visit, citizen);
  return box.may_send || (!letter.zbs.empty() && box.code == "W3");
}

Said said_by(const Visit& visit, const Letter& letter) {
  Said said;
  said.text = letter.text;
  said.key = letter.key;
  said.not_before = visit.now + limits::undo_for;
  said.zbs = letter.zbs;
  said.values = letter.values;
  return said;
}

// A canned answer that was not filled in.
void check_variables(Body& body, const Visit& visit, const std::string& text) {
  const auto left = variables_of(text);
  if (left.empty()) return;
  std::vector<storage::ReadyText> answers;
  visit.office.database.read([&](storage::Tx& tx) {
    answers = storage::ReadyTexts(tx).in_use(storage::TextKind::canned);
  });
  for (const auto& answer : answers) {
    for (const auto& name : variables_of(answer.text)) {
      if (std::find(left.begin(), left.end(), name) == left.end()) continue;
      return body.wrong("text", "Còn thiếu {" + name + "}");
    }
  }
}

// How the template looks when filled; nothing when there is none of that number or a field is
// wrong.
std::optional<std::string> template_text(const Visit& visit, const Letter& letter) {
  std::optional<storage::ReadyText> kept;
  visit.office.database.read([&](storage::Tx& tx) {
    kept = storage::ReadyTexts(tx).find(storage::TextKind::zbs, letter.zbs);
  });
  const auto chosen = kept ? zbs_of(*kept) : std::nullopt;
  return chosen ? filled(*chosen, letter.values) : std::nullopt;
}

// Only what Zalo allows goes, asked again in the transaction that sends.
bool is_allowed(storage::Tx& tx, const std::string& zbs) {
  const auto kept = storage::ReadyTexts(tx).find(storage::TextKind::zbs, zbs);
  return kept && kept->state == storage::TextState::enabled;
}

// Words, or a file, or a template: one of them.
Letter letter_in(Body& body, const Visit& visit) {
  Letter letter;
  letter.key = client_key(body, visit);
  letter.last_seen = message_id(body, "last_seen_id");
  if (body.has("file")) {
    letter.file = storage::AttachmentId{message_id(body, "file").value};
    return letter;
  }
  if (body.has("template")) {
    letter.zbs = body.text("template", {1, 40});
    letter.values = body.texts("values");
    const auto text = template_text(visit, letter);
    if (!text) body.wrong("values", "Chọn một tin mẫu và điền đủ các ô.");
    letter.text = text.value_or("");
    return letter;
  }
  letter.text = body.text("text", {1, limits::message_max});
  if (is_blank(letter.text)) body.wrong("text", "Tin không có chữ nào.");
  check_variables(body, visit, letter.text);
  return letter;
}

// The key of a request stands for what it said: other words under it are no repetition.
bool says_the_same(storage::Tx& tx, const storage::Message& known, const Letter& letter) {
  const auto files = storage::Attachments(tx).of_message(known.id.value);
  const auto kept = files.empty() ? 0 : files.front().id.value;
  const auto meant = letter.file ? letter.file->value : 0;
  return known.text == letter.text && kept == meant;
}

// What a key that was used before is answered with; nothing: it is new.
std::optional<RawAnswer> repeated(storage::Tx& tx,
                                  const Visit& visit,
                                  const Conversation& conversation,
                                  const Letter& letter) {
  const auto known = storage::Messages(tx).by_client_key(letter.key);
  if (!known) return std::nullopt;
  const bool same = known->citizen == conversation.citizen.id && says_the_same(tx, *known, letter);
  if (!same) return invalid({{"client_id", "Đã dùng."}});
  return json_answer(201, event_json(tx, visit, *known));
}

// Whether the words may go is asked in the transaction that puts them into the Outbox.
RawAnswer send_in(storage::Tx& tx, const Visit& visit, const Letter& letter) {
  const auto found = load_conversation(tx, visit.path.front());
  if (!found || sight_of(tx, visit, *found) == Sight::none) return problem("not_found");
  const auto me = key_of(visit.me().id);
  if (auto before = repeated(tx, visit, *found, letter)) return *before;
  storage::Messages messages(tx);
  if (!found->held_by(me)) return not_yours(tx, *found);
  if (!letter.zbs.empty() && !is_allowed(tx, letter.zbs)) return problem("template_refused");
  if (!may_go(visit, found->citizen, letter)) return window_closed(visit, found->citizen);
  if (const auto newer = messages.newer(found->citizen.id, letter.last_seen, me))
    return problem("newer_message", {{"event", event_json(tx, visit, *newer)}});
  Said words = said_by(visit, letter);
  if (letter.file) {
    words.file = file_of(tx, found->citizen.id, *letter.file);
    if (!words.file) return invalid({{"file", "Không có tệp này, hoặc tệp đã được gửi."}});
  }
  const auto said = speak(tx, visit, found->citizen, words);
  if (!letter.file && letter.zbs.empty()) {
    storage::Drafts(tx).put(
        {visit.me().id, found->citizen.id, storage::DraftKind::reply, "", visit.now});
  }
  return json_answer(201, event_json(tx, visit, said));
}

RawAnswer undo_in(storage::Tx& tx, const Visit& visit, storage::MessageId id) {
  storage::Messages messages(tx);
  const auto message = messages.find(id);
  const bool mine = message && message->citizen == visit.path.front() && message->outbox &&
                    message->staff == key_of(visit.me().id);
  if (!mine) return problem("not_found");
  if (!storage::Outbox(tx).withdraw(*message->outbox, visit.now)) return problem("too_late");
  storage::Drafts drafts(tx);
  const auto kind = storage::DraftKind::reply;
  const auto begun = drafts.find(visit.me().id, message->citizen, kind);
  const auto text = begun ? message->text + "\n" + begun->text : message->text;
  const bool words = storage::Attachments(tx).of_message(id.value).empty();
  if (words) drafts.put({visit.me().id, message->citizen, kind, text, visit.now});
  storage::Attachments(tx).detach(id.value);
  messages.remove(id);
  return no_content();
}

RawAnswer note_in(storage::Tx& tx, const Visit& visit, const Letter& letter) {
  const auto found = load_conversation(tx, visit.path.front());
  if (!found || sight_of(tx, visit, *found) != Sight::whole) return problem("not_found");
  if (auto before = repeated(tx, visit, *found, letter)) return *before;
  storage::Messages messages(tx);
  storage::Message note;
  note.citizen = found->citizen.id;
  note.direction = storage::Direction::note;
  note.text = letter.text;
  note.at = visit.now;
  note.staff = key_of(visit.me().id);
  note.client_key = letter.key;
  note.id = messages.put(note);
  storage::Drafts(tx).put({visit.me().id, note.citizen, storage::DraftKind::note, "", visit.now});
  return json_answer(201, event_json(tx, visit, note));
}

}  // namespace

RawAnswer send_message(const Visit& visit) {
  Body body(visit.request);
  const auto letter = letter_in(body, visit);
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = send_in(tx, visit, letter); });
  visit.office.outside.moved();
  return answer;
}

RawAnswer undo_message(const Visit& visit) {
  const auto given = number_in(visit.path.back());
  if (!given) return problem("not_found");
  const storage::MessageId id{*given};
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = undo_in(tx, visit, id); });
  return answer;
}

RawAnswer add_note(const Visit& visit) {
  Body body(visit.request);
  Letter letter;
  letter.key = client_key(body, visit);
  letter.text = body.text("text", {1, limits::note_max});
  if (is_blank(letter.text)) body.wrong("text", "Ghi chú không có chữ nào.");
  if (auto refused = body.refused()) return *refused;
  if (!visit.may(Right::notes, Level::act)) return problem("forbidden");
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = note_in(tx, visit, letter); });
  return answer;
}

RawAnswer keep_draft(const Visit& visit) {
  Body body(visit.request);
  const auto text = body.text("text", {0, limits::note_max});
  const auto kind = body.text("kind", {1, 10});
  if (kind != "reply" && kind != "note") body.wrong("kind", "Chọn reply hoặc note.");
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer = problem("not_found");
  visit.office.database.write([&](storage::Tx& tx) {
    const auto found = load_conversation(tx, visit.path.front());
    if (!found || sight_of(tx, visit, *found) != Sight::whole) return;
    const auto box = kind == "note" ? storage::DraftKind::note : storage::DraftKind::reply;
    storage::Drafts(tx).put({visit.me().id, found->citizen.id, box, text, visit.now});
    answer = no_content();
  });
  return answer;
}

}  // namespace console::acts
