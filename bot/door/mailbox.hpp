// What other threads tell the room's thread: new sockets, answers, the wish to stop. Safe from any
// thread. Lives as long as the last Answerer, which may be longer than the door.
#pragma once

#include <cstdint>
#include <mutex>
#include <vector>

#include "bot/door/request.hpp"
#include "bot/door/socket.hpp"

namespace door {

struct Ticket {  // which request of which visit; a used ticket is worth nothing
  std::uint64_t visit = 0;
  std::uint32_t serial = 0;
};

struct AnswerMail {
  Ticket ticket{};
  RawAnswer answer{};
};

struct Mail {
  std::vector<Socket> sockets{};
  std::vector<AnswerMail> answers{};
  bool stop = false;
};

class Mailbox {
 public:
  Mailbox();

  void put_socket(Socket socket);  // closed at once when nobody reads the mail any more
  void put_answer(Ticket ticket, RawAnswer answer);
  void ask_to_stop();

  // The room's side. The descriptor becomes readable when there is mail.
  int descriptor() const { return bell_.descriptor(); }

  Mail take();
  void close();

 private:
  void ring();

  Socket bell_{};
  std::mutex mutex_{};
  Mail mail_{};
  bool rung_ = false;
  bool closed_ = false;
};

}  // namespace door
