#include "bot/door/room.hpp"

#include <algorithm>
#include <array>
#include <sys/epoll.h>

#include <fmt/format.h>

#include "base/check.hpp"

namespace door {
namespace {

constexpr std::uint64_t mailbox_id = 0;
constexpr std::chrono::milliseconds longest_wait{1'000};
// Told once per change (edge-triggered), so that nothing has to be switched on and off: a visit
// goes on until its socket would block, and while it thinks, news of its socket is remembered by
// the socket itself.
constexpr std::uint32_t all_changes = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;

Moment now_is() {
  return std::chrono::steady_clock::now();
}

void control(const Socket& epoll, int what, int descriptor, epoll_event event) {
  base::check(::epoll_ctl(epoll.descriptor(), what, descriptor, &event) == 0, "epoll_ctl failed");
}

}  // namespace

Room::Room(RoomOptions options, Mailbox& mailbox, OnWhole on_whole)
    : options_(std::move(options)),
      mailbox_(mailbox),
      on_whole_(std::move(on_whole)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
  base::check(epoll_.descriptor() >= 0, "no epoll");
  control(epoll_,
          EPOLL_CTL_ADD,
          mailbox_.descriptor(),
          {.events = EPOLLIN, .data = {.u64 = mailbox_id}});
}

void Room::run() {
  for (auto now = now_is(); !finished(now); now = now_is()) wait_and_serve(wait_millis(now));
  mailbox_.close();
  seats_.clear();
}

void Room::wait_and_serve(int longest_millis) {
  std::array<epoll_event, events_per_wait> events{};
  const int count =
      ::epoll_wait(epoll_.descriptor(), events.data(), events_per_wait, longest_millis);
  const auto now = now_is();
  for (int i = 0; i < count; ++i) {
    const auto& event = events.at(static_cast<std::size_t>(i));
    if (event.data.u64 == mailbox_id) {
      read_mail(now);
    } else {
      touch(event.data.u64, event.events, now);
    }
  }
  if (now >= next_sweep_) sweep(now);
}

bool Room::finished(Moment now) const {
  return stopping_ && (seats_.empty() || now >= stop_at_);
}

int Room::wait_millis(Moment now) const {
  if (seats_.empty()) return -1;  // only mail can change anything
  const auto next = stopping_ ? std::min(next_sweep_, stop_at_) : next_sweep_;
  const auto until = std::chrono::ceil<std::chrono::milliseconds>(next - now);
  return static_cast<int>(std::clamp(until, sweep_pause, longest_wait).count());
}

void Room::read_mail(Moment now) {
  auto mail = mailbox_.take();
  for (const auto& answer : mail.answers) deliver(answer, now);
  for (auto& socket : mail.sockets) enter(std::move(socket), now);
  if (mail.stop) begin_to_stop(now);
}

void Room::enter(Socket socket, Moment now) {
  if (stopping_) return;
  if (seats_.size() >= options_.limits.connections) make_place();
  if (seats_.size() >= options_.limits.connections) return;
  prepare(socket);
  auto peer = peer_of(socket);
  const auto id = ++last_id_;
  auto visit = std::make_unique<Visit>(
      Wire{std::move(socket), options_.tls}, std::move(peer), options_.limits, writer_);
  control(epoll_, EPOLL_CTL_ADD, visit->descriptor(), {.events = all_changes, .data = {.u64 = id}});
  auto& placed = *seats_.emplace(id, std::move(visit)).first->second;
  settle(id, placed, placed.proceed(now), now);
}

bool Room::waits_longer(const Taken& left, const Taken& right) {
  const auto since_left = left.second->since();
  const auto since_right = right.second->since();
  return since_left < since_right || (since_left == since_right && left.first < right.first);
}

void Room::make_place() {
  auto longest = seats_.end();
  for (auto it = seats_.begin(); it != seats_.end(); ++it) {
    if (!it->second->is_idle()) continue;
    if (longest == seats_.end() || waits_longer(*it, *longest)) longest = it;
  }
  count("evicted_total");
  if (longest != seats_.end()) seats_.erase(longest);
}

void Room::deliver(const AnswerMail& mail, Moment now) {
  const auto found = seats_.find(mail.ticket.visit);
  if (found == seats_.end()) return;
  auto& visit = *found->second;
  if (!visit.is_thinking() || visit.serial() != mail.ticket.serial) return;
  visit.answer(mail.answer, now);
  settle(found->first, visit, visit.proceed(now), now);
}

void Room::begin_to_stop(Moment now) {
  stopping_ = true;
  stop_at_ = now + options_.limits.stop_time;
  std::erase_if(seats_, [](const auto& entry) { return entry.second->is_idle(); });
  for (auto& [id, visit] : seats_) visit->make_last();
}

void Room::touch(std::uint64_t id, std::uint32_t events, Moment now) {
  const auto found = seats_.find(id);
  if (found == seats_.end()) return;  // ended by an earlier event of the same wait
  auto& visit = *found->second;
  if (visit.is_thinking()) {
    // Nothing is read meanwhile; the kernel still reports a client that is gone for good.
    if ((events & (EPOLLHUP | EPOLLERR)) != 0) end(id);
    return;
  }
  settle(id, visit, visit.proceed(now), now);
}

void Room::settle(std::uint64_t id, Visit& visit, Wants wants, Moment now) {
  if (wants == Wants::to_end) {
    end(id);
    return;
  }
  next_sweep_ = std::min(next_sweep_, visit.deadline());
  if (wants == Wants::an_answer) hand_over(id, visit, now);
}

void Room::hand_over(std::uint64_t id, Visit& visit, Moment now) {
  auto request = visit.take_request();
  if (stopping_) visit.make_last();
  if (on_whole_({id, visit.serial()}, std::move(request))) return;
  count("refused_total", "503");
  visit.make_last();
  visit.answer({.status = 503, .headers = {{"Retry-After", "1"}}}, now);
  settle(id, visit, visit.proceed(now), now);  // does not come back here: it was the last
}

void Room::end(std::uint64_t id) {
  const auto found = seats_.find(id);
  if (found == seats_.end()) return;
  const int refused = found->second->refused_with();
  if (refused != 0) count("refused_total", std::to_string(refused));
  seats_.erase(found);
}

void Room::sweep(Moment now) {
  std::vector<std::uint64_t> late;
  auto next = now + longest_wait;
  for (const auto& [id, visit] : seats_) {
    if (visit->deadline() <= now) late.push_back(id);
    next = std::min(next, visit->deadline());
  }
  next_sweep_ = std::max(next, now + sweep_pause);
  for (const auto id : late) {
    auto& visit = *seats_.at(id);
    settle(id, visit, visit.expire(now), now);
  }
  if (options_.metrics != nullptr) {
    options_.metrics->set(fmt::format("langnghe_door_connections{{door=\"{}\"}}", options_.name),
                          static_cast<std::int64_t>(seats_.size()));
  }
}

void Room::count(std::string_view what, std::string_view label) const {
  if (options_.metrics == nullptr) return;
  const auto status = label.empty() ? std::string{} : fmt::format(",status=\"{}\"", label);
  options_.metrics->add(
      fmt::format("langnghe_door_{}{{door=\"{}\"{}}}", what, options_.name, status));
}

}  // namespace door
