#include "console/surveys/round_words.hpp"

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using surveys::RoundState;

struct StateWords {
  std::string_view vi{};
  std::string_view en{};
};

StateWords words_of(RoundState state) {
  switch (state) {
    case RoundState::draft:
      return {"Đang lập", "Being planned"};
    case RoundState::to_approve:
      return {"Chờ duyệt", "Waiting for approval"};
    case RoundState::scheduled:
      return {"Đã lên lịch", "Scheduled"};
    case RoundState::sending:
      return {"Đang chạy", "Running"};
    case RoundState::paused:
      return {"Tạm dừng", "Paused"};
    case RoundState::closing:
      return {"Chờ trả lời nốt", "Letting people finish"};
    case RoundState::closed:
      return {"Đã kết thúc", "Ended"};
    case RoundState::cancelled:
      return {"Đã hủy", "Cancelled"};
  }
  return {};
}

}  // namespace

ordered_json words_json(std::string_view vi, std::string_view en) {
  return {{"vi", vi}, {"en", en}};
}

ordered_json maybe_iso(const std::optional<base::TimePoint>& at) {
  return at ? ordered_json(base::format_iso(*at)) : ordered_json(nullptr);
}

ordered_json state_words(RoundState state) {
  const auto words = words_of(state);
  return words_json(words.vi, words.en);
}

std::string field_name(std::string_view field) {
  return field.empty() ? "Chưa rõ lĩnh vực" : std::string{field};
}

}  // namespace console
