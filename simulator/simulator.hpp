// The platform behind one lock and one clock, for the threads of the program: HTTP doors call in,
// postmen take deliveries out, waiting phones are woken. Safe from any thread.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>

#include "simulator/answer.hpp"
#include "simulator/platform.hpp"
#include "simulator/publish.hpp"
#include "simulator/virtual_clock.hpp"

namespace simulator {

// A delivery handed to a postman. The era tells whether the platform was reset since.
struct Errand {
  Delivery delivery{};
  std::uint64_t era = 0;
};

class Simulator {
 public:
  // seed: chance for ids and tokens; another one each time, or message ids would repeat.
  Simulator(Settings settings, std::uint64_t seed, const base::Clock& real);

  // Runs the deed with the lock held, then wakes whoever waits for a change. No I/O inside.
  void use(const std::function<void(Platform&, base::TimePoint)>& deed);

  // The same for looking only: wakes nobody.
  void read(const std::function<void(const Platform&, base::TimePoint)>& look) const;

  // A call of the platform's API, with the waiting that faults ask for.
  ApiAnswer api(const ApiRequest& request);

  // Waits until the condition holds, for at most `longest` of real time; false when it does not.
  bool wait_until(const std::function<bool(const Platform&)>& condition, base::Duration longest);

  // Blocks until a delivery is due; nothing once the simulator stops.
  std::optional<Errand> next_errand();
  void report(const Errand& errand, const DeliveryReport& report);

  base::TimePoint now() const { return clock_.now(); }

  base::Duration clock_offset() const { return clock_.offset(); }

  // Moves the clock; waiting deliveries keep their remaining wait when it goes back.
  void jump(base::Duration by);

  // A fresh simulation at real time. Tokens stay valid unless they are to go too, so that a service
  // under test keeps working.
  void reset(bool tokens_too);

  // Which simulation this is: another number after every start and every reset.
  std::uint64_t era() const;

  // Wakes everybody who waits; nothing waits any more afterwards.
  void stop();
  bool stopping() const;

 private:
  mutable std::mutex mutex_{};
  std::condition_variable changed_{};
  std::condition_variable due_{};
  VirtualClock clock_;
  Platform platform_;
  std::uint64_t era_;
  bool stopping_ = false;
};

}  // namespace simulator
