// One listening address with its threads: HTTP, or HTTPS when a certificate is given. Every request
// goes to one function. Started and stopped by one thread; the function runs on many.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "base/result.hpp"

namespace httplib {
class Server;
struct Request;
struct Response;
}  // namespace httplib

namespace simulator {

struct ListenerSettings {
  std::string host{};
  int port = 0;                    // 0: any free one
  std::string certificate_file{};  // "" means plain HTTP
  std::string key_file{};
  std::size_t threads = 0;
  std::size_t body_bytes_max = 0;
};

// "127.0.0.1:9443"; an Error says what is wrong in one sentence.
base::Result<ListenerSettings> parse_address(const std::string& address);

class Listener {
 public:
  using Answer = std::function<void(const httplib::Request&, httplib::Response&)>;

  explicit Listener(ListenerSettings settings);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  // Takes the port; returns its number, or an Error in one sentence.
  base::Result<int> bind(const Answer& answer);
  void start();

  const std::string& host() const { return settings_.host; }

  // Ends open connections and joins the threads.
  void stop();

 private:
  void configure();

  ListenerSettings settings_;
  std::unique_ptr<httplib::Server> server_{};
  std::thread thread_{};
  int socket_ = -1;
};

}  // namespace simulator
