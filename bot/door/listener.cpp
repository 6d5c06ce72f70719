#include "bot/door/listener.hpp"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <netdb.h>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#include <fmt/format.h>
#include <httplib.h>

#include "base/log.hpp"
#include "bot/door/limits.hpp"

namespace door {
namespace {

// Runs each task at once: all that is left to do with a socket here is to hand it over.
class NoQueue final : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> fn) override { fn(); }

  void shutdown() override {}
};

class Accepting final : public httplib::Server {
 public:
  explicit Accepting(const Listener::OnSocket& on_socket) : on_socket_(on_socket) {
    new_task_queue = [] { return new NoQueue; };  // the library deletes it
    set_tcp_nodelay(true);
    // The library's own choice is SO_REUSEPORT: two services would share a port without a word.
    set_socket_options([](socket_t socket) {
      const int on = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
  }

  Accepting(const Accepting&) = delete;
  Accepting& operator=(const Accepting&) = delete;

  ~Accepting() override {
    // The library closes its socket at the end of its loop, and only there.
    if (!served_ && svr_sock_ != INVALID_SOCKET) ::close(svr_sock_);
  }

  // The port, or 0 with the reason in errno. host is an address in numbers: names would be looked
  // up.
  int bind(const std::string& host, int port) {
    errno = 0;
    const int bound = port == 0 ? bind_to_any_port(host, AI_NUMERICHOST)
                                : (bind_to_port(host, port, AI_NUMERICHOST) ? port : -1);
    if (bound <= 0 || ::listen(svr_sock_, listen_backlog) != 0) return 0;
    return bound;
  }

  void serve() {
    served_ = true;
    listen_after_bind();
  }

 private:
  bool process_and_close_socket(socket_t socket) override {
    on_socket_(socket);
    return true;
  }

  const Listener::OnSocket& on_socket_;
  bool served_ = false;
};

base::Error cannot_listen(const std::string& host, int port, int error) {
  switch (error) {
    case EADDRINUSE:
      return {base::Errc::conflict,
              fmt::format("port {} on {} is already used by another program", port, host)};
    case EACCES:
      return {
          base::Errc::denied,
          fmt::format("this user may not listen on port {} (ports below 1024 need rights)", port)};
    case 0:
    case EADDRNOTAVAIL:
      return {base::Errc::invalid,
              fmt::format("{} is no address of this machine (write it in numbers, as in 127.0.0.1)",
                          host)};
    default:
      return {base::Errc::unavailable,
              fmt::format("cannot listen on {}:{}: {}",
                          host,
                          port,
                          std::error_code(error, std::generic_category()).message())};
  }
}

}  // namespace

struct Listener::Parts {
  std::string host{};
  int port = 0;
  OnSocket on_socket{};
  std::mutex mutex{};  // guards server against stop() while it is replaced
  std::unique_ptr<Accepting> server{};
  const Accepting* interrupted = nullptr;
  std::atomic<bool> stopping = false;
  std::atomic<bool> ended = false;
  std::thread thread{};

  base::Status bind();
  void serve();
  void interrupt();
};

base::Status Listener::Parts::bind() {
  auto fresh = std::make_unique<Accepting>(on_socket);
  const int bound = fresh->bind(host, port);
  if (bound == 0) return cannot_listen(host, port, errno);
  const std::lock_guard lock(mutex);
  if (port == 0) port = bound;
  server = std::move(fresh);
  return base::Nothing{};
}

// The library gives up its socket at the first error of accept() it does not know.
void Listener::Parts::serve() {
  bool open = true;
  while (!stopping) {
    if (open) server->serve();
    if (stopping) break;
    base::log(base::Level::error, "door.reopening", {{"port", port}});
    std::this_thread::sleep_for(reopen_pause);
    open = bind().ok();
  }
  ended = true;
}

void Listener::Parts::interrupt() {
  const std::lock_guard lock(mutex);
  if (interrupted == server.get() || !server->is_running()) return;
  interrupted = server.get();  // a second stop() of the same loop is an assertion of the library
  server->stop();
}

base::Result<std::unique_ptr<Listener>> Listener::open(const std::string& host,
                                                       int port,
                                                       OnSocket on_socket) {
  auto parts = std::make_unique<Parts>();
  parts->host = host;
  parts->port = port;
  parts->on_socket = std::move(on_socket);
  if (auto bound = parts->bind(); !bound.ok()) return bound.error();
  auto* running = parts.get();
  parts->thread = std::thread([running] { running->serve(); });
  return std::unique_ptr<Listener>(new Listener(std::move(parts)));
}

Listener::Listener(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

int Listener::port() const {
  return parts_->port;
}

void Listener::stop() {
  if (!parts_->thread.joinable()) return;
  parts_->stopping = true;
  // The library ignores a stop that comes before its loop has begun: asked until it has ended.
  while (!parts_->ended) {
    parts_->interrupt();
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  parts_->thread.join();
}

Listener::~Listener() {
  stop();
}

}  // namespace door
