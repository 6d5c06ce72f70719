#include "simulator/windows.hpp"

#include "base/local_time.hpp"
#include "simulator/errors.hpp"
#include "simulator/limits.hpp"

namespace simulator {
namespace {

// What the person decided, whatever the time is; 0 when nothing stands in the way.
int refusal_of(const Person& person) {
  if (person.blocked) return oa_error::blocked;
  if (person.refusal != 0) return person.refusal;
  if (person.left) return oa_error::not_followed;
  if (!person.last_interaction) return oa_error::never_interacted;
  return 0;
}

Permission paid_by(const Purse& purse) {
  if (purse.package_remain > 0) return {0, "sub_quota"};
  if (purse.money) return {0, ""};
  return {oa_error::out_of_quota, ""};
}

}  // namespace

Permission may_consult(const Person& person, const Purse& purse, base::TimePoint now) {
  if (const int error = refusal_of(person); error != 0) return {error, ""};
  const auto quiet = now - *person.last_interaction;
  if (quiet > limits::reply_window) return {oa_error::window_closed, ""};
  if (!person.messaged) return {0, "welcome_msg"};
  if (quiet <= limits::free_window) return {0, "reply"};
  return paid_by(purse);
}

Permission may_send_template(const Person& person, base::TimePoint now) {
  if (const int error = refusal_of(person); error != 0) return {error, ""};
  if (now - *person.last_interaction > limits::template_window) {
    return {oa_error::never_interacted, ""};
  }
  return {0, "sub_quota"};
}

bool is_night(base::TimePoint now) {
  const auto of_day = base::to_local(now).of_day;
  return of_day >= limits::night_begins || of_day < limits::night_ends;
}

}  // namespace simulator
