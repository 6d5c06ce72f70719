#include "bot/cli/demo_cases.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/local_time.hpp"
#include "base/text_file.hpp"
#include "office/cases/decide.hpp"
#include "office/cases/number.hpp"
#include "office/cases/secret_phrase.hpp"
#include "storage/cases.hpp"
#include "storage/citizens.hpp"
#include "storage/failure.hpp"
#include "storage/staff.hpp"

namespace bot::cli {
namespace {

using base::Error;
using base::Result;
using cases::Command;
using cases::Who;
using nlohmann::ordered_json;

constexpr std::chrono::hours morning{8};
constexpr std::chrono::minutes apart{37};  // between two cases, and two steps of one day

struct Step {
  Command command{};
  Who who{};
};

// The three who act: taking in, answering, approving.
struct Desk {
  Who intake{};
  Who unit{};
  Who leader{};
  Who restricted{};
};

Who officer(storage::Tx& tx, std::string_view username) {
  Who who;
  who.side = Who::Side::staff;
  if (const auto account = storage::Staff(tx).by_username(username)) {
    who.staff = cases::StaffId{account->id.value};
    who.unit = account->unit;
  }
  return who;
}

Desk desk_of(storage::Tx& tx) {
  Desk desk{officer(tx, "hoa"), officer(tx, "mai"), officer(tx, "lanh"), officer(tx, "tam")};
  desk.leader.approves = true;
  desk.restricted.sees_restricted = true;
  desk.restricted.approves = true;
  return desk;
}

std::string said(const ordered_json& told, const char* name) {
  return told.value(name, std::string{});
}

// The way to the state the file asks for.
class Way {
 public:
  Way(const ordered_json& told, const Desk& desk) : told_(told), desk_(desk) {}

  std::vector<Step> steps() {
    const auto state = said(told_, "state");
    if (state == "moi") return {};
    // Those with names in the open are seen by whoever may see them only.
    const bool closed = state == "mat" || state == "to_cao";
    taker_ = closed ? desk_.restricted : desk_.intake;
    add(cases::Classify{said(told_, "kind"), said(told_, "category"), state == "khan"}, taker_);
    lead_to(state);
    return std::move(steps_);
  }

 private:
  void add(Command command, const Who& who) { steps_.push_back({std::move(command), who}); }

  void lead_to(const std::string& state) {
    if (state == "cho_bo_sung") return add(cases::AskForMore{said(told_, "question")}, taker_);
    if (state == "khong_tiep_nhan")
      return add(cases::Refuse{said(told_, "reason"), said(told_, "place")}, taker_);
    if (state == "khieu_nai")
      return add(cases::Redirect{cases::Elsewhere::khieu_nai, said(told_, "place")}, taker_);
    if (state == "to_cao")
      return add(cases::Redirect{cases::Elsewhere::to_cao, said(told_, "place")}, taker_);
    add(cases::Accept{}, taker_);
    if (state == "da_tiep_nhan" || state == "mat") return;
    work_on(state);
  }

  void work_on(const std::string& state) {
    const auto to = said(told_, "to");
    if (!to.empty()) add(cases::Forward{to, {}}, taker_);
    if (state == "da_chuyen" || state == "khan") return;
    if (!to.empty()) add(cases::Start{}, writer(to));
    if (state == "gia_han")
      return add(cases::Extend{told_.value("days", 10), said(told_, "reason")}, desk_.leader);
    if (state == "dang_xu_ly") return;
    answer(to, state);
  }

  void answer(const std::string& to, const std::string& state) {
    const auto text = said(told_, "answer");
    if (!text.empty()) add(cases::Propose{text, ""}, writer(to));
    if (state == "cho_duyet") return;
    if (!text.empty()) add(cases::Approve{}, desk_.leader);
    if (state == "da_cong_khai") add(cases::Publish{}, desk_.intake);
    if (state == "mo_lai") add(cases::Reopen{said(told_, "reason")}, desk_.intake);
    if (state != "dong") return;
    const auto outcome = cases::outcome_from(said(told_, "outcome"));
    add(cases::Close{outcome.value_or(cases::Outcome::giai_quyet_xong)}, desk_.intake);
  }

  const Who& writer(const std::string& unit) const {
    return unit == desk_.unit.unit ? desk_.unit : desk_.intake;
  }

