#include "console/public_words.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace console {
namespace {

constexpr std::array steps{
    std::pair<std::string_view, Both>{"case.open", {"Tiếp nhận phản ánh", "Feedback received"}},
    std::pair<std::string_view, Both>{"case.ask_for_more",
                                      {"Đề nghị bổ sung thông tin", "More details asked for"}},
    std::pair<std::string_view, Both>{"case.supplement", {"Nhận bổ sung", "More details received"}},
    std::pair<std::string_view, Both>{
        "case.stop_waiting", {"Xử lý theo thông tin hiện có", "Handled with the details at hand"}},
    std::pair<std::string_view, Both>{"case.accept", {"Đủ thông tin, tiếp tục xử lý", "Accepted"}},
    std::pair<std::string_view, Both>{"case.forward",
                                      {"Chuyển cơ quan xử lý", "Sent to the office in charge"}},
    std::pair<std::string_view, Both>{"case.start", {"Bắt đầu xử lý", "Work has begun"}},
    std::pair<std::string_view, Both>{"case.approve", {"Đã trả lời", "Answered"}},
    std::pair<std::string_view, Both>{"case.extend", {"Gia hạn", "Time extended"}},
    std::pair<std::string_view, Both>{"case.refuse", {"Không tiếp nhận", "Not accepted"}},
    std::pair<std::string_view, Both>{"case.redirect",
                                      {"Hướng dẫn nơi giải quyết khác", "Directed elsewhere"}},
    std::pair<std::string_view, Both>{"case.withdraw",
                                      {"Người gửi rút", "Withdrawn by its sender"}},
    std::pair<std::string_view, Both>{"case.reopen", {"Xem xét lại", "Looked at again"}},
    std::pair<std::string_view, Both>{"case.publish", {"Công khai kết quả", "Result published"}},
    std::pair<std::string_view, Both>{"case.close", {"Kết thúc", "Closed"}}};

}  // namespace

Both status_words_of(cases::Status status) {
  switch (status) {
    case cases::Status::moi:
      return {"Mới nhận", "Received"};
    case cases::Status::cho_bo_sung:
      return {"Chờ người gửi bổ sung", "Waiting for more details from the sender"};
    case cases::Status::da_tiep_nhan:
      return {"Đã tiếp nhận", "Accepted"};
    case cases::Status::da_chuyen:
      return {"Đã chuyển xử lý", "Sent to the office in charge"};
    case cases::Status::dang_xu_ly:
      return {"Đang xử lý", "In progress"};
    case cases::Status::cho_duyet:
      return {"Chờ duyệt trả lời", "Answer being approved"};
    case cases::Status::da_tra_loi:
      return {"Đã trả lời", "Answered"};
    case cases::Status::da_cong_khai:
      return {"Đã công khai kết quả", "Result published"};
    case cases::Status::dong:
      return {"Đã kết thúc", "Closed"};
    case cases::Status::khong_tiep_nhan:
      return {"Không tiếp nhận", "Not accepted"};
    case cases::Status::chuyen_huong:
      return {"Đã hướng dẫn nơi khác", "Directed elsewhere"};
    case cases::Status::rut:
      return {"Đã rút theo yêu cầu", "Withdrawn by its sender"};
  }
  return {};
}

Both outcome_words_of(cases::Outcome outcome) {
  switch (outcome) {
    case cases::Outcome::none:
      return {};
    case cases::Outcome::giai_quyet_xong:
      return {"Đã giải quyết xong", "Settled"};
    case cases::Outcome::mot_phan:
      return {"Đã giải quyết một phần", "Settled in part"};
    case cases::Outcome::khong_thuoc:
      return {"Không thuộc thẩm quyền", "Not within the office's powers"};
    case cases::Outcome::khong_du_thong_tin:
      return {"Không đủ thông tin", "Not enough details"};
  }
  return {};
}

Both step_words_of(std::string_view what) {
  for (const auto& [known, words] : steps) {
    if (known == what) return words;
  }
  return {};
}

std::string late_words(int days, Tongue tongue) {
  if (tongue == Tongue::vi) return fmt::format("quá hạn {} ngày làm việc", days);
  return fmt::format("{} working {} late", days, days == 1 ? "day" : "days");
}

std::string wait_words(std::chrono::seconds wait, Tongue tongue) {
  const bool minutes = wait >= std::chrono::minutes{1};
  const auto count = minutes ? std::chrono::ceil<std::chrono::minutes>(wait).count() : wait.count();
  if (tongue == Tongue::vi) return fmt::format("{} {}", count, minutes ? "phút" : "giây");
  return fmt::format("{} {}{}", count, minutes ? "minute" : "second", count == 1 ? "" : "s");
}

}  // namespace console
