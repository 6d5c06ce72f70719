#include "console/cases/history_words.hpp"

#include <array>
#include <string_view>

namespace console {
namespace {

enum class Rest {
  kept,    // a name, or what somebody wrote
  number,  // of a case; what follows it is told elsewhere in English
  dropped,
  names,   // of outcomes and verdicts
  classed  // of a category, a branch
};

struct Beginning {
  std::string_view vi{};
  std::string_view en{};
  Rest rest{};
};

// As office/cases and this folder write them.
constexpr std::array beginnings{
    Beginning{"Tiếp nhận, cấp mã ", "Received as ", Rest::number},
    Beginning{"Phân loại: ", "Classified as ", Rest::classed},
    Beginning{"Yêu cầu bổ sung, chờ đến ", "Asked for more, waiting until ", Rest::kept},
    Beginning{"Người gửi không có thêm thông tin.", "The sender has nothing to add.", Rest::kept},
    Beginning{"Đã nhận bổ sung.", "More was received.", Rest::kept},
    Beginning{"Quá hạn bổ sung: xử lý theo thông tin hiện có.",
              "Nothing more came in time: it goes on with what there is.",
              Rest::kept},
    Beginning{"Phản ánh đủ thông tin, đã tiếp nhận.", "Accepted: it says enough.", Rest::kept},
    Beginning{"Chuyển lại cho ", "Passed on again to ", Rest::classed},
    Beginning{"Chuyển vào hàng hạn chế: ", "Restricted: ", Rest::kept},
    Beginning{"Chuyển theo đơn vị mới: ", "Moved along with its unit: ", Rest::kept},
    Beginning{"Chuyển ", "Passed on to ", Rest::classed},
    Beginning{"Ghi nhận: chưa có thư xin lỗi (Mẫu 04).",
              "Recorded: no letter of apology (form 04).",
              Rest::kept},
    Beginning{
        "Ghi nhận thư xin lỗi (Mẫu 04).", "Letter of apology recorded (form 04).", Rest::kept},
    Beginning{"Bỏ người phụ trách.", "Nobody has it in hand any more.", Rest::kept},
    Beginning{"Giao cho ", "Assigned to ", Rest::kept},
    Beginning{"Gộp vào ", "Merged into ", Rest::classed},
    Beginning{"Tách khỏi hồ sơ chung, xử lý riêng.",
              "Taken apart again, answered by itself.",
              Rest::kept},
    Beginning{"Trả lời chung với ", "Answered together with ", Rest::kept},
    Beginning{"Kết thúc cùng ", "Ended together with ", Rest::number},
    Beginning{"Tách một phần nội dung thành ", "A part of it became ", Rest::kept},
    Beginning{"Người gửi đánh giá: ", "The sender's verdict: ", Rest::names},
    Beginning{"Trình duyệt câu trả lời.", "Answer submitted for approval.", Rest::kept},
    Beginning{"Người duyệt đã sửa câu trả lời. Bản trình: ",
              "The approver changed the answer. As submitted: ",
              Rest::kept},
    Beginning{"Đã duyệt và gửi trả lời.", "Answer approved and sent.", Rest::kept},
    Beginning{"Trả lại câu trả lời để sửa: ", "Answer sent back: ", Rest::kept},
    Beginning{"Gia hạn đến ", "Extended until ", Rest::kept},
    Beginning{"Đề nghị gia hạn, chờ duyệt.", "More time was asked for.", Rest::kept},
    Beginning{"Không đồng ý gia hạn. ", "More time was not granted. ", Rest::kept},
    Beginning{"Không tiếp nhận.", "Not accepted.", Rest::kept},
    Beginning{"Hướng dẫn nơi khác.", "Directed to the competent body.", Rest::kept},
    Beginning{"Người gửi rút phản ánh.", "Withdrawn by the sender.", Rest::kept},
    Beginning{"Mở lại để xem xét lần hai.", "Reopened to be looked at again.", Rest::dropped},
    Beginning{"Lý do mở lại: ", "Why it was reopened: ", Rest::kept},
    Beginning{"Công khai kết quả, đã bỏ tên.", "Result published without names.", Rest::kept},
    Beginning{"Kết thúc: ", "Closed: ", Rest::names},
    Beginning{"Ghi mã phản ánh quốc gia.", "National number recorded.", Rest::kept},
    Beginning{"Lịch nghỉ thay đổi, hạn được tính lại: ",
              "The calendar changed, the deadline was counted anew.",
              Rest::dropped},
    Beginning{"Lịch nghỉ thay đổi, hạn giữ nguyên.",
              "The calendar changed, the deadline stays.",
              Rest::kept},
    Beginning{"Che một phần ảnh ", "Parts masked of the picture ", Rest::kept},
    Beginning{"Bỏ phần che của ảnh ", "Mask removed of the picture ", Rest::kept},
    Beginning{"Gắn nhãn: ", "Labels added: ", Rest::classed},
    Beginning{"Bỏ nhãn: ", "Labels removed: ", Rest::kept}};

struct Phrase {
  std::string_view vi{};
  std::string_view en{};
};

constexpr std::array inner{Phrase{", nhánh ", ", branch "},
                           Phrase{", hàng hạn chế", ", restricted"},
                           Phrase{", phối hợp ", ", helped by "},
                           Phrase{", trả lời chung.", ", answered together."},
                           Phrase{". Bỏ nhãn: ", ". Labels removed: "}};

constexpr std::array named{Phrase{"đã ghi nhận", "noted"},
                           Phrase{"đã giải quyết xong", "settled"},
                           Phrase{"đã giải quyết một phần", "partly settled"},
                           Phrase{"không thuộc thẩm quyền", "not within our powers"},
                           Phrase{"không đủ thông tin", "not enough information"},
                           Phrase{"chưa đánh giá", "none"},
                           Phrase{"không hài lòng", "not satisfied"},
                           Phrase{"chấp nhận được", "acceptable"},
                           Phrase{"hài lòng", "satisfied"}};

// A unit stands before these.
constexpr std::array endings{
    Phrase{" bắt đầu xử lý.", " starts to work on it."},
    Phrase{" trả lại bộ phận tiếp nhận: ", " sends it back to the intake: "}};

constexpr std::string_view classified = "Phân loại: ";
constexpr std::string_view counted_anew = " Hạn tính lại: ";

std::string replaced(std::string text, const Phrase& phrase) {
  const auto at = text.find(phrase.vi);
  if (at != std::string::npos) text.replace(at, phrase.vi.size(), phrase.en);
  return text;
}

std::string rest_in_english(std::string rest, Rest kind) {
  switch (kind) {
    case Rest::kept:
      return rest;
    case Rest::number:
      return rest.substr(0, rest.find_first_of(".: ")) + ".";
    case Rest::dropped:
      return {};
    case Rest::names:
      for (const auto& name : named) {
        if (rest.starts_with(name.vi)) return std::string{name.en} + ".";
      }
      return rest;
    case Rest::classed:
      rest = rest.substr(0, rest.find(counted_anew));
      for (const auto& phrase : inner) rest = replaced(std::move(rest), phrase);
      return rest;
  }
  return rest;
}

std::string in_english_words(const std::string& vi) {
  for (const auto& known : beginnings) {
    if (!vi.starts_with(known.vi)) continue;
    return std::string{known.en} + rest_in_english(vi.substr(known.vi.size()), known.rest);
  }
  for (const auto& phrase : endings) {
    if (vi.find(phrase.vi) != std::string::npos) return replaced(vi, phrase);
  }
  return vi;
}

// The code of the category is what decide() knows.
std::string named_category(const RegisterWords& words, const std::string& text) {
  if (!text.starts_with(classified)) return text;
  const auto from = classified.size();
  const auto end = text.find(',', from);
  if (end == std::string::npos) return text;
  const auto code = text.substr(from, end - from);
  return text.substr(0, from) + name_in(words.categories, code) + text.substr(end);
}

}  // namespace

HistoryWords history_words(const RegisterWords& words, const cases::Entry& entry) {
  // What somebody wrote by hand is not ours to translate.
  const auto vi = entry.what == "case.classify" ? named_category(words, entry.text) : entry.text;
  return {vi, in_english_words(vi)};
}

}  // namespace console