  const ordered_json& told_;
  const Desk& desk_;
  Who taker_{};
  std::vector<Step> steps_{};
};

cases::Case draft_of(const ordered_json& told, const std::string& citizen) {
  cases::Case draft;
  draft.citizen = citizen;
  draft.kind = said(told, "kind");
  draft.category = said(told, "category");
  draft.unit = said(told, "unit");
  draft.story = said(told, "story");
  draft.apology = said(told, "apology");
  if (told.contains("channel")) draft.channel = said(told, "channel");
  draft.restricted = said(told, "state") == "mat";
  draft.identity = cases::identity_from(said(told, "identity")).value_or(cases::Identity::giau_ten);
  if (draft.identity == cases::Identity::an_danh) {
    draft.secret_hash = cases::phrase_hash(base::random_word(12));
    return draft;
  }
  draft.contact_name = said(told, "name");
  draft.contact_phone = said(told, "phone");
  return draft;
}

class Seeding {
 public:
  Seeding(storage::Tx& tx, const Content& content, const Demonstration& wanted)
      : tx_(tx), content_(content), phones_(wanted.phones), now_(wanted.now), desk_(desk_of(tx)) {}

  Result<int> open_all(const ordered_json& list) {
    int opened = 0;
    for (const auto& told : list) {
      const auto done = open(told, opened);
      if (!done) {
        return Error{
            done.error().code, fmt::format("cases[{}]: {}", opened, done.error().what), {}};
      }
      ++opened;
    }
    return opened;
  }

 private:
  base::Status open(const ordered_json& told, int place) {
    const auto received = received_at(told.value("days_ago", 0), place);
    auto draft = draft_of(told, citizen_of(told, place, received));
    const auto date = base::to_local(received).date;
    const auto month = date.year() / date.month();
    auto number =
        cases::case_number(month, static_cast<int>(storage::Cases(tx_).next_serial(month)));
    if (!number) return number.error();
    draft.number = *number;
    auto change = cases::decide({}, cases::Open{std::move(draft)}, {}, received, rules());
    if (!change) return change.error();
    storage::Cases book(tx_);
    change->after.id = book.insert(change->after);
    book.append_history(change->after.id, change->history);
    return lead(change->after, Way(told, desk_).steps(), received);
  }

  // The steps lie evenly between the receipt and now, in office hours as far as there is room.
  base::Status lead(cases::Case held, const std::vector<Step>& steps, base::TimePoint received) {
    const auto count = static_cast<std::int64_t>(steps.size());
    std::int64_t done = 0;
    auto last = received;
    for (const auto& step : steps) {
      ++done;
      const auto even = received + (now_ - received) * done / (count + 1);
      last = std::max(last, std::min(in_office(even, done), now_));
      auto change = cases::decide(held, step.command, step.who, last, rules());
      if (!change) return change.error();
      storage::Cases book(tx_);
      const auto stored = book.update(change->after, held.revision);
      if (!stored) return stored.error();
      book.append_history(held.id, change->history);
      held = std::move(change->after);
    }
    return base::Nothing{};
  }

  base::TimePoint received_at(int days_ago, int place) const {
    if (days_ago == 0) return now_ - apart * (place % 7 + 2);
    const auto day = base::to_local(now_ - std::chrono::hours{24 * days_ago}).date;
    return base::from_local(day, morning + apart * (place % 12));
  }

  static base::TimePoint in_office(base::TimePoint time, std::int64_t place) {
    return base::from_local(base::to_local(time).date, morning + apart * (place % 12));
  }

  std::string citizen_of(const ordered_json& told, int place, base::TimePoint received) {
    const auto name = said(told, "name");
    const auto phone = phones_.find(name);
    const auto channel_id = phone == phones_.end() ? fmt::format("demo-{}", place) : phone->second;
    storage::Citizens citizens(tx_);
    const auto citizen = citizens.find_or_create("zalo", channel_id, received);
    citizens.touch(citizen.id, received);
    if (!name.empty()) citizens.set_display_name(citizen.id, name);
    return citizen.id;
  }

  cases::Rules rules() const { return {content_.catalog.current(), content_.deadlines}; }

  storage::Tx& tx_;
  const Content& content_;
  const Phones& phones_;
  base::TimePoint now_;
  Desk desk_;
};

}  // namespace

Result<int> open_demo_cases(storage::Database& database,
                            const Content& content,
                            const Demonstration& wanted) {
  const auto text = base::read_text_file(wanted.cases);
  if (!text) return text.error();
  const auto json = base::parse_json(*text);
  if (!json) return json.error();
  Result<int> opened = 0;
  database.write([&](storage::Tx& tx) {
    if (storage::Cases(tx).count({.with_restricted = true}) > 0) return;
    opened = Seeding(tx, content, wanted).open_all(json->at("cases"));
    // Half a demonstration is none.
    if (!opened) throw storage::Failure(storage::FailureKind::broken_rule, opened.error().what);
  });
  return opened;
}

}  // namespace bot::cli
