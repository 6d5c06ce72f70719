#include "console/surveys/stage_words.hpp"

#include <array>

namespace console {
namespace {

struct Known {
  std::string_view code{};
  std::string_view vi{};
  std::string_view en{};
};

constexpr std::array<Known, 14> known_failures{
    {{"blocked", "đã chặn hoặc bỏ tài khoản", "blocked or left the account"},
     {"no_consent", "không còn đồng ý nhận khảo sát", "no consent to surveys any more"},
     {"opted_out", "đã xin không nhận khảo sát", "opted out of surveys"},
     {"no_offer",
      "quá hạn Zalo, không có tin mẫu hoặc kinh phí",
      "window closed, no template or budget"},
     {"no_address", "không có Zalo và số điện thoại", "neither Zalo nor phone"},
     {"no_phone_consent",
      "chưa đồng ý nhận tin theo số điện thoại",
      "no consent to messages by phone"},
     {"no_time_left", "hết giờ gửi trước khi đợt kết thúc", "no hour left before the end"},
     {"asked_lately",
      "mới được một đợt khác hỏi, chưa đến hạn hỏi lại",
      "another round has asked lately"},
     {"window_closed", "quá thời hạn Zalo cho gửi", "Zalo's window is closed"},
     {"gone", "không còn trong hệ thống", "not in the system any more"},
     {"unsure", "chưa rõ đã đến hay chưa", "not known whether it arrived"},
     {"no_values", "thiếu thông tin để điền tin mẫu", "a fact that the template needs is missing"},
     {"no_questionnaire", "thiếu bộ câu hỏi", "the questionnaire is missing"},
     {"outdated", "tin thử của kế hoạch cũ", "a test of an earlier plan"}}};

}  // namespace

TwoWords words_of(storage::Stage stage) {
  switch (stage) {
    case storage::Stage::invited:
      return {"Mời", "Invited"};
    case storage::Stage::sent:
      return {"Đã gửi", "Sent"};
    case storage::Stage::arrived:
      return {"Zalo đã nhận", "Taken by Zalo"};
    case storage::Stage::opened:
      return {"Mở lời", "Reacted"};
    case storage::Stage::agreed:
      return {"Đồng ý", "Agreed"};
    case storage::Stage::complete:
      return {"Xong", "Complete"};
    case storage::Stage::partial:
      return {"Dở dang", "Unfinished"};
    case storage::Stage::refused:
      return {"Từ chối", "Refused"};
    case storage::Stage::failed:
      return {"Không gửi được", "Not sent"};
  }
  return {};
}

TwoWords words_of(storage::InvitationState state) {
  switch (state) {
    case storage::InvitationState::planned:
      return {"Chờ gửi", "To be sent"};
    case storage::InvitationState::sent:
      return {"Đã gửi", "Sent"};
    case storage::InvitationState::begun:
      return {"Đang trả lời", "Answering"};
    case storage::InvitationState::complete:
      return {"Đã trả lời xong", "Complete"};
    case storage::InvitationState::refused:
      return {"Từ chối", "Refused"};
    case storage::InvitationState::full:
      return {"Tầng đã đủ phiếu", "Stratum full"};
    case storage::InvitationState::failed:
      return {"Không gửi được", "Not sent"};
    case storage::InvitationState::closed:
      return {"Đợt kết thúc trước", "The round ended first"};
  }
  return {};
}

// The platform's own number may follow: "window_closed -230".
TwoWords failure_words(std::string_view why) {
  for (const auto& known : known_failures) {
    if (why.substr(0, why.find(' ')) == known.code)
      return {std::string{known.vi}, std::string{known.en}};
  }
  return {"Zalo từ chối (" + std::string{why} + ")", "Zalo refused (" + std::string{why} + ")"};
}

}  // namespace console
