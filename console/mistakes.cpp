#include "console/mistakes.hpp"

#include <array>

namespace console {
namespace {

// By how the Vietnamese sentence begins, the longer ones first. {} stands for its numbers, one
// after the other, {rest} for what follows the beginning.
struct Sentence {
  std::string_view vi{};
  std::string_view en{};
};

constexpr std::array sentences{
    Sentence{"Còn chỗ chưa điền: ", "Still to be filled in: {rest}"},
    Sentence{"Còn thiếu {", "Still to be filled in: {{rest}"},
    Sentence{"Còn thiếu mục này.", "This is missing."},
    Sentence{"Chọn một mục trong danh sách.", "Choose an entry of the list."},
    Sentence{"Bộ câu hỏi không biết “{}”.", "The questionnaire does not know “{}”."},
    Sentence{"Chọn ít nhất một đồng nghiệp.", "Choose somebody."},
    Sentence{"Danh sách này không còn.", "This list is no more."},
    Sentence{"Dấu ngoặc nhọn chưa đúng: viết {thu_tuc}.", "Braces are wrong: write {thu_tuc}."},
    Sentence{"Mã chỉ gồm a-z, 0-9 và dấu gạch dưới.", "Only a-z, 0-9 and _."},
    Sentence{"Ngày giờ chưa đúng.", "This is no date and time."},
    Sentence{"Còn thiếu.", "This is missing."},
    Sentence{"Phải dài từ", "It must be {} to {} characters long."},
    Sentence{"Phải là chữ", "It must be a text."},
    Sentence{"Phải là số nguyên từ", "It must be a whole number from {} to {}."},
    Sentence{"Phải là true hoặc false", "It must be true or false."},
    Sentence{"Phải là một danh sách", "It must be a list of at most {} entries."},
    Sentence{"Phải là các cặp", "It must be pairs of a name and a text."},
    Sentence{"Phải là một ngày", "It must be a day, for example 2026-11-21."},
    Sentence{"Phải là mã của một tin", "It must be the id of a message."},
    Sentence{"Mỗi mục phải là chữ", "Each entry must be a text."},
    Sentence{"Có ký tự không dùng được", "It holds characters that cannot be used."},
    Sentence{"Có giá trị không dùng được", "It holds a value that cannot be used."},
    Sentence{"Có hai lần", "It was given twice."},
    Sentence{"Có tệp không thuộc hồ sơ này", "One of the files is not of this case."},
    Sentence{"Có vai trò không dùng được",
             "One of the roles cannot be used, or stands there twice."},
    Sentence{"Chỉ gồm chữ không dấu", "Only plain letters, digits, \"-\" and \"_\"."},
    Sentence{"Chỉ che được ảnh", "Only pictures can be masked."},
    Sentence{"Chỉ gửi được ảnh jpg, png",
             "Only pictures jpg, png (up to 1 MB) and files pdf, docx, csv (up to 5 MB) can be "
             "sent; the kind is told by the contents."},
    Sentence{
        "Tệp Word đời cũ",
        "A Word file of the old kind (.doc) tells its writer and computer. Save it as .docx or "
        "PDF and send that."},
    Sentence{"Tệp không có gì", "The file is empty."},
    Sentence{"Ngày cuối phải từ", "The last day must not lie before the first."},
    Sentence{"Ngày cuối chưa tới", "The last day lies ahead."},
    Sentence{"Chỉ lấy trong vòng", "At most one year."},
    Sentence{"Chọn cong_khai", "Choose cong_khai, giau_ten or an_danh."},
    Sentence{"Chọn csv", "Choose csv, xlsx or national."},
    Sentence{"Chọn khieu_nai", "Choose khieu_nai, to_cao or ngoai_pham_vi."},
    Sentence{"Chọn masked", "Choose masked or full."},
    Sentence{"Chọn reply", "Choose reply or note."},
    Sentence{"Chọn một kết quả giải quyết", "Choose an outcome."},
    Sentence{"Chọn một lúc sau bây giờ", "Choose a time after now, within 30 days."},
    Sentence{"Chọn một lý do", "Choose a reason."},
    Sentence{"Chọn một tin mẫu", "Choose a template and fill in all of it."},
    Sentence{"Chọn một trong: queue", "Choose queue, mine, branch, snoozed, bot or all."},
    Sentence{"Chọn một trong: wait", "Choose wait, new or name."},
    Sentence{"Chọn một trong: on", "Choose on, pause or off."},
    Sentence{"Chọn một trong: resume", "Choose resume, menu, closing or queue."},
    Sentence{"Chọn ít nhất một hồ sơ", "Choose at least one case."},
    Sentence{"Chọn ít nhất một vai trò", "Choose at least one role."},
    Sentence{"Cần họ tên", "The name is needed."},
    Sentence{"Cần mã 6 số", "A code of six digits or a recovery code is needed."},
    Sentence{"Cần mã của một hồ sơ", "The id of a case is needed."},
    Sentence{"Cần một ảnh JPEG hoặc PNG", "A JPEG or PNG of at most 5 MB is needed."},
    Sentence{"Ghi chú không có chữ nào", "The note has no words."},
    Sentence{"Ghi như 2026-11-23T14:00", "Write it as 2026-11-23T14:00."},
    Sentence{"Ghi ít nhất một nhãn", "Type at least one label."},
    Sentence{"Gõ từ", "Type {} to {} characters."},
    Sentence{"Gồm 2 đến 40", "{} to {} plain letters, digits and . _ -"},
    Sentence{"Hãy ghi lý do", "Write the reason."},
    Sentence{"Hãy ghi vì sao", "Write why it is passed on, and what has to be known."},
    Sentence{"Hồ sơ đã có nhiều nhãn", "The case has many labels. Remove old ones first."},
    Sentence{"In mỗi lần nhiều nhất", "At most {} slips at once."},
    Sentence{"Không có cuộc trao đổi này", "There is no such conversation."},
    Sentence{"Không có cách sắp này", "There is no such order."},
    Sentence{"Không có danh sách này", "There is no such list."},
    Sentence{"Không có giá trị này", "There is no such value."},
    Sentence{"Không có hồ sơ này", "There is no such case."},
    Sentence{"Không có kênh này", "There is no such channel."},
    Sentence{"Không có loại này", "There is no such kind."},
    Sentence{"Không có lý do này", "There is no such reason."},
    Sentence{"Không có mục này", "There is no such entry."},
    Sentence{"Không có người này", "There is no such person."},
    Sentence{"Không có nhánh này", "There is no such branch."},
    Sentence{"Không có nhãn này", "There is no such label."},
    Sentence{"Không có nhóm việc này", "There is no such category."},
    Sentence{"Không có trạng thái này", "There is no such status."},
    Sentence{"Không có tệp này", "There is no such file, or it was sent already."},
    Sentence{"Không có vai trò này", "There is no such role."},
    Sentence{"Không có đơn vị này", "There is no such unit."},
    Sentence{"Không có đề nghị nào", "No request is waiting."},
    Sentence{"Không phải số điện thoại", "This is no telephone number."},
    Sentence{"Không đọc được", "It cannot be read."},
    Sentence{"Người hoặc nơi này hiện không nhận được", "They cannot take it now. Choose again."},
    Sentence{"Người này không nhận được hồ sơ", "This person cannot take cases."},
    Sentence{"Người này không được xem hồ sơ",
             "This person may not see the case and so cannot take it."},
    Sentence{"Nhãn cần có chữ hoặc số", "A label has letters or digits, and no comma."},
    Sentence{"Phiên bản này đã có", "This version exists. Choose another name."},
    Sentence{"Phản ánh qua Zalo cần", "A case by Zalo needs its conversation."},
    Sentence{"Quá dài", "It is too long."},
    Sentence{"Quá nhiều giá trị", "Too many values."},
    Sentence{"Tin không có chữ nào", "The message has no words."},
    Sentence{"Tệp hỏng hoặc có mật khẩu",
             "The file is broken or locked, so what it tells of its writer cannot be taken out. "
             "Save it anew and send that."},
    Sentence{"Đã có nhiều tệp chưa gửi", "Many files of this conversation were not sent yet."},
    Sentence{"Đã dùng", "It was used already."},
    Sentence{"Đơn vị được nêu trong phản ánh không thể chủ trì",
             "The unit named in the case cannot lead it."},
    Sentence{"Đơn vị được nêu trong phản ánh không thể phối hợp",
             "The unit named in the case cannot co-ordinate."},
    Sentence{"Đầu mối nhánh cần chọn nhánh", "A focal point of a branch needs the branch."},
    Sentence{"Đầu mối đơn vị cần chọn đơn vị", "A focal point of a unit needs the unit."},
    Sentence{"Địa chỉ quá dài", "The address is too long."},
    Sentence{"Ảnh lớn quá 1 MB", "The picture is larger than 1 MB."},
    Sentence{"Tệp lớn quá 5 MB", "The file is larger than 5 MB."},
    Sentence{"Ảnh này chưa che phần nào", "Nothing of this picture is masked."},
    // Administrators.
    Sentence{"Biến viết sai: ",
             "A variable is written wrongly: small letters without accents, for example "
             "{ten_can_bo}, and both { }."},
    Sentence{"Biến {", "A variable of the text is none of the declared fields."},
    Sentence{"Không có biến {",
             "There is no such variable; the Vietnamese sentence names the nearest one."},
    Sentence{"Chỉ dùng a-z, 0-9 và dấu gạch dưới", "Only a-z, 0-9 and \"_\"."},
    Sentence{"Chọn một cấp trong danh sách", "Choose one of the levels."},
    Sentence{"Chọn một loại mẫu trong danh sách", "Choose one of the kinds."},
    Sentence{"Chọn một trạng thái trong danh sách", "Choose one of the states."},
    Sentence{"Chọn đơn vị có hiệu lực vào ngày đó", "Choose a unit that is in force on that day."},
    Sentence{"Chọn đơn vị cấp trên có hiệu lực vào ngày đó",
             "Choose a parent unit that is in force on that day."},
    Sentence{"Các khoảng giờ phải nối tiếp nhau", "The hours must follow one another."},
    Sentence{"Có đơn vị không có trong danh mục hoặc bị lặp",
             "A unit is not in the catalogue, or stands there twice."},
    Sentence{"Cần nội dung", "The text is needed."},
    Sentence{"Cần tên mẫu", "The template's name is needed."},
    Sentence{"Cần tên đơn vị", "The unit's name is needed."},
    Sentence{"Giờ dạng 07:30", "Write hours as 07:30."},
    Sentence{"Không ghép được với các thay đổi đã có", "It does not fit the changes made before."},
    Sentence{"Mẫu Zalo: số của Zalo",
             "A template of Zalo: Zalo's number. Others: only a-z, 0-9 and \"_\"."},
    Sentence{"Mật khẩu cần ít nhất",
             "The password needs at least {} characters. A few words together are long enough and "
             "easy to remember."},
    Sentence{"Mật khẩu này đã bị lộ", "This password was leaked elsewhere. Choose another one."},
    Sentence{"Mật khẩu không được chứa", "The password must not hold the user name."},
    Sentence{"Mật khẩu chỉ có một ký tự", "The password is one letter repeated. Choose another."},
    Sentence{"Ngày có dạng", "A day is written as 2026-11-21."},
    Sentence{"Ngày có hiệu lực: từ một năm trước",
             "The day of effect: from a year ago to ten years ahead."},
    Sentence{"Số điện thoại chỉ gồm chữ số", "A telephone number has digits and blanks only."},
    Sentence{"Tên này giống tên đang dùng", "This is the name in use."},
    Sentence{"Ô này đã khai báo", "This field was declared before."},
    Sentence{"Ô {", "A declared field does not stand in the text."},
    Sentence{"Đã có đơn vị tên này", "There is a unit of this name."},
    Sentence{"Đơn vị kế tiếp phải có hiệu lực", "The successor must be in force on that day."},
    Sentence{"Chỉ chuyển hồ sơ và tài khoản theo được khi có đúng một",
             "Cases and accounts go along only with exactly one successor."},
    Sentence{"Đơn vị này chưa có hiệu lực", "The unit is not in force on that day yet."}};

// The next number from there on, moved behind it; "" when there is none.
std::string_view next_number(std::string_view& text) {
  constexpr std::string_view digits = "0123456789";
  const auto from = text.find_first_of(digits);
  if (from == std::string_view::npos) return {};
  text.remove_prefix(from);
  const auto number = text.substr(0, text.find_first_not_of(digits));
  text.remove_prefix(number.size());
  return number;
}

void put(std::string& text, std::string_view place, std::string_view value) {
  const auto at = text.find(place);
  if (at != std::string::npos) text.replace(at, place.size(), value);
}

}  // namespace

std::string mistake_in_english(std::string_view vietnamese) {
  for (const auto& [vi, en] : sentences) {
    if (!vietnamese.starts_with(vi)) continue;
    std::string text{en};
    auto numbers = vietnamese;
    while (text.find("{}") != std::string::npos) put(text, "{}", next_number(numbers));
    put(text, "{rest}", vietnamese.substr(vi.size()));
    return text;
  }
  return std::string{unknown_mistake};
}

}  // namespace console
