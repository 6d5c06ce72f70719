// Hands an event to the webhook's queue, signed, with the faults of the moment applied.
// Pure but for the platform it is given. One thread at a time.
#pragma once

#include "simulator/events.hpp"
#include "simulator/platform.hpp"

namespace simulator {

// A writer with the account's ids and the escaping that is switched on.
EventWriter event_writer(const Platform& platform);

void publish(Platform& platform, const Event& event, base::Duration delay, base::TimePoint now);

// What a try of a delivery brought: writes the journal, plans the ladder, and marks the citizen's
// own message as received when the webhook took it. http_status: 0 when no answer came.
struct DeliveryReport {
  Attempt attempt = Attempt::no_connection;
  int http_status = 0;
  base::Duration took{};
};

void report_delivery(Platform& platform,
                     const Delivery& delivery,
                     const DeliveryReport& report,
                     base::TimePoint now);

}  // namespace simulator
