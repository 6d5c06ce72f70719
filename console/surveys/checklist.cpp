#include "console/surveys/checklist.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "console/ready_texts.hpp"
#include "console/surveys/plan_words.hpp"
#include "console/surveys/questionnaire_view.hpp"
#include "console/surveys/round_view.hpp"
#include "console/surveys/sample_view.hpp"
#include "console/surveys/template_fields.hpp"
#include "office/surveys/questionnaire_limits.hpp"
#include "storage/ready_texts.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

Check list_check(const Drawn& drawn, const storage::KeptRound& kept) {
  if (kept.list == 0) {
    return {"list", false, "Chưa chọn danh sách người được hỏi.", "No list of people is chosen."};
  }
  const auto people = drawn.round ? drawn.round->people : 0;
  return {"list",
          people > 0,
          fmt::format("Danh sách có {} người có thể hỏi.", people),
          fmt::format("{} people of the list may be asked.", people)};
}

Check questionnaire_check(const Visit& visit, const std::optional<surveys::Questionnaire>& asked) {
  const bool clean = asked && !surveys::has_mistake(findings_of(visit, *asked));
  if (clean)
    return {"questionnaire", true, "Bộ câu hỏi không có lỗi.", "The questionnaire is right."};
  return {"questionnaire",
          false,
          "Bộ câu hỏi còn lỗi: mở trang thiết kế để sửa.",
          "The questionnaire has mistakes: mend them in the designer."};
}

Check schedule_check(const Visit& visit, const storage::KeptRound& kept, const Drawn& drawn) {
  const auto terms = round_terms(visit, kept);
  if (surveys::mistake_in(terms.rules) || kept.round.closes <= visit.now) {
    return {"schedule", false, "Lịch gửi chưa đúng.", "The schedule is not right."};
  }
  const auto estimate = estimate_of(terms, kept.round, drawn.due(), visit.now);
  if (estimate.fits < drawn.sendable()) {
    return {
        "schedule",
        false,
        fmt::format("Chỉ đủ giờ gửi {} trong {} tin trước khi đợt kết thúc.",
                    estimate.fits,
                    drawn.sendable()),
        fmt::format("There is time for {} of {} messages only.", estimate.fits, drawn.sendable())};
  }
  return {"schedule", true, "Gửi hết trước khi đợt kết thúc.", "All is sent before the end."};
}

Check words_check(const std::optional<surveys::Questionnaire>& asked,
                  const surveys::RoundPlan& plan) {
  const bool right = asked && mistakes_in_words(plan.words, *asked).empty();
  if (right) return {"words", true, "Lời nhắn dùng đúng các chỗ điền.", "The words are right."};
  return {"words",
          false,
          "Lời nhắn có chỗ điền mà bộ câu hỏi không biết.",
          "The words name a fact that the questionnaire does not know."};
}

Check consent_check(const Drawn& drawn) {
  const auto left = drawn.round ? drawn.round->left(surveys::NotDrawn::no_consent) +
                                      drawn.round->left(surveys::NotDrawn::opted_out)
                                : 0;
  return {"consent",
          true,
          fmt::format("Chỉ hỏi người đã đồng ý nhận khảo sát; {} người được để ra.", left),
          fmt::format("Only people who agreed to surveys are asked; {} are left out.", left)};
}

Check budget_check(const Drawn& drawn, const surveys::RoundPlan& plan) {
  const auto invitations = drawn.round ? drawn.round->reach.price() : 0;
  const auto reminders = drawn.round ? reminders_price(*drawn.round, plan) : 0;
  return {"budget",
          invitations + reminders <= plan.budget,
          fmt::format("Dự kiến lời mời {} đồng, tin nhắc {} đồng; kinh phí {} đồng.",
                      invitations,
                      reminders,
                      plan.budget),
          fmt::format("Foreseen: {} dong for invitations, {} for reminders; {} allowed.",
                      invitations,
                      reminders,
                      plan.budget)};
}

