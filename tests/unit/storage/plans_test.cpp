// No statement of everyday work may walk through a whole table: every one that runs here is first
// explained by SQLite. (Lists of the newest by id stop at their limit; a plan does not show that,
// so they are left out.)
#include <doctest/doctest.h>

#include "storage/attachments.hpp"
#include "storage/case_labels.hpp"
#include "storage/cases.hpp"
#include "storage/changes.hpp"
#include "storage/consents.hpp"
#include "storage/data_requests.hpp"
#include "storage/desk_marks.hpp"
#include "storage/desk_moves.hpp"
#include "storage/drafts.hpp"
#include "storage/handovers.hpp"
#include "storage/invitations.hpp"
#include "storage/logins.hpp"
#include "storage/masked_copies.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"
#include "storage/sessions.hpp"
#include "storage/survey_answers.hpp"
#include "storage/survey_endings.hpp"
#include "storage/survey_rounds.hpp"
#include "storage/survey_watch.hpp"
#include "storage/talks.hpp"
#include "storage/timers.hpp"
#include "storage/wire_log.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using storage::Params;
using storage::Tx;

namespace {

// Passes everything on, and remembers which statements would read a table from end to end.
class ExplainingTx final : public Tx {
 public:
  explicit ExplainingTx(Tx& inner) : inner_(inner) {}

  std::int64_t exec(std::string_view sql, std::span<const storage::Param> params) override {
    explain(sql, params);
    return inner_.exec(sql, params);
  }

  void each(std::string_view sql,
            std::span<const storage::Param> params,
            const std::function<void(const storage::Row&)>& visit) override {
    explain(sql, params);
    inner_.each(sql, params, visit);
  }

  void script(std::string_view sql) override { inner_.script(sql); }

  std::string_view skip_locked() const override { return inner_.skip_locked(); }

  const std::vector<std::string>& walks() const { return walks_; }

  int explained() const { return explained_; }

 private:
  void explain(std::string_view sql, std::span<const storage::Param> params) {
    ++explained_;
    inner_.each("EXPLAIN QUERY PLAN " + std::string{sql}, params, [&](const storage::Row& row) {
      const std::string step = row.text(3);
      const bool walks = step.starts_with("SCAN") && step.find("USING") == std::string::npos &&
                         step.find("CONSTANT ROW") == std::string::npos;
      if (walks) walks_.push_back(step + " in " + std::string{sql});
    });
  }

