#include "bot/surveys/questionnaire_words.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bot/surveys/questionnaire_flow.hpp"
#include "office/language/fold.hpp"
#include "office/surveys/answer_text.hpp"
#include "office/surveys/questionnaire_limits.hpp"
#include "templates/engine/limits.hpp"

namespace bot {
namespace {

using nlohmann::ordered_json;
using surveys::Kind;
using surveys::Question;
using surveys::Questionnaire;

constexpr const char* skip_label = "Không trả lời";

ordered_json skip_words() {
  return {"bỏ qua", "không muốn trả lời", "không biết"};
}

// "Không trả lời" as "0" below numbered options; where figures are typed "0" is an answer, and the
// text says the word instead.
ordered_json skip_choice(bool numbered) {
  ordered_json choice{{"label", skip_label}, {"words", skip_words()}};
  choice["number"] = numbered ? "0" : "";
  if (numbered) choice["button"] = false;
  return choice;
}

// A label too long for a button stays whole in the numbered line.
ordered_json option_choice(const std::string& label, bool button) {
  ordered_json choice{{"label", language::shorten(label, templates::label_max)}};
  if (language::length(label) > templates::label_max) choice["line"] = label;
  if (!button) choice["button"] = false;
  return choice;
}

class Words {
 public:
  Words(const Questionnaire& questionnaire, std::string prefix)
      : questionnaire_(questionnaire), prefix_(std::move(prefix)) {}

  ordered_json take() {
    frame();
    std::size_t number = 0;
    for (std::size_t page = 0; page < questionnaire_.pages.size(); ++page) {
      bool first = true;
      for (const auto& question : questionnaire_.pages[page].questions) {
        add(question, heading(page, first) + position(++number));
        first = false;
      }
    }
    return std::move(words_);
  }

 private:
  void say(const std::string& name, ordered_json lines, ordered_json choices = {}) {
    auto& message = words_[prefix_ + "." + name];
    message["text"] = std::move(lines);
    if (!choices.is_null()) message["choices"] = std::move(choices);
  }

  static std::string placed(const char* value) { return fmt::format("{{{}}}", value); }

  std::string heading(std::size_t page, bool first) const {
    const auto& pages = questionnaire_.pages;
    if (!first || pages.size() < 2 || pages[page].title.empty()) return {};
    return fmt::format("Phần {}/{}: {}\n", page + 1, pages.size(), pages[page].title);
  }

  std::string position(std::size_t number) const {
    return fmt::format("({}/{}) ", number, questionnaire_.questions().size());
  }

  void frame() {
    const ordered_json ways{
        {"co", {{"label", "Trả lời ngay"}, {"words", {"có", "đồng ý", "ok", "vâng"}}}},
        {"sau", {{"label", "Để sau"}, {"words", {"lát nữa", "khi khác"}}}},
        {"khong", {{"label", "Không tham gia"}, {"words", {"không", "từ chối", "thôi"}}}},
        {"ngung", {{"label", "Ngừng nhận khảo sát"}, {"words", {"ngừng", "ngừng khảo sát"}}}}};
    constexpr const char* how =
        "Nhắn “quay lại” để sửa câu trước, “bỏ qua” để không trả lời một câu.";
    say("moi", {placed(invitation_words), how}, ways);
    say("nhac", {placed(reminder_words), how}, ways);
    say("nhac_tiep", {placed(reminder_words)});
    say("da_tra_loi",
        {"Ông/Bà đã trả lời khảo sát này. Ông/Bà có muốn trả lời lại từ đầu không?",
         "Câu trả lời mới thay câu cũ; câu nào không trả lời lại thì giữ nguyên."},
        {{"co", {{"label", "Trả lời lại"}, {"words", {"có", "sửa"}}}},
         {"khong", {{"label", "Giữ nguyên"}, {"words", {"không", "thôi"}}}}});
    say("giu_nguyen", {"Vâng, câu trả lời của Ông/Bà được giữ nguyên."});
    say("de_sau", {"Vâng. Khi nào tiện, Ông/Bà nhắn: tiếp tục khảo sát"});
    say("tu_choi", {"Vâng, cảm ơn Ông/Bà. Đợt khảo sát này sẽ không hỏi lại."});
    say("da_ngung",
        {"Đã ghi. Từ nay hệ thống không gửi khảo sát. Muốn nhận lại, nhắn: nhận khảo sát"});
    say("du_phieu",
        {"Cảm ơn Ông/Bà. Đợt này đã đủ phiếu của nơi Ông/Bà làm thủ tục.",
         "Câu nào đã trả lời vẫn được tính."});
    say("da_dong", {"Lời mời này không còn nhận câu trả lời. Cảm ơn Ông/Bà đã quan tâm."});
    say("het_han", {"Đợt khảo sát này đã kết thúc. Cảm ơn Ông/Bà đã quan tâm."});
    if (asks_for_text()) say("dai_qua", {"Xin Ông/Bà viết ngắn hơn, hoặc nhắn “bỏ qua”."});
    say("cam_on", {placed(thanks_words)});
    if (!questionnaire_.offers_feedback) return;
    say("moi_phan_anh",
        {"Cảm ơn Ông/Bà. Muốn việc này được xem xét, Ông/Bà có thể gửi phản ánh, tên được giữ kín.",
         "Ông/Bà có muốn gửi phản ánh ngay không?"},
        {{"co", {{"label", "Gửi phản ánh"}, {"words", {"có", "đồng ý"}}}},
         {"khong", {{"label", "Không gửi"}, {"words", {"không", "thôi"}}}}});
  }

