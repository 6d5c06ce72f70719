// A transport that breaks on purpose: the n-th call is lost before it is made (the other side knows
// nothing) or after (the other side acted, the answer is lost). It counts, so that a scenario can
// be run once to learn how many calls it makes and then once for each. As safe as the transport
// inside.
#pragma once

#include <atomic>
#include <cstdint>

#include "zalo-api/http_transport.hpp"

namespace support {

class FaultyTransport final : public zalo::HttpTransport {
 public:
  enum class Moment {
    before_call,  // Errc::unavailable: certainly not sent
    after_call    // Errc::timed_out: sent, and the answer lost
  };

  explicit FaultyTransport(zalo::HttpTransport& inner) : inner_(inner) {}

  // Counted from now: 1 is the next. Happens once; a new plan replaces the old one.
  void fail_call(std::int64_t nth, Moment moment);
  void heal();

  base::Result<zalo::HttpResponse> send(const zalo::HttpRequest& request) override;

  std::int64_t calls() const { return calls_; }  // tried, lost ones included

 private:
  zalo::HttpTransport& inner_;
  std::atomic<std::int64_t> calls_{0};
  std::atomic<std::int64_t> failing_call_{0};  // 0: none
  std::atomic<Moment> moment_{Moment::before_call};
};

}  // namespace support
