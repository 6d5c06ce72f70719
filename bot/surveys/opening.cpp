#include "bot/surveys/opening.hpp"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "office/surveys/questionnaire_names.hpp"
#include "templates/engine/format.hpp"

namespace bot {
namespace {

// What the linter refuses as codes, since a flow begins with it.
static_assert(surveys::is_one_of(surveys::begun_with, invitation_words));
static_assert(surveys::is_one_of(surveys::begun_with, reminder_words));
static_assert(surveys::is_one_of(surveys::begun_with, thanks_words));
static_assert(surveys::is_one_of(surveys::begun_with, is_reminder));
static_assert(surveys::is_one_of(surveys::begun_with, pressed_choice));

// In the middle of a sentence.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> general{
    {{"thu_tuc", "thủ tục hành chính"},
     {"don_vi", "cơ quan đã phục vụ Ông/Bà"},
     {"ma_pa", "phản ánh của Ông/Bà"},
     {"ngay_tra", "vừa qua"}}};

std::string general_word(std::string_view fact) {
  for (const auto& [known, word] : general) {
    if (known == fact) return std::string{word};
  }
  return "thủ tục vừa qua";
}

std::string filled(const std::string& own, const std::string& usual, const base::Values& facts) {
  if (!own.empty()) {
    if (auto said = templates::fill(own, facts); said && !said->empty()) return *said;
  }
  auto said = templates::fill(usual, facts);
  return said ? *said : usual;
}

base::Values row_of(std::string_view facts) {
  const auto json = base::parse_json(facts, {.comments = false});
  return json && json->is_object() ? base::values_from_json(*json) : base::Values{};
}

}  // namespace

base::Values facts_in(const surveys::Questionnaire& questionnaire, std::string_view facts) {
  const auto row = row_of(facts);
  base::Values values;
  for (const auto& fact : questionnaire.facts) {
    const auto known = base::text_of(row, fact);
    values[fact] = known.empty() ? general_word(fact) : known;
  }
  return values;
}

base::Values opening_values(const surveys::Questionnaire& questionnaire,
                            std::string_view facts,
                            const surveys::RoundWords& words) {
  auto values = facts_in(questionnaire, facts);
  const auto invitation = filled(words.invitation, questionnaire.invitation, values);
  const auto reminder = filled(words.reminder, std::string{usual_reminder()}, values);
  const auto thanks = filled(words.thanks, questionnaire.thanks, values);
  values[invitation_words] = invitation;
  values[reminder_words] = reminder;
  values[thanks_words] = thanks;
  values[is_reminder] = std::string{"0"};
  values[pressed_choice] = std::string{};
  return values;
}

base::Values template_values(const surveys::Questionnaire& questionnaire,
                             std::string_view facts,
                             const surveys::RoundWords& words) {
  auto values = opening_values(questionnaire, facts, words);
  values.merge(row_of(facts));
  return values;
}

std::vector<std::string> always_known(const surveys::Questionnaire& questionnaire) {
  std::vector<std::string> names;
  const auto values = opening_values(questionnaire, "{}", {});
  for (const auto& [name, value] : values) {
    if (!base::text_of(values, name).empty()) names.push_back(name);
  }
  return names;
}

std::string_view anonymous_notice() {
  return "Khảo sát ẩn danh: cán bộ không xem được ai đã trả lời gì. Khi đợt kết thúc, hệ thống xóa "
         "mối liên hệ giữa câu trả lời và Ông/Bà, chỉ còn giữ việc đã mời. Tin nhắn trên Zalo do "
         "Zalo lưu.";
}

std::string_view usual_reminder() {
  return "Mấy hôm trước hệ thống có mời Ông/Bà trả lời vài câu hỏi ngắn. Nếu Ông/Bà có thời gian, "
         "xin trả lời giúp; đây là lần nhắc duy nhất.";
}

}  // namespace bot