  Tx& inner_;
  std::vector<std::string> walks_{};
  int explained_ = 0;
};

void work_at_the_doors(Tx& tx) {
  storage::Inbox inbox(tx);
  inbox.put(scene::arrival("a", "lan"));
  const auto item = inbox.next(at(1s));
  inbox.failed(item->id, "why", at(1s), at(1s));
  inbox.done(item->id, at(1s));
  inbox.counts();
  inbox.set_aside(10);
  inbox.purge(at(1s), at(1s));
  storage::Outbox outbox(tx);
  outbox.put(scene::errand("a", "lan"));
  outbox.settle(outbox.claim(at(1s), 60s)->id, storage::Unsure{at(1s), ""}, at(1s));
  outbox.claim_of_kind("remove_file", at(1s), 60s);
  outbox.settle_by_echo("lan", "m", "digest", at(1s));
  outbox.decide_unsure(at(1s), 30s);
  outbox.expire(at(1s));
  outbox.cancel_waiting("lan", storage::Author::bot, at(1s));
  outbox.counts(at(1s));
  outbox.of_citizen("lan", 10);
  for (const auto state : {storage::OutboxState::waiting,
                           storage::OutboxState::in_flight,
                           storage::OutboxState::unsure,
                           storage::OutboxState::ask_staff,
                           storage::OutboxState::gave_up,
                           storage::OutboxState::done}) {
    outbox.list(state, 10);
  }
  outbox.purge(at(0s));
}

void work_with_surveys(Tx& tx) {
  storage::SurveyRounds(tx).under_way();
  storage::Invitations invitations(tx);
  invitations.open_of("c_1");
  invitations.due({1}, at(1s), 10);
  invitations.to_remind({1}, at(1s), 10);
  invitations.sent({1}, at(1s));
  invitations.begin({1}, at(1s), at(2s));
  invitations.complete({1}, at(1s));
  storage::SurveyWatch watch(tx);
  storage::InvitedFilter filter;
  for (const auto outcome : {surveys::Outcome::complete,
                             surveys::Outcome::partial,
                             surveys::Outcome::refusal,
                             surveys::Outcome::not_reached}) {
    filter.outcome = outcome;
    watch.people({1}, filter, 10);
    watch.all_of({1}, filter);
  }
  storage::SurveyEndings endings(tx);
  endings.unfinished();
  storage::KeptRound kept;
  for (const auto state :
       {surveys::RoundState::closed, surveys::RoundState::closing, surveys::RoundState::draft}) {
    kept.round.state = state;
    endings.go_on(kept, at(1s), 10);
  }
  invitations.counts({1});
  storage::SurveyAnswers(tx).of({1});
  storage::SurveyAnswers(tx).take_back({1}, "Z1", at(1s));
}

void work_with_timers_and_logs(Tx& tx) {
  storage::Timers timers(tx);
  timers.set({{}, "lan", "remind", at(1s), ""});
  timers.next_due();
  timers.due(at(1s), 10);
  timers.cancel_all("lan");
  storage::WireLog(tx).purge(at(0s));
}

void work_with_people(Tx& tx) {
  const std::string lan = scene::new_citizen(tx);
  storage::Citizens(tx).touch(lan, at(1s));
  storage::Sessions(tx).save(lan, "{}", at(1s));
  storage::Sessions(tx).load(lan);
  storage::Sessions(tx).oldest(10);
  storage::Consents(tx).current(lan, "survey");
  storage::Consents(tx).opted_out(lan, "survey");
  storage::Attachments(tx).of_citizen(lan);
  storage::Attachments(tx).waiting(10);
  storage::Handovers handovers(tx);
  storage::Handover handover;
  handover.citizen = lan;
  handovers.open(handover);
  handovers.position(lan);
  handovers.waiting(10);
  handovers.taken(10);
  storage::Messages(tx).of_citizen(lan, std::nullopt, 10);
  storage::Messages(tx).last(lan);
  storage::Messages(tx).purge(at(0s));
  storage::DataRequests(tx).open_ones(10);
  storage::DataRequests(tx).of_citizen(lan);
}

void work_at_the_desk(Tx& tx) {
  const std::string lan = scene::new_citizen(tx);
  storage::Handovers handovers(tx);
  storage::Handover handover;
  handover.citizen = lan;
  handovers.open(handover);
  const auto open = handovers.current(lan);
  storage::DeskMarks marks(tx);
  marks.mean_for(*open, "staff/1", at(1s));
  marks.not_taken(at(2s));
  marks.drop_meant_for("staff/1");
  marks.snooze(*open, at(3s));
  marks.is_due(at(4s));
  marks.to_be_reminded(at(4s));
  marks.unanswered(10);
  marks.of_citizen(lan);
  storage::DeskMoves moves(tx);
  storage::DeskMove move;
  move.citizen = lan;
  moves.put(move);
  moves.of_citizen(lan, 10);
  moves.forget(lan);
  storage::Talks talks(tx);
  for (const auto reach : {storage::Reach::all, storage::Reach::own, storage::Reach::restricted}) {
    for (const auto view : {storage::TalkView::queue,
                            storage::TalkView::mine,
                            storage::TalkView::snoozed,
                            storage::TalkView::branch,
                            storage::TalkView::silent,
                            storage::TalkView::bot,
                            storage::TalkView::open}) {
      const storage::TalkFilter filter{view, reach, "staff/1", 4, at(0s)};
      CHECK(talks.citizens(filter, 10).size() == static_cast<std::size_t>(talks.count(filter)));
    }
  }
  storage::Attachments files(tx);
  files.of_message(1);
  files.attach(storage::AttachmentId{1}, 1);
  files.detach(1);
  storage::Messages(tx).retry_of(storage::MessageId{1});
}

void work_with_cases(Tx& tx) {
  storage::Cases book(tx);
  cases::Case held;
  held.number = "PA1";
  held.citizen = scene::new_citizen(tx);
  held.attachments = {"1"};
  held.id = book.insert(held);
  held.revision = 1;
  CHECK(book.update(held, 0).ok());
  book.by_number("PA1");
  book.by_secret("x");
  book.of_citizen(held.citizen);
  book.counts_of(held.citizen);
  book.with_attachment("1");
  book.supplement_overdue(at(1s), 10);
  book.history(held.id);
  storage::CaseLabels labels(tx);
  labels.add(held.id, {"Báo chí", {}, at(1s)});
  labels.of(held.id);
  labels.remove(held.id, "bao chi");
  storage::MaskedCopies masks(tx);
  masks.of(storage::AttachmentId{1});
  masks.end(storage::AttachmentId{1}, at(1s));
  masks.forget(storage::AttachmentId{1});
}

void work_at_the_console(Tx& tx) {
  const std::string lan = scene::new_citizen(tx);
  storage::Account account;
  account.username = "hoa";
  storage::Staff staff(tx);
  const auto id = *staff.add(account);
  staff.by_username("hoa");
  staff.all();
  staff.use_totp_step(id, 1);
  staff.use_recovery(id, "x", at(1s));
  storage::Logins logins(tx);
  storage::Login login;
  login.staff = id;
  login.ends_at = at(1h);
  logins.start(login, "token");
  logins.by_token("token", at(1s));
  logins.trusted(id, "x", at(1s));
  logins.of_staff(id, at(1s));
  logins.end_all(id, {}, at(1s));
  logins.purge(at(1s));
  storage::LoginFailures(tx).add("password/hoa", at(1s));
  storage::LoginFailures(tx).purge(at(1s));
  storage::Drafts(tx).put({id, lan, storage::DraftKind::reply, "x", at(1s)});
  storage::Drafts(tx).citizens_of(id);
  storage::Drafts(tx).forget(lan);
  storage::Changes changes(tx);
  changes.since(0);
  changes.rev_of("conv", lan);
  changes.purge(at(1s));
  storage::Citizens(tx).recent(10);
  storage::Handovers(tx).times(lan);
  storage::Handovers(tx).history(lan, 10);
  storage::Handovers(tx).count_waiting();
  storage::Handovers(tx).count_held("staff/1");
  storage::Messages(tx).newer(lan, {}, "staff/1");
  storage::Messages(tx).by_client_key("x");
  storage::Outbox(tx).id_of("x");
}

}  // namespace

TEST_CASE("everyday work finds its rows by an index") {
  for (const auto& work : {work_at_the_doors,
                           work_with_timers_and_logs,
                           work_with_people,
                           work_with_surveys,
                           work_at_the_desk,
                           work_with_cases,
                           work_at_the_console}) {
    scene::in_one_write([&](Tx& tx) {
      ExplainingTx explaining(tx);
      work(explaining);
      CHECK(explaining.explained() > 5);
      for (const auto& walk : explaining.walks()) CHECK_MESSAGE(false, walk);
    });
  }
}

TEST_CASE("a walk through a table would be seen") {
  scene::in_one_write([](Tx& tx) {
    ExplainingTx explaining(tx);
    explaining.each(
        "SELECT id FROM inbox WHERE body = $1", Params{"x"}, [](const storage::Row&) {});
    CHECK(explaining.walks().size() == 1);
  });
}
