#include "tests/support/fake_transport.hpp"

#include <algorithm>

#include "zalo-api/url.hpp"

namespace support {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

zalo::HttpResponse json_answer(std::string_view body, int status) {
  return {.status = status,
          .headers = {{"content-type", "application/json"}},
          .body = std::string{body}};
}

void FakeTransport::once(std::string_view part, const Answer& answer) {
  const std::lock_guard lock(mutex_);
  once_[std::string{part}].push_back(answer);
}

void FakeTransport::always(std::string_view part, const Answer& answer) {
  const std::lock_guard lock(mutex_);
  always_.insert_or_assign(std::string{part}, answer);
}

void FakeTransport::allow_host(std::string_view host) {
  const std::lock_guard lock(mutex_);
  hosts_.emplace(host);
}

void FakeTransport::before_answer(std::function<void(const zalo::HttpRequest&)> hook) {
  const std::lock_guard lock(mutex_);
  hook_ = std::move(hook);
}

base::Result<zalo::HttpResponse> FakeTransport::send(const zalo::HttpRequest& request) {
  std::function<void(const zalo::HttpRequest&)> hook;
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
    hook = hook_;
  }
  if (hook) hook(request);
  return take_answer(request);
}

FakeTransport::Answer FakeTransport::take_answer(const zalo::HttpRequest& request) {
  const std::lock_guard lock(mutex_);
  const auto url = zalo::parse_url(request.url);
  if (!url) return base::Error{base::Errc::invalid, "not an address"};
  if (!zalo::is_loopback(*url) && hosts_.count(url->host) == 0) {
    return base::Error{base::Errc::denied, "a test called " + url->host};
  }
  for (auto& [part, answers] : once_) {
    if (answers.empty() || !contains(request.url, part)) continue;
    const Answer answer = answers.front();
    answers.pop_front();
    return answer;
  }
  for (const auto& [part, answer] : always_) {
    if (contains(request.url, part)) return answer;
  }
  return base::Error{base::Errc::unavailable, "nothing scripted for " + url->target};
}

std::vector<zalo::HttpRequest> FakeTransport::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

std::size_t FakeTransport::calls(std::string_view part) const {
  const std::lock_guard lock(mutex_);
  const auto count = std::count_if(requests_.begin(), requests_.end(), [&](const auto& request) {
    return contains(request.url, part);
  });
  return static_cast<std::size_t>(count);
}

}  // namespace support