Check wrong_template(const std::string& number, std::string_view vi, std::string_view en) {
  return {"templates",
          false,
          fmt::format("Mẫu tin {} {}.", number, vi),
          fmt::format("Template {} {}.", number, en)};
}

// A template goes with every field filled, or the whole round stops (bot/surveys/handing).
std::optional<Check> gap_in(storage::Tx& tx,
                            const Visit& visit,
                            const storage::KeptRound& kept,
                            const storage::ReadyText& text) {
  const auto asked = find_questionnaire(tx, kept.round.questionnaire, kept.round.version);
  if (!asked) return std::nullopt;  // has a line of its own
  const auto chosen = zbs_of(text);
  if (!chosen)
    return wrong_template(text.code, "có ô không đọc được", "has fields nobody can read");
  const auto known = visit.office.outside.surveys.always_known(*asked);
  for (const auto& gap : unfilled_fields(tx, {kept.list}, *chosen, known)) {
    if (gap.people == 0) continue;
    return wrong_template(
        text.code,
        fmt::format("có ô “{}” ({}) mà danh sách không có gì để điền cho {} người: thêm cột vào "
                    "danh sách hoặc chọn mẫu khác",
                    gap.label,
                    gap.name,
                    gap.people),
        fmt::format("has a field “{}” ({}) for which the list holds nothing of {} people: add a "
                    "column to the list or choose another template",
                    gap.label,
                    gap.name,
                    gap.people));
  }
  return std::nullopt;
}

// Zalo's approval as an administrator wrote it down, and what its fields are filled with.
Check templates_check(storage::Tx& tx,
                      const Visit& visit,
                      const storage::KeptRound& kept,
                      const surveys::RoundTemplates& chosen) {
  storage::ReadyTexts texts(tx);
  for (const auto& number : {chosen.uid, chosen.phone}) {
    if (number.empty()) continue;
    const auto text = texts.find(storage::TextKind::zbs, number);
    if (!text || text->state != storage::TextState::enabled) {
      return wrong_template(number,
                            "chưa có trong hệ thống hoặc chưa được Zalo duyệt",
                            "is not known here or not approved by Zalo");
    }
    if (auto gap = gap_in(tx, visit, kept, *text)) return std::move(*gap);
  }
  const bool none = chosen.uid.empty() && chosen.phone.empty();
  if (none) return {"templates", true, "Không dùng tin mẫu.", "No templates are used."};
  return {"templates",
          true,
          "Tin mẫu đã được Zalo duyệt, ô nào cũng có thông tin để điền.",
          "The templates are approved, and every field can be filled."};
}

Check tested_check(const surveys::Round& round) {
  return {"tested",
          round.tests_sent >= surveys::tests_wanted,
          fmt::format("Đã gửi thử cho {}/{} đồng nghiệp.", round.tests_sent, surveys::tests_wanted),
          fmt::format(
              "The test reached {} of {} colleagues.", round.tests_sent, surveys::tests_wanted)};
}

}  // namespace

std::vector<Check> checklist_of(storage::Tx& tx,
                                const Visit& visit,
                                const storage::KeptRound& kept) {
  const auto plan = surveys::plan_of(kept.plan);
  const auto asked = find_questionnaire(tx, kept.round.questionnaire, kept.round.version);
  const auto drawn = foreseen(tx, visit, kept);
  return {list_check(drawn, kept),
          questionnaire_check(visit, asked),
          schedule_check(visit, kept, drawn),
          words_check(asked, plan),
          consent_check(drawn),
          budget_check(drawn, plan),
          templates_check(tx, visit, kept, plan.templates),
          tested_check(kept.round)};
}

ordered_json checklist_json(const std::vector<Check>& checks) {
  ordered_json list = ordered_json::array();
  for (const auto& check : checks) {
    list.push_back({{"code", check.code}, {"ok", check.ok}, {"vi", check.vi}, {"en", check.en}});
  }
  return list;
}

}  // namespace console
