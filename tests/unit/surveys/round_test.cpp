#include "office/surveys/round.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "base/rng.hpp"

using namespace std::chrono_literals;
using surveys::Round;
using surveys::RoundRefusal;
using surveys::RoundState;

namespace {

const base::TimePoint morning{std::chrono::milliseconds{1'795'000'000'000}};
constexpr surveys::StaffId lan = 1;
constexpr surveys::StaffId hoa = 2;

Round draft() {
  Round round;
  round.made_by = lan;
  round.opens = morning + 24h;
  round.closes = morning + 24h * 15;
  round.tests_sent = 3;
  return round;
}

Round after(const Round& round,
            const surveys::RoundCommand& command,
            surveys::StaffId who,
            base::TimePoint now = morning) {
  const auto outcome = surveys::decide(round, command, who, now);
  REQUIRE(std::holds_alternative<surveys::Moved>(outcome));
  return std::get<surveys::Moved>(outcome).round;
}

RoundRefusal refused(const Round& round,
                     const surveys::RoundCommand& command,
                     surveys::StaffId who,
                     base::TimePoint now = morning) {
  const auto outcome = surveys::decide(round, command, who, now);
  REQUIRE(std::holds_alternative<RoundRefusal>(outcome));
  return std::get<RoundRefusal>(outcome);
}

Round running() {
  const auto asked = after(draft(), surveys::Submit{}, lan);
  const auto approved = after(asked, surveys::Approve{}, hoa);
  return after(approved, surveys::OpensCame{}, 0, draft().opens);
}

}  // namespace

TEST_CASE("two people and a test to three colleagues before anything leaves") {
  auto untested = draft();
  untested.tests_sent = 2;
  CHECK(refused(untested, surveys::Submit{}, lan) == RoundRefusal::not_tested);
  const auto asked = after(draft(), surveys::Submit{}, lan);
  CHECK(refused(asked, surveys::Approve{}, lan) == RoundRefusal::same_person);
  auto for_another = draft();
  for_another.made_by = hoa;
  CHECK(refused(after(for_another, surveys::Submit{}, lan), surveys::Approve{}, hoa) ==
        RoundRefusal::same_person);
  CHECK(after(asked, surveys::Approve{}, hoa).state == RoundState::scheduled);
}

TEST_CASE("whoever changed the plan does not approve it, also when somebody else submits it") {
  constexpr surveys::StaffId mai = 3;
  auto plan = draft();
  surveys::note_change(plan, hoa);
  CHECK(plan.tests_sent == 0);
  surveys::note_change(plan, lan);
  surveys::note_change(plan, hoa);
  CHECK(plan.changed_by == std::vector<surveys::StaffId>{hoa, lan});
  plan.tests_sent = 3;
  const auto asked = after(plan, surveys::Submit{}, lan);
  CHECK(refused(asked, surveys::Approve{}, hoa) == RoundRefusal::same_person);
  const auto back = after(asked, surveys::SendBack{"thiếu đơn vị"}, mai);
  CHECK(refused(after(back, surveys::Submit{}, lan), surveys::Approve{}, hoa) ==
        RoundRefusal::same_person);
  CHECK(after(asked, surveys::Approve{}, mai).state == RoundState::scheduled);
}

TEST_CASE("nothing leaves before the round opens, whoever approved") {
  const auto approved = after(after(draft(), surveys::Submit{}, lan), surveys::Approve{}, hoa);
  CHECK_FALSE(surveys::may_invite(approved, approved.opens + 1h));
  CHECK(refused(approved, surveys::OpensCame{}, 0, approved.opens - 1ms) ==
        RoundRefusal::wrong_state);
  const auto open = after(approved, surveys::OpensCame{}, 0, approved.opens + 5h);
  CHECK(surveys::may_invite(open, approved.opens + 5h));
  CHECK_FALSE(surveys::may_invite(open, approved.opens - 1ms));  // the clock was set back
}

