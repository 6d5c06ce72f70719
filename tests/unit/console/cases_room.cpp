#include "tests/unit/console/cases_room.hpp"

#include <doctest/doctest.h>

#include "base/local_time.hpp"
#include "base/password.hpp"
#include "office/cases/number.hpp"
#include "storage/attachments.hpp"
#include "storage/rows.hpp"

namespace cases_room {
namespace {

constexpr std::uint64_t cheap = 16;

const std::string& cheap_hash() {
  static const std::string hash =
      base::hash_password(staffroom::password, "0123456789abcdef", cheap);
  return hash;
}

}  // namespace

CasesRoom::CasesRoom() : Staffroom(true) {}

storage::AccountId CasesRoom::hire(const Person& person) {
  storage::Account account;
  account.username = person.username;
  account.name = person.name.empty() ? "Cán bộ " + person.username : person.name;
  account.roles = {person.role};
  account.branch = person.branch;
  account.unit = person.unit;
  account.password = cheap_hash();
  account.must_change = false;
  account.demo = true;
  account.created_at = clock.now();
  storage::AccountId id;
  database().write([&](storage::Tx& tx) { id = *storage::Staff(tx).add(account); });
  return id;
}

cases::Case CasesRoom::told(const std::string& story) {
  cases::Case draft;
  draft.kind = "tre";
  draft.category = "tre_hen";
  draft.unit = ward;
  draft.story = story;
  draft.contact_name = "Nguyễn Thị Lan";
  draft.contact_phone = "0912345678";
  return draft;
}

cases::Case CasesRoom::receive(cases::Case draft) {
  if (draft.citizen.empty()) draft.citizen = citizen("77" + std::to_string(++people_));
  const cases::Rules rules{staffroom::content().catalog.current(), staffroom::content().deadlines};
  cases::Case opened;
  database().write([&](storage::Tx& tx) {
    storage::Cases book(tx);
    const auto date = base::to_local(clock.now()).date;
    const auto month = date.year() / date.month();
    draft.number = *cases::case_number(month, static_cast<int>(book.next_serial(month)));
    auto change = cases::decide({}, cases::Open{draft}, {}, clock.now(), rules);
    REQUIRE(change.ok());
    opened = change->after;
    opened.id = book.insert(opened);
    book.append_history(opened.id, change->history);
  });
  return opened;
}

std::string CasesRoom::keeps(const std::string& citizen,
                             const std::string& bytes,
                             const std::string& kind) {
  storage::Attachment file;
  file.citizen = citizen;
  file.kind = kind;
  file.added_at = clock.now();
  database().write([&](storage::Tx& tx) { file.id = storage::Attachments(tx).add(file); });
  const auto kept = files().keep(file.id, bytes);
  REQUIRE(kept.ok());
  database().write([&](storage::Tx& tx) { storage::Attachments(tx).kept(file.id, *kept); });
  return std::to_string(file.id.value);
}

cases::Case CasesRoom::held(const cases::Case& one) {
  cases::Case now;
  database().read([&](storage::Tx& tx) { now = *storage::Cases(tx).by_id(one.id); });
  return now;
}

std::string CasesRoom::channel_of(const cases::Case& one) {
  return text("SELECT channel_id FROM citizens WHERE id = '" + one.citizen + "'");
}

std::string CasesRoom::sent_to(const cases::Case& one) {
  std::string all;
  database().read([&](storage::Tx& tx) {
    tx.each("SELECT body FROM outbox WHERE citizen = $1 ORDER BY id",
            storage::Params{channel_of(one)},
            [&](const storage::Row& row) { all += row.text(0) + "\n"; });
  });
  return all;
}

std::string at(const cases::Case& one, const std::string& what) {
  return "/cases/" + std::to_string(one.id.value) + what;
}

ordered_json with_rev(CasesRoom& room, const cases::Case& one, ordered_json body) {
  if (body.is_null()) body = ordered_json::object();
  body["rev"] = room.held(one).revision;
  return body;
}

Reply act(Browser& browser,
          CasesRoom& room,
          const cases::Case& one,
          const std::string& what,
          const ordered_json& body) {
  return browser.post(at(one, "/" + what), with_rev(room, one, body));
}

void until_submitted(Browser& officer, CasesRoom& room, const cases::Case& one) {
  const ordered_json to{{"unit", department}};
  REQUIRE(act(officer, room, one, "route", to).status == 200);
  const ordered_json answer{
      {"text", good_answer},
      {"title", ""},
      {"checks", {{"result", true}, {"basis", true}, {"next", false}, {"tone", true}}}};
  REQUIRE(act(officer, room, one, "submit", answer).status == 200);
}

}  // namespace cases_room
