#include "bot/door/mailbox.hpp"

#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

#include "base/check.hpp"

namespace door {

Mailbox::Mailbox() : bell_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  base::check(bell_.descriptor() >= 0, "no eventfd");
}

void Mailbox::put_socket(Socket socket) {
  const std::lock_guard lock(mutex_);
  if (closed_) return;
  mail_.sockets.push_back(std::move(socket));
  ring();
}

void Mailbox::put_answer(Ticket ticket, RawAnswer answer) {
  const std::lock_guard lock(mutex_);
  if (closed_) return;
  mail_.answers.push_back({ticket, std::move(answer)});
  ring();
}

void Mailbox::ask_to_stop() {
  const std::lock_guard lock(mutex_);
  mail_.stop = true;
  ring();
}

Mail Mailbox::take() {
  const std::lock_guard lock(mutex_);
  if (rung_) {
    std::uint64_t rings = 0;
    [[maybe_unused]] const auto count = ::read(bell_.descriptor(), &rings, sizeof rings);
    rung_ = false;
  }
  return std::exchange(mail_, {});
}

void Mailbox::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  mail_ = {};
}

// Once per taken mail: under load a system call for every answer would cost more than the answer.
void Mailbox::ring() {
  if (std::exchange(rung_, true)) return;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto count = ::write(bell_.descriptor(), &one, sizeof one);
}

}  // namespace door
