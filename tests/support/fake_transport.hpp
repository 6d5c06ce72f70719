// A transport that answers from a script and remembers what was asked. It refuses every host but
// this machine's, so that no test can reach the real platform by mistake. Safe from any thread.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "zalo-api/http_transport.hpp"

namespace support {

zalo::HttpResponse json_answer(std::string_view body, int status = 200);

class FakeTransport final : public zalo::HttpTransport {
 public:
  using Answer = base::Result<zalo::HttpResponse>;

  // The next call whose URL contains `part` gets this answer; several are given out in order. When
  // none is left the last one said with always() is given, else Errc::unavailable.
  void once(std::string_view part, const Answer& answer);
  void always(std::string_view part, const Answer& answer);
  void allow_host(std::string_view host);
  // Called before each answer, outside the lock: a test may hold threads here.
  void before_answer(std::function<void(const zalo::HttpRequest&)> hook);

  base::Result<zalo::HttpResponse> send(const zalo::HttpRequest& request) override;

  std::vector<zalo::HttpRequest> requests() const;
  std::size_t calls(std::string_view part) const;  // how many URLs contained it

 private:
  Answer take_answer(const zalo::HttpRequest& request);

  mutable std::mutex mutex_{};
  std::map<std::string, std::deque<Answer>> once_{};
  std::map<std::string, Answer> always_{};
  std::set<std::string> hosts_{};
  std::vector<zalo::HttpRequest> requests_{};
  std::function<void(const zalo::HttpRequest&)> hook_{};
};

}  // namespace support
