// The waiting room: one thread (run) that reads, checks deadlines and writes for all connections.
// A client that trickles its request or does not take its answer holds a seat here, not a worker;
// when all seats are taken, the one who has kept us waiting longest leaves.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/metrics.hpp"
#include "bot/door/answer_text.hpp"
#include "bot/door/limits.hpp"
#include "bot/door/mailbox.hpp"
#include "bot/door/visit.hpp"

namespace door {

struct RoomOptions {
  std::string name{};
  DoorLimits limits{};
  const TlsContext* tls = nullptr;
  base::Metrics* metrics = nullptr;
};

class Room {
 public:
  using OnWhole = std::function<bool(Ticket, RawRequest)>;  // false: no place for it now

  Room(RoomOptions options, Mailbox& mailbox, OnWhole on_whole);

  // Returns after mailbox.ask_to_stop(), at most stop_time later.
  void run();

 private:
  using Seats = std::unordered_map<std::uint64_t, std::unique_ptr<Visit>>;
  using Taken = Seats::value_type;

  static bool waits_longer(const Taken& left, const Taken& right);
  bool finished(Moment now) const;
  int wait_millis(Moment now) const;
  void wait_and_serve(int longest_millis);
  void read_mail(Moment now);
  void enter(Socket socket, Moment now);
  void make_place();
  void deliver(const AnswerMail& mail, Moment now);
  void begin_to_stop(Moment now);
  void touch(std::uint64_t id, std::uint32_t events, Moment now);
  void settle(std::uint64_t id, Visit& visit, Wants wants, Moment now);
  void hand_over(std::uint64_t id, Visit& visit, Moment now);
  void end(std::uint64_t id);
  void sweep(Moment now);
  void count(std::string_view what, std::string_view label = {}) const;

  const RoomOptions options_;
  Mailbox& mailbox_;
  const OnWhole on_whole_;
  AnswerText writer_{};
  Socket epoll_;
  Seats seats_{};
  std::uint64_t last_id_ = 0;  // 0 is the mailbox
  Moment next_sweep_{};
  bool stopping_ = false;
  Moment stop_at_{};
};

}  // namespace door
