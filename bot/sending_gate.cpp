#include "bot/sending_gate.hpp"

namespace bot {

SendingGate::SendingGate(const zalo::PaceRules& rules, base::TimePoint now)
    : rules_(rules), pace_(zalo::full_pace(rules, now)) {}

bool SendingGate::is_open(base::TimePoint now) {
  const std::lock_guard lock(mutex_);
  return now >= closed_until_ && zalo::ask(pace_, rules_, now).granted;
}

void SendingGate::pass(base::TimePoint now) {
  const std::lock_guard lock(mutex_);
  pace_ = zalo::ask(pace_, rules_, now).after;
}

void SendingGate::learn(const zalo::Report& report, base::TimePoint now) {
  const std::lock_guard lock(mutex_);
  if (report.rate) pace_ = zalo::after_answer(pace_, *report.rate, now);
  if (report.verdict == zalo::Verdict::throttled) {
    pace_ = zalo::after_throttled(pace_, rules_, now);
  }
}

void SendingGate::close_until(base::TimePoint at) {
  const std::lock_guard lock(mutex_);
  closed_until_ = at;
}

}  // namespace bot
