#include "simulator/keeper.hpp"

#include "base/log.hpp"
#include "base/text_file.hpp"
#include "simulator/state_file.hpp"

namespace simulator {

Keeper::Keeper(std::filesystem::path path, Simulator& simulator)
    : path_(std::move(path)), simulator_(simulator) {}

base::Status Keeper::load() {
  if (path_.empty() || !std::filesystem::exists(path_)) return base::Nothing{};
  const auto text = base::read_text_file(path_);
  if (!text) return text.error();
  base::Result<base::Duration> offset = base::Duration{0};
  simulator_.use(
      [&](Platform& platform, base::TimePoint) { offset = restore_state(platform, *text); });
  if (!offset) return offset.error();
  simulator_.jump(*offset);
  return base::Nothing{};
}

void Keeper::save() {
  if (path_.empty()) return;
  const std::lock_guard lock(mutex_);
  std::string text;
  simulator_.read([&](const Platform& platform, base::TimePoint) {
    text = state_to_text(platform, simulator_.clock_offset());
  });
  if (!write_state_file(path_, text)) base::log(base::Level::error, "simulator.state_not_saved");
}

void Keeper::save_after(const std::string& request_path) {
  const bool matters = request_path == "/v4/oa/access_token" || request_path == "/sim/tokens" ||
                       request_path == "/sim/people";
  if (matters) save();
}

}  // namespace simulator
