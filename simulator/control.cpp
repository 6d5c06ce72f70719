#include "simulator/control.hpp"

#include <charconv>

#include <nlohmann/json.hpp>

#include "base/json.hpp"

namespace simulator {
namespace {

constexpr std::size_t segments_max = 6;

Segments segments_of(std::string_view path) {
  Segments segments;
  while (!path.empty() && segments.size() < segments_max) {
    path.remove_prefix(path.front() == '/' ? 1 : 0);
    const auto end = std::min(path.find('/'), path.size());
    if (end > 0) segments.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

int status_of(base::Errc code) {
  switch (code) {
    case base::Errc::not_found:
      return 404;
    case base::Errc::conflict:
      return 409;
    case base::Errc::invalid:
    case base::Errc::denied:
    case base::Errc::throttled:
    case base::Errc::timed_out:
    case base::Errc::unavailable:
    case base::Errc::rejected:
    case base::Errc::corrupt:
      return 400;
  }
  return 400;
}

}  // namespace

ControlAnswer control_ok(const nlohmann::ordered_json& body) {
  return {200, base::to_text(body)};
}

ControlAnswer control_error(int status, std::string_view sentence) {
  return {status, base::to_text({{"error", sentence}})};
}

ControlAnswer control_error(const base::Error& error) {
  return control_error(status_of(error.code), error.what);
}

std::int64_t query_number(const ControlRequest& request, const char* name, std::int64_t fallback) {
  const auto found = request.query.find(name);
  if (found == request.query.end()) return fallback;
  const auto& text = found->second;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : fallback;
}

ControlAnswer control(const ControlPlace& place, const ControlRequest& request) {
  auto segments = segments_of(request.path);
  if (segments.empty() || segments.front() != "sim") return control_error(404, "no such path");
  segments.erase(segments.begin());
  for (auto* part : {&control_people, &control_platform, &control_webhook}) {
    if (auto answer = (*part)(place, request, segments)) return *answer;
  }
  return control_error(404, "no such path: " + request.path);
}

}  // namespace simulator
