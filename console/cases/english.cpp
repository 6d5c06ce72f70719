#include "console/cases/english.hpp"

#include <array>
#include <utility>

namespace console {
namespace {

using Sentence = std::pair<std::string_view, std::string_view>;

// By how the Vietnamese sentence begins.
constexpr std::array sentences{
    Sentence{"Phản ánh đang ở trạng thái", "The case is not in a state in which this can be done."},
    Sentence{"Phản ánh đang được xử lý chung", "The case is answered together with another one."},
    Sentence{"Phản ánh không được gộp", "The case was not merged into another one."},
    Sentence{"Phản ánh đã được xem xét lại", "The case was looked at again once already."},
    Sentence{"Phản ánh được xem xét lại: người soạn",
             "Looked at again: whoever drafted the first answer does not draft this one."},
    Sentence{"Phản ánh này không tính thời hạn", "This case has no deadline."},
    Sentence{"Hồ sơ đã được gia hạn một lần", "The deadline was extended once already."},
    Sentence{"Hồ sơ này đã được chuyển vào hàng hạn chế", "This case is restricted."},
    Sentence{"Hồ sơ đã ở hàng hạn chế", "The case is restricted already."},
    Sentence{"Hồ sơ đã được giao như vậy", "The case is assigned so already."},
    Sentence{"Hồ sơ hạn chế và hồ sơ thường",
             "A restricted case and an open one cannot be merged."},
    Sentence{"Hồ sơ chung chưa kết thúc", "The other case has not been settled."},
    Sentence{"Không thể gộp một hồ sơ vào chính nó", "A case cannot be merged into itself."},
    Sentence{"Không có quyền", "You do not have this right."},
    Sentence{"Người soạn trả lời không được tự duyệt",
             "Whoever drafted the answer may not approve it."},
    Sentence{"Đơn vị được nêu trong phản ánh",
             "The unit named in the case may not end it by itself."},
    Sentence{"Chưa có trả lời được duyệt", "There is no approved answer yet."},
    Sentence{"Câu trả lời quá ngắn", "The answer is too short."},
    Sentence{"Gia hạn từ", "The number of working days is out of range."},
    Sentence{"Không có đơn vị này", "There is no such unit today."},
    Sentence{"Không có đơn vị phối hợp", "There is no such co-ordinating unit."},
    Sentence{"Đơn vị chủ trì không thể", "The lead unit cannot co-ordinate as well."},
    Sentence{"Quá nhiều đơn vị", "Too many co-ordinating units."},
    Sentence{"Quá nhiều tệp", "Too many files."},
    Sentence{"Cần chọn", "Something must be chosen here."},
    Sentence{"Cần ghi", "This must be filled in."},
    Sentence{"Phần ", "This is too long."},
    Sentence{"Hồ sơ chưa thuộc phạm vi của bạn", "The case is not in your branch or unit."},
    Sentence{"Vai trò của bạn", "Your role does not have this right."},
    Sentence{"Bạn đề nghị", "You ask for it; somebody else decides."},
};

}  // namespace

std::string in_english(std::string_view vietnamese) {
  if (vietnamese.empty()) return {};
  for (const auto& [vi, en] : sentences) {
    if (vietnamese.starts_with(vi)) return std::string{en};
  }
  return "This cannot be done with the case as it is.";
}

}  // namespace console
