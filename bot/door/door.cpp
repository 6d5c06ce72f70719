#include "bot/door/door.hpp"

#include <csignal>
#include <thread>

#include "base/log.hpp"
#include "bot/door/desk.hpp"
#include "bot/door/listener.hpp"
#include "bot/door/room.hpp"

namespace door {
namespace {

// The text of the exception is kept to itself: it may hold a citizen's words.
void work_on(const OnRequest& on_request, const RawRequest& request, const Answerer& answerer) {
  try {
    on_request(request, answerer);
  } catch (...) {
    base::log(base::Level::error, "door.request_failed");
    answerer({.status = 500});
  }
}

}  // namespace

struct Door::Parts {
  // Shared with the Answerers: one may be called when the door has long been closed.
  std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();
  OnRequest on_request{};
  std::optional<TlsContext> tls{};
  std::unique_ptr<Desk> desk{};
  std::unique_ptr<Room> room{};
  std::unique_ptr<Listener> listener{};
  std::thread room_thread{};

  void furnish(const DoorOptions& options);
  void work(Ticket ticket, const RawRequest& request) const;
};

void Door::Parts::work(Ticket ticket, const RawRequest& request) const {
  work_on(on_request, request, [mailbox = mailbox, ticket](RawAnswer answer) {
    mailbox->put_answer(ticket, std::move(answer));
  });
}

void Door::Parts::furnish(const DoorOptions& options) {
  desk = std::make_unique<Desk>(
      options.workers, options.limits.waiting, [this](Ticket ticket, const RawRequest& request) {
        work(ticket, request);
      });
  room = std::make_unique<Room>(
      RoomOptions{options.name, options.limits, tls ? &*tls : nullptr, options.metrics},
      *mailbox,
      [this](Ticket ticket, RawRequest request) { return desk->put(ticket, std::move(request)); });
  room_thread = std::thread([this] { room->run(); });
}

base::Result<std::unique_ptr<Door>> Door::open(DoorOptions options, OnRequest on_request) {
  // OpenSSL writes without MSG_NOSIGNAL: a client that leaves in the middle must not end the
  // process.
  std::signal(SIGPIPE, SIG_IGN);
  auto parts = std::make_unique<Parts>();
  parts->on_request = std::move(on_request);
  if (options.tls) {
    auto tls = TlsContext::load(options.tls->certificate, options.tls->key);
    if (!tls.ok()) return tls.error();
    parts->tls.emplace(std::move(*tls));
  }
  // Sockets that come before the room is furnished wait in the mailbox.
  auto listener =
      Listener::open(options.host, options.port, [mailbox = parts->mailbox](int socket) {
        mailbox->put_socket(Socket{socket});
      });
  if (!listener.ok()) return listener.error();
  parts->listener = std::move(*listener);
  parts->furnish(options);
  return std::unique_ptr<Door>(new Door(std::move(parts)));
}

Door::Door(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

int Door::port() const {
  return parts_->listener->port();
}

void Door::stop() {
  if (!parts_->room_thread.joinable()) return;
  parts_->listener->stop();
  parts_->mailbox->ask_to_stop();
  parts_->desk->close();
  parts_->room_thread.join();
}

Door::~Door() {
  stop();
}

}  // namespace door