  bool asks_for_text() const {
    const auto all = questionnaire_.questions();
    return std::any_of(all.begin(), all.end(), [](const auto* one) {
      return one->kind == Kind::text || surveys::can_specify(*one);
    });
  }

  void add(const Question& question, const std::string& before) {
    ordered_json lines = ordered_json::array();
    lines.push_back(before + question.ask);
    if (!question.assurance.empty()) lines.push_back(question.assurance);
    if (const auto how = how_to_answer(question); !how.empty()) lines.push_back(how);
    say(question.code, lines, choices(question));
    add_follow_ups(question);
  }

  static std::string how_to_answer(const Question& question) {
    switch (question.kind) {
      case Kind::rating:
      case Kind::single:
        return {};
      case Kind::multiple:
        return "Nhắn các số cách nhau, ví dụ: 1 3. Hoặc bấm từng lựa chọn rồi nhắn “xong”.";
      case Kind::number:
        return "Xin nhắn một con số, hoặc “bỏ qua”.";
      case Kind::date:
        return "Xin nhắn ngày và tháng, ví dụ: 24/11. Hoặc “bỏ qua”.";
      case Kind::text:
        return "Không bắt buộc: nhắn “bỏ qua” nếu không có.";
    }
    return {};
  }

  static ordered_json choices(const Question& question) {
    ordered_json all = ordered_json::object();
    if (question.kind == Kind::rating) {
      for (int level = 1; level <= surveys::levels; ++level) {
        all[std::to_string(level)] = option_choice(std::string{surveys::level_label(level)}, true);
      }
    }
    const bool buttons =
        question.kind == Kind::single && question.options.size() <= templates::buttons_max;
    for (const auto& option : question.options) {
      all[option.code] = option_choice(option.label, buttons);
    }
    if (question.kind == Kind::multiple) all[surveys::all_chosen] = done_choice();
    all[surveys::no_answer] = skip_choice(!all.empty());
    return all;
  }

  static ordered_json done_choice() {
    return {{"label", "Xong"}, {"number", ""}, {"words", {"hết", "hết rồi"}}};
  }

  void add_follow_ups(const Question& question) {
    if (question.bounds) say(question.code + ".lai", {bounds(question)}, choices(question));
    if (question.kind == Kind::multiple) {
      say(question.code + ".da_chon",
          {"Đã chọn: {da_chon}.", "Chọn thêm, bấm lại để bỏ, hoặc nhắn “xong”."},
          choices(question));
      say(question.code + ".lai", {alone(question)}, choices(question));
    }
    for (const auto& option : question.options) {
      if (!option.specify) continue;
      return say(surveys::specified_code(question.code),
                 {fmt::format("{}: xin Ông/Bà ghi rõ, hoặc nhắn “bỏ qua”.", option.label)},
                 {{surveys::no_answer, skip_choice(false)}});
    }
  }

  static std::string alone(const Question& question) {
    for (const auto& option : question.options) {
      if (!option.exclusive) continue;
      return fmt::format("Xin nhắn số của ít nhất một lựa chọn. “{}” chỉ chọn một mình.",
                         option.label);
    }
    return "Xin nhắn số của ít nhất một lựa chọn, ví dụ: 1 3.";
  }

  static std::string bounds(const Question& question) {
    const auto& [least, most] = *question.bounds;
    if (question.kind == Kind::number) {
      return fmt::format("Xin nhắn một con số từ {} đến {}, hoặc “bỏ qua”.", least, most);
    }
    if (most <= 0) return "Xin nhắn một ngày đã qua, ví dụ: 24/11. Hoặc “bỏ qua”.";
    return "Xin nhắn ngày và tháng, ví dụ: 24/11. Hoặc “bỏ qua”.";
  }

  const Questionnaire& questionnaire_;
  std::string prefix_;
  ordered_json words_ = ordered_json::object();
};

}  // namespace

ordered_json words_of(const Questionnaire& questionnaire, const std::string& prefix) {
  return Words(questionnaire, prefix).take();
}

}  // namespace bot