TEST_CASE("a pause stops invitations and no conversation; an end says what becomes of both") {
  const auto now = draft().opens + 1h;
  CHECK(refused(running(), surveys::Pause{}, lan, now) == RoundRefusal::reason_needed);
  const auto paused = after(running(), surveys::Pause{"sai tên đơn vị"}, lan, now);
  CHECK_FALSE(surveys::may_invite(paused, now));
  CHECK(surveys::takes_answers(paused, now));
  CHECK(surveys::may_invite(after(paused, surveys::Resume{}, hoa, now), now));
  const auto finishing = after(paused, surveys::Stop{"đủ phiếu", true}, lan, now);
  CHECK_FALSE(surveys::may_invite(finishing, now));
  CHECK(surveys::takes_answers(finishing, now));
  const auto over = after(running(), surveys::Stop{"sai câu hỏi", false}, lan, now);
  CHECK_FALSE(surveys::takes_answers(over, now));
  CHECK(refused(over, surveys::Resume{}, lan, now) == RoundRefusal::wrong_state);
}

TEST_CASE("too many failures pause the round by itself, with the reason") {
  const auto now = draft().opens + 1h;
  const auto stopped = after(running(), surveys::StopsItself{"chặn 2 %"}, 0, now);
  CHECK(stopped.state == RoundState::paused);
  CHECK(stopped.why == "chặn 2 %");
}

TEST_CASE("a round ends by its date, also one that was paused or never opened") {
  const auto late = draft().closes;
  CHECK(after(running(), surveys::ClosesCame{}, 0, late).state == RoundState::closed);
  const auto paused = after(running(), surveys::Pause{"chờ"}, lan, draft().opens + 1h);
  CHECK(after(paused, surveys::ClosesCame{}, 0, late).state == RoundState::closed);
  CHECK(refused(paused, surveys::Resume{}, lan, late) == RoundRefusal::dates_passed);
  CHECK(refused(running(), surveys::ClosesCame{}, 0, late - 1ms) == RoundRefusal::wrong_state);
  CHECK_FALSE(surveys::takes_answers(running(), late));
}

TEST_CASE("sent back it is a draft again, and must be submitted and approved anew") {
  const auto asked = after(draft(), surveys::Submit{}, lan);
  CHECK(refused(asked, surveys::SendBack{}, hoa) == RoundRefusal::reason_needed);
  const auto back = after(asked, surveys::SendBack{"thiếu đơn vị"}, hoa);
  CHECK(back.state == RoundState::draft);
  CHECK(surveys::may_change(back));
  CHECK(back.submitted_by == 0);
  CHECK(refused(back, surveys::Approve{}, hoa) == RoundRefusal::wrong_state);
}

TEST_CASE("whatever is done in whatever order, no round sends without two people") {
  base::Rng rng(7);
  for (int story = 0; story < 3'000; ++story) {
    Round round = draft();
    auto now = morning;
    for (int step = 0; step < 20; ++step) {
      now += std::chrono::hours{rng.below(40)};
      const std::vector<surveys::RoundCommand> all{surveys::Submit{},
                                                   surveys::SendBack{"x"},
                                                   surveys::Approve{},
                                                   surveys::Pause{"x"},
                                                   surveys::Resume{},
                                                   surveys::Stop{"x", rng.one_in(2)},
                                                   surveys::Cancel{"x"},
                                                   surveys::OpensCame{},
                                                   surveys::ClosesCame{},
                                                   surveys::StopsItself{"x"}};
      const auto who = static_cast<surveys::StaffId>(rng.below(3)) + 1;
      if (surveys::may_change(round) && rng.one_in(4)) {
        surveys::note_change(round, who);
        round.tests_sent = 3;
      }
      const auto outcome = surveys::decide(round, all[rng.below(all.size())], who, now);
      if (const auto* moved = std::get_if<surveys::Moved>(&outcome)) round = moved->round;
      if (!surveys::may_invite(round, now)) continue;
      CHECK(round.approved_by != 0);
      CHECK(round.submitted_by != round.approved_by);
      CHECK(round.made_by != round.approved_by);
      for (const auto author : round.changed_by) CHECK(author != round.approved_by);
      CHECK(now >= round.opens);
      CHECK(now < round.closes);
    }
  }
}
