#include "console/tries.hpp"

#include <algorithm>
#include <vector>

namespace console {
namespace {

constexpr std::size_t address_letters_max = 45;  // of an IPv6 address with an IPv4 one in it
constexpr std::size_t groups = 8;
constexpr std::size_t network_groups = 4;

bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1";
}

std::vector<std::string_view> groups_in(std::string_view part) {
  std::vector<std::string_view> found;
  while (!part.empty()) {
    const auto end = std::min(part.find(':'), part.size());
    found.push_back(part.substr(0, end));
    part.remove_prefix(std::min(end + 1, part.size()));
  }
  return found;
}

std::string network_of(std::string_view address) {
  if (address.find(':') == std::string_view::npos) return std::string{address};
  const auto gap = address.find("::");
  auto written = groups_in(address.substr(0, gap));
  if (gap != std::string_view::npos) {
    const auto rest = groups_in(address.substr(gap + 2));
    const auto known = std::min(written.size() + rest.size(), groups);
    written.insert(written.end(), groups - known, "0");
    written.insert(written.end(), rest.begin(), rest.end());
  }
  written.resize(network_groups, "0");
  std::string network;
  for (const auto group : written) network += std::string{group} + ":";
  return network;
}

std::string_view last_named(std::string_view list) {
  const auto comma = list.rfind(',');
  auto last = comma == std::string_view::npos ? list : list.substr(comma + 1);
  while (last.starts_with(' ')) last.remove_prefix(1);
  while (last.ends_with(' ')) last.remove_suffix(1);
  return last;
}

}  // namespace

std::optional<std::chrono::seconds> Tries::count(const std::string& who, base::TimePoint now) {
  const std::lock_guard lock(mutex_);
  if (windows_.size() >= rule_.remembered && !windows_.contains(who)) make_room(now);
  auto& window = windows_[who];
  if (window.tries == 0 || now - window.since >= rule_.window) window = {now, 0};
  if (window.tries < rule_.most) {
    ++window.tries;
    return std::nullopt;
  }
  const auto left = window.since + rule_.window - now;
  return std::max(std::chrono::ceil<std::chrono::seconds>(left), std::chrono::seconds{1});
}

std::size_t Tries::remembered() const {
  const std::lock_guard lock(mutex_);
  return windows_.size();
}

void Tries::make_room(base::TimePoint now) {
  std::erase_if(windows_, [&](const auto& one) { return now - one.second.since >= rule_.window; });
  if (windows_.size() < rule_.remembered) return;
  const auto oldest =
      std::min_element(windows_.begin(), windows_.end(), [](const auto& left, const auto& right) {
        return left.second.since < right.second.since;
      });
  windows_.erase(oldest);
}

std::string asker_of(const door::RawRequest& request) {
  const auto named = last_named(door::header_of(request, "X-Forwarded-For"));
  const bool by_proxy =
      is_loopback(request.peer) && !named.empty() && named.size() <= address_letters_max;
  return network_of(by_proxy ? named : std::string_view{request.peer});
}

}  // namespace console
