// Slow clients, late answers, full houses and the end of the door.
#include <atomic>
#include <mutex>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>

#include <doctest/doctest.h>

#include "base/metrics.hpp"
#include "bot/door/door.hpp"
#include "tests/unit/door/raw_client.hpp"
#include "tests/unit/door/test_door.hpp"

using namespace std::chrono_literals;
using door_tests::body_of;
using door_tests::open_door;
using door_tests::RawClient;
using door_tests::status_for;
using door_tests::status_of;

namespace {

const std::string get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
const std::string get_once = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

using Clients = std::vector<std::unique_ptr<RawClient>>;

Clients many_clients(int port, int count, std::string_view first_bytes) {
  Clients clients;
  for (int i = 0; i < count; ++i) {
    clients.push_back(std::make_unique<RawClient>(port));
    clients.back()->send(first_bytes);
  }
  return clients;
}

bool soon(const std::function<bool()>& holds) {
  for (int i = 0; i < 500; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

std::chrono::milliseconds time_for(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                               start);
}

// Keeps answerers until the test calls them: our own side takes its time.
struct Drawer {
  std::mutex mutex{};
  std::vector<door::Answerer> answerers{};

  door::OnRequest on_request() {
    return [this](const door::RawRequest&, door::Answerer answer) {
      const std::lock_guard lock(mutex);
      answerers.push_back(std::move(answer));
    };
  }

  void answer(std::size_t which, const std::string& body) {
    door::Answerer answerer;
    {
      const std::lock_guard lock(mutex);
      answerer = answerers.at(which);
    }
    answerer({.body = body});
  }

  std::size_t count() {
    const std::lock_guard lock(mutex);
    return answerers.size();
  }
};

}  // namespace

TEST_CASE("an answer may come later, from another thread") {
  Drawer drawer;
  const auto door = open_door({}, drawer.on_request());
  RawClient client(door->port());
  client.send(get);
  REQUIRE(soon([&] { return drawer.count() == 1; }));
  std::thread([&] { drawer.answer(0, "late"); }).join();
  CHECK(body_of(client.read_answer()) == "late");
}

TEST_CASE("only the first answer counts, also for the next request of the connection") {
  Drawer drawer;
  const auto door = open_door({}, drawer.on_request());
  RawClient client(door->port());
  client.send(get);
  REQUIRE(soon([&] { return drawer.count() == 1; }));
  drawer.answer(0, "first");
  CHECK(body_of(client.read_answer()) == "first");
  client.send(get);
  REQUIRE(soon([&] { return drawer.count() == 2; }));
  drawer.answer(0, "again");
  drawer.answer(1, "second");
  CHECK(body_of(client.read_answer()) == "second");
}

TEST_CASE("a client whose answer never comes is told 503") {
  Drawer drawer;
  door::DoorOptions options;
  options.limits.answer_time = 100ms;
  const auto door = open_door(options, drawer.on_request());
  RawClient client(door->port());
  client.send(get);
  CHECK(status_of(client.read_answer()) == 503);
  CHECK(client.is_closed_within(2s));
  drawer.answer(0, "too late");  // must not harm
}

TEST_CASE("a client that leaves while we think does no harm") {
  Drawer drawer;
  const auto door = open_door({}, drawer.on_request());
  {
    RawClient client(door->port());
    client.send(get);
    REQUIRE(soon([&] { return drawer.count() == 1; }));
    client.reset();
  }
  drawer.answer(0, "to nobody");
  RawClient next(door->port());
  next.send(get);
  REQUIRE(soon([&] { return drawer.count() == 2; }));
  drawer.answer(1, "to somebody");
  CHECK(body_of(next.read_answer()) == "to somebody");
}

TEST_CASE("a hundred clients that trickle bytes hold nobody up") {
  door::DoorOptions options;
  options.workers = 1;
  const auto door = open_door(options);
  const auto slow = many_clients(door->port(), 100, "POST / HTTP/1.1\r\nHos");
  const auto took = time_for([&] { CHECK(status_for(door->port(), get_once) == 200); });
  CHECK(took < 3s);
}

TEST_CASE("a request has a time limit as a whole, however the bytes trickle in") {
  door::DoorOptions options;
  options.limits.request_time = 300ms;
  const auto door = open_door(options);
  RawClient client(door->port());
  std::string answer;
  const auto took = time_for([&] {
    for (int i = 0; i < 100 && answer.empty(); ++i) {
      client.send(i == 0 ? "GET /" : "a");
      answer = client.read_answer(20ms);
    }
  });
  CHECK(status_of(answer) == 408);
  CHECK(took < 2s);
}

TEST_CASE("whoever may send more may also take longer, and nobody else") {
  door::DoorOptions options;
  options.limits.request_time = 300ms;
  options.limits.body_bytes = 10;
  options.limits.larger_body = [](const door::RawRequest& head) {
    const bool known = head.path == "/known";
    return known ? door::BodyLimit{100, 5s} : door::BodyLimit{.refusal = 401};
  };
  const auto door = open_door(options);
  const auto slowly = [&](const std::string& path) {
    RawClient client(door->port());
    client.send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n");
    std::string answer;
    for (int i = 0; i < 20 && answer.empty(); ++i) {
      client.send("a");
      answer = client.read_answer(30ms);
    }
    return status_of(answer);
  };
  CHECK(slowly("/known") == 200);
  CHECK(slowly("/unknown") == 401);
}

TEST_CASE("a client that says nothing is let go without a word") {
  door::DoorOptions options;
  options.limits.request_time = 100ms;
  const auto door = open_door(options);
  RawClient client(door->port());
  CHECK(client.read_all(2s).empty());
}

TEST_CASE("a connection idle between two requests is closed after its time") {
  door::DoorOptions options;
  options.limits.idle_time = 100ms;
  const auto door = open_door(options);
  RawClient client(door->port());
  client.send(get);
  CHECK(status_of(client.read_answer()) == 200);
  CHECK(client.is_closed_within(2s));
}

TEST_CASE("a client that does not take its answer holds no worker and is let go") {
  const std::string large(32 * 1024 * 1024, 'x');
  door::DoorOptions options;
  options.workers = 1;
  options.limits.write_time = 500ms;
  const auto door = open_door(options, [&](const door::RawRequest& request, const auto& answer) {
    answer({.body = request.path == "/large" ? large : "small"});
  });
  RawClient deaf(door->port());
  deaf.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  RawClient other(door->port());
  other.send(get);
  CHECK(body_of(other.read_answer()) == "small");
  std::this_thread::sleep_for(800ms);
  CHECK(deaf.read_all(1s).size() < large.size());
}

TEST_CASE("a large answer arrives whole") {
  const std::string large(8 * 1024 * 1024, 'x');
  const auto door =
      open_door({}, [&](const door::RawRequest&, const auto& answer) { answer({.body = large}); });
  RawClient client(door->port());
  client.send(get);
  CHECK(body_of(client.read_answer()) == large);
}

TEST_CASE("when all seats are taken, the one who has kept us waiting longest leaves") {
  base::Metrics metrics;
  door::DoorOptions options;
  options.metrics = &metrics;
  options.limits.connections = 4;
  const auto door = open_door(options);
  auto slow = many_clients(door->port(), 4, "GET /");
  REQUIRE(soon([&] { return metrics.value("langnghe_door_connections{door=\"door\"}") == 4; }));
  CHECK(status_for(door->port(), get_once) == 200);
  CHECK(slow.front()->is_closed_within(2s));
  slow.back()->send(" HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(status_of(slow.back()->read_answer()) == 200);
  CHECK(metrics.value("langnghe_door_evicted_total{door=\"door\"}") >= 1);
}

TEST_CASE("requests beyond the queue are told to come back") {
  std::atomic<bool> go = false;
  base::Metrics metrics;
  door::DoorOptions options;
  options.metrics = &metrics;
  options.workers = 1;
  options.limits.waiting = 2;
  const auto door = open_door(options, [&](const door::RawRequest&, const door::Answerer& answer) {
    while (!go) std::this_thread::sleep_for(1ms);
    answer({});
  });
  auto clients = many_clients(door->port(), 8, get);
  int refused = 0;
  CHECK(soon([&] {
    return metrics.value("langnghe_door_refused_total{door=\"door\",status=\"503\"}") >= 5;
  }));
  go = true;
  for (auto& client : clients) {
    const auto answer = client->read_answer();
    if (status_of(answer) == 503) {
      ++refused;
      CHECK(door_tests::has_line(answer, "Retry-After: 1"));
    } else {
      CHECK(status_of(answer) == 200);
    }
  }
  CHECK(refused >= 5);
  CHECK(refused <= 6);
}

TEST_CASE("a burst of clients is served to the last one") {
  const auto door = open_door();
  auto clients = many_clients(door->port(), 200, get_once);
  int served = 0;
  for (auto& client : clients) served += status_of(client->read_answer()) == 200 ? 1 : 0;
  CHECK(served == 200);
}

TEST_CASE("a second door on the same port is refused with one clear sentence") {
  const auto door = open_door();
  door::DoorOptions options;
  options.port = door->port();
  const auto second = door::Door::open(options, door_tests::echo);
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().code == base::Errc::conflict);
  CHECK(second.error().what == "port " + std::to_string(door->port()) +
                                   " on 127.0.0.1 is already used by another program");
}

TEST_CASE("an address that is not ours is refused with one clear sentence") {
  for (const auto* host : {"192.0.2.1", "no.such.name"}) {
    door::DoorOptions options;
    options.host = host;
    const auto door = door::Door::open(options, door_tests::echo);
    REQUIRE_FALSE(door.ok());
    CHECK(door.error().what == std::string{host} +
                                   " is no address of this machine (write it in numbers, as in "
                                   "127.0.0.1)");
  }
}

TEST_CASE("a port can be opened again at once after the door has closed") {
  auto door = open_door();
  const int port = door->port();
  CHECK(status_for(port, get_once) == 200);
  door.reset();
  door::DoorOptions options;
  options.port = port;
  const auto again = open_door(options);
  CHECK(status_for(port, get_once) == 200);
}

TEST_CASE("stopping is quick, whatever idle and slow clients do") {
  auto door = open_door();
  const auto idle = many_clients(door->port(), 20, get);
  const auto slow = many_clients(door->port(), 20, "GET /");
  for (const auto& client : idle) CHECK(status_of(client->read_answer()) == 200);
  CHECK(time_for([&] { door->stop(); }) < 2s);
}

TEST_CASE("a request in progress is answered while the door stops") {
  Drawer drawer;
  auto door = open_door({}, drawer.on_request());
  RawClient client(door->port());
  client.send(get);
  REQUIRE(soon([&] { return drawer.count() == 1; }));
  std::thread late([&] {
    std::this_thread::sleep_for(200ms);
    drawer.answer(0, "in time");
  });
  door->stop();
  late.join();
  CHECK(body_of(client.read_answer()) == "in time");
}

TEST_CASE("a door whose answers never come stops after its time, and a later answer does no harm") {
  Drawer drawer;
  door::DoorOptions options;
  options.limits.stop_time = 200ms;
  auto door = open_door(options, drawer.on_request());
  RawClient client(door->port());
  client.send(get);
  REQUIRE(soon([&] { return drawer.count() == 1; }));
  CHECK(time_for([&] { door->stop(); }) < 2s);
  door.reset();
  drawer.answer(0, "nobody is here");
}

TEST_CASE("a listening socket that breaks is opened again") {
  const auto door = open_door();
  for (int fd = 3; fd < 256; ++fd) {
    int listening = 0;
    socklen_t size = sizeof listening;
    sockaddr_in address{};
    socklen_t address_size = sizeof address;
    if (::getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) != 0) continue;
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &address_size);
    if (listening == 1 && ntohs(address.sin_port) == door->port()) ::shutdown(fd, SHUT_RDWR);
  }
  CHECK(soon([&] { return status_for(door->port(), get_once) == 200; }));
}
