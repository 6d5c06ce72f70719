// One HTTPS connection to the service's webhook, as the platform opens it: certificate checked, two
// seconds for an answer. One thread per object.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "simulator/publish.hpp"

namespace httplib {
class Client;
}

namespace simulator {

struct WebhookAddress {
  std::string origin{};  // "https://127.0.0.1:8443"
  std::string path{};    // "/zalo/webhook"
  std::string ca_file{};
};

// url: http or https, a host, a path. An Error says what is wrong in one sentence.
base::Result<WebhookAddress> webhook_address(const std::string& url, const std::string& ca_file);

struct Posting {
  std::string body{};
  std::map<std::string, std::string> headers{};
};

class WebhookPost {
 public:
  explicit WebhookPost(const WebhookAddress& address);
  ~WebhookPost();
  WebhookPost(const WebhookPost&) = delete;
  WebhookPost& operator=(const WebhookPost&) = delete;

  DeliveryReport post(const Posting& posting);
  DeliveryReport deliver(const Delivery& delivery);

 private:
  WebhookAddress address_;
  std::unique_ptr<httplib::Client> client_;
  std::chrono::steady_clock::time_point last_used_{};
};

}  // namespace simulator
