#include "tests/support/faulty_transport.hpp"

namespace support {

void FaultyTransport::fail_call(std::int64_t nth, Moment moment) {
  moment_ = moment;
  failing_call_ = calls_ + nth;
}

void FaultyTransport::heal() {
  failing_call_ = 0;
}

base::Result<zalo::HttpResponse> FaultyTransport::send(const zalo::HttpRequest& request) {
  const bool fails = ++calls_ == failing_call_;
  if (fails && moment_.load() == Moment::before_call) {
    return base::Error{base::Errc::unavailable, "planned: never sent"};
  }
  auto outcome = inner_.send(request);
  if (fails) return base::Error{base::Errc::timed_out, "planned: the answer is lost"};
  return outcome;
}

}  // namespace support
