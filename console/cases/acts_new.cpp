// A case told by telephone, letter, e-mail or at the desk, or in a conversation, and entered by an
// officer into the same register.
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/case_acts.hpp"
#include "console/cases/file.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/receipt.hpp"
#include "console/cases/turn.hpp"
#include "console/conversation.hpp"
#include "console/limits.hpp"
#include "office/cases/limits.hpp"
#include "office/language/fold.hpp"
#include "office/language/numbers.hpp"
#include "storage/case_links.hpp"
#include "storage/cases.hpp"
#include "storage/citizens.hpp"

namespace console::acts {
namespace {

struct Entered {
  std::string key{};
  std::string conversation{};  // "" for who did not write to us
  cases::Case draft{};
};

void read_sender(Body& body, Entered& entered) {
  auto& draft = entered.draft;
  const auto identity = cases::identity_from(body.text("identity", {1, limits::code_max}));
  if (!identity) body.wrong("identity", "Chọn cong_khai, giau_ten hoặc an_danh.");
  draft.identity = identity.value_or(cases::Identity::giau_ten);
  draft.contact_name = body.words("name", {0, limits::contact_name_max});
  const auto typed = body.text("phone", {0, limits::code_max});
  const auto phone = language::read_phone(typed);
  if (!typed.empty() && !phone) body.wrong("phone", "Không phải số điện thoại.");
  if (phone) draft.contact_phone = phone->digits;
  if (draft.identity != cases::Identity::an_danh) return;
  draft.contact_name.clear();
  draft.contact_phone.clear();
}

void read_matter(Body& body, const Visit& visit, Entered& entered) {
  auto& draft = entered.draft;
  const auto& words = visit.office.books.words;
  draft.channel = body.text("channel", {1, limits::code_max});
  draft.kind = body.text("kind", {0, limits::code_max});
  draft.category = body.text("category", {0, limits::code_max});
  draft.classified = !draft.category.empty();
  draft.unit = body.text("unit", {0, limits::code_max});
  draft.story = body.words("story", {1, cases::story_max});
  draft.dossier_code = body.words("dossier_code", {0, limits::code_max});
  if (!has_code(words.channels, draft.channel)) body.wrong("channel", "Không có kênh này.");
  if (!draft.kind.empty() && !has_code(words.kinds, draft.kind))
    body.wrong("kind", "Không có loại này.");
  if (!draft.category.empty() && !has_code(words.categories, draft.category))
    body.wrong("category", "Không có nhóm việc này.");
  const auto* unit = draft.unit.empty() ? nullptr : rules_of(visit).catalog.unit(draft.unit);
  if (!draft.unit.empty() && unit == nullptr) body.wrong("unit", "Không có đơn vị này.");
}

// An old unit is kept as the one that was named; the one of today answers for it.
void settle_unit(const Visit& visit, cases::Case& draft) {
  if (draft.unit.empty()) return;
  const auto* today = rules_of(visit).catalog.unit_on(draft.unit, base::to_local(visit.now).date);
  if (today == nullptr || today->id == draft.unit) return;
  draft.old_unit = draft.unit;
  draft.unit = today->id;
}

// Who rings twice from one number is one person; without a number nobody can be told apart.
std::string citizen_of(storage::Tx& tx, const Visit& visit, const Entered& entered) {
  const auto& draft = entered.draft;
  const auto known = draft.contact_phone.empty() ? "case/" + entered.key : draft.contact_phone;
  return storage::Citizens(tx).find_or_create(draft.channel, known, visit.now).id;
}

std::optional<RawAnswer> find_sender(storage::Tx& tx, const Visit& visit, Entered& entered) {
  if (entered.conversation.empty()) {
    if (entered.draft.channel == "zalo") {
      return invalid({{"conversation", "Phản ánh qua Zalo cần cuộc trao đổi."}});
    }
    entered.draft.citizen = citizen_of(tx, visit, entered);
    return std::nullopt;
  }
  const auto conversation = load_conversation(tx, entered.conversation);
  if (!conversation || sight_of(tx, visit, *conversation) != Sight::whole) {
    return invalid({{"conversation", "Không có cuộc trao đổi này."}});
  }
  entered.draft.citizen = conversation->citizen.id;
  if (conversation->restricted) entered.draft.restricted = true;
  return std::nullopt;
}

RawAnswer made(storage::Tx& tx, const Visit& visit, cases::CaseId id) {
  return json_answer(201, {{"case", case_file(tx, visit, id)}});
}

RawAnswer enter(storage::Tx& tx, const Visit& visit, Entered entered) {
  storage::CaseKeys keys(tx);
  if (const auto known = keys.find(entered.key)) {
    if (!is_repetition(*known, visit)) return invalid({{"client_id", "Đã dùng."}});
    return made(tx, visit, known->made);
  }
  if (auto refused = find_sender(tx, visit, entered)) return *refused;
  settle_unit(visit, entered.draft);
  const auto opened = receive(tx, visit, entered.draft);
  if (!opened) return refused_by(opened.error(), "story");
  keys.put(entered.key, {opened->id, opened->id, said_in(visit)}, visit.now);
  return made(tx, visit, opened->id);
}

}  // namespace

RawAnswer new_case(const Visit& visit) {
  Body body(visit.request);
  Entered entered;
  entered.key = read_key(body, visit, true);
  if (body.has("conversation")) {
    entered.conversation = body.text("conversation", {1, limits::code_max});
  }
  read_sender(body, entered);
  read_matter(body, visit, entered);
  if (auto refused = body.refused()) return *refused;
  auto answer = carry_out(visit, [&](storage::Tx& tx) { return enter(tx, visit, entered); });
  visit.office.outside.moved();
  return answer;
}

}  // namespace console::acts
