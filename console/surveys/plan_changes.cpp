#include "console/surveys/plan_changes.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "office/surveys/round_plan.hpp"

namespace console {
namespace {

// Members of the plan (office/surveys/round_plan.hpp).
constexpr std::array<PlanPart, 10> plan_parts{{{"list", "danh sách"},
                                               {"sample", "mẫu"},
                                               {"sending", "giờ và nhịp gửi"},
                                               {"after_result_days", "số ngày sau khi trả kết quả"},
                                               {"reminder", "nhắc lại"},
                                               {"repeat", "lặp lại"},
                                               {"words", "lời nhắn"},
                                               {"templates", "tin mẫu"},
                                               {"charged", "tin có phí"},
                                               {"budget", "kinh phí"}}};

}  // namespace

std::vector<PlanPart> changed_parts(const storage::KeptRound& before,
                                    const storage::KeptRound& after) {
  std::vector<PlanPart> parts;
  const auto& old = before.round;
  const auto& now = after.round;
  if (old.name != now.name) parts.push_back({"name", "tên đợt"});
  if (old.questionnaire != now.questionnaire || old.version != now.version)
    parts.push_back({"questionnaire", "bộ câu hỏi"});
  if (old.anonymous != now.anonymous) parts.push_back({"anonymous", "ẩn danh"});
  if (old.opens != now.opens) parts.push_back({"opens", "ngày giờ bắt đầu"});
  if (old.closes != now.closes) parts.push_back({"closes", "ngày giờ kết thúc"});
  const auto old_plan = surveys::to_json(surveys::plan_of(before.plan));
  const auto new_plan = surveys::to_json(surveys::plan_of(after.plan));
  for (const auto& part : plan_parts) {
    const std::string code{part.code};
    if (old_plan.at(code) != new_plan.at(code)) parts.push_back(part);
  }
  return parts;
}

std::string named_in_words(const std::vector<PlanPart>& parts) {
  std::string words;
  for (const auto& part : parts) words.append(words.empty() ? "" : ", ").append(part.vi);
  return words;
}

}  // namespace console
