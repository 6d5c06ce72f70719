#include "simulator/windows.hpp"

#include <doctest/doctest.h>

#include "base/local_time.hpp"
#include "simulator/errors.hpp"

using namespace std::chrono_literals;
using simulator::may_consult;
using simulator::Person;
using simulator::Purse;

namespace {

const base::TimePoint spoke = base::from_millis(1'767'225'600'000);
const Purse full{10, 10, true};

Person someone_who_wrote() {
  Person person;
  simulator::interact(person, spoke);
  return person;
}

}  // namespace

TEST_CASE("a message within 48 hours of the last word is a free reply") {
  const auto person = someone_who_wrote();
  CHECK(may_consult(person, full, spoke).quota == "reply");
  CHECK(may_consult(person, full, spoke + 48h).quota == "reply");
}

TEST_CASE("between 48 hours and 7 days the package pays, then money, then nobody") {
  const auto person = someone_who_wrote();
  CHECK(may_consult(person, full, spoke + 48h + 1ms).quota == "sub_quota");
  const auto charged = may_consult(person, Purse{0, 10, true}, spoke + 49h);
  CHECK(charged.error == 0);
  CHECK(charged.quota.empty());
  CHECK(may_consult(person, Purse{0, 10, false}, spoke + 49h).error ==
        simulator::oa_error::out_of_quota);
}

TEST_CASE("after 7 days the window is closed") {
  const auto person = someone_who_wrote();
  CHECK(may_consult(person, full, spoke + 24h * 7).error == 0);
  CHECK(may_consult(person, full, spoke + 24h * 7 + 1ms).error ==
        simulator::oa_error::window_closed);
}

TEST_CASE("somebody who never did anything cannot be written to") {
  CHECK(may_consult(Person{}, full, spoke).error == simulator::oa_error::never_interacted);
}

TEST_CASE("somebody who only follows gets a welcome message") {
  Person person;
  person.followed = true;
  person.last_interaction = spoke;
  CHECK(may_consult(person, full, spoke + 1h).quota == "welcome_msg");
}

TEST_CASE("whoever left or blocked the account is out of reach until the next word") {
  auto person = someone_who_wrote();
  person.left = true;
  CHECK(may_consult(person, full, spoke).error == simulator::oa_error::not_followed);
  simulator::interact(person, spoke + 1h);
  CHECK(may_consult(person, full, spoke + 1h).error == 0);
  person.blocked = true;
  CHECK(may_consult(person, full, spoke + 1h).error == simulator::oa_error::blocked);
}

TEST_CASE("a refusal set for a person answers every send") {
  auto person = someone_who_wrote();
  person.refusal = -244;
  CHECK(may_consult(person, full, spoke).error == -244);
  CHECK(simulator::may_send_template(person, spoke).error == -244);
}

TEST_CASE("night is from 22:00 to 05:59 in Viet Nam") {
  const auto date = base::to_local(spoke).date;
  CHECK(simulator::is_night(base::from_local(date, 22h)));
  CHECK(simulator::is_night(base::from_local(date, 5h + 59min)));
  CHECK_FALSE(simulator::is_night(base::from_local(date, 6h)));
  CHECK_FALSE(simulator::is_night(base::from_local(date, 21h + 59min)));
}
