#include "console/problem.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/crypto.hpp"
#include "base/json.hpp"
#include "console/mistakes.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

struct Known {
  std::string_view code{};
  int status = 0;
  std::string_view vi{};
  std::string_view en{};
};

constexpr std::array known_problems{
    Known{"bad_request", 400, "Yêu cầu không đọc được.", "The request cannot be read."},
    Known{"login_needed", 401, "Hãy đăng nhập.", "Please log in."},
    Known{"locked",
          401,
          "Trang đã khóa vì lâu không dùng. Nhập mật khẩu để làm tiếp.",
          "The page was locked after a rest. Type the password to go on."},
    Known{"wrong_login",
          401,
          "Tên đăng nhập hoặc mật khẩu không đúng.",
          "Wrong username or password."},
    Known{"wrong_code", 401, "Mã không đúng.", "Wrong code."},
    Known{"code_used",
          401,
          "Mã này đã dùng. Đợi mã tiếp theo trong ứng dụng.",
          "This code was used. Wait for the next one."},
    Known{"wrong_csrf",
          403,
          "Trang đã cũ. Tải lại trang rồi làm lại.",
          "The page is out of date. Reload it and try again."},
    Known{"step_needed",
          403,
          "Hãy hoàn tất các bước đăng nhập trước.",
          "Finish the steps of the login first."},
    Known{"forbidden",
          403,
          "Vai trò của bạn không có quyền này. Hỏi quản trị nếu cần.",
          "Your role does not have this right. Ask an administrator."},
    Known{"restricted",
          403,
          "Nội dung mật: chỉ cán bộ tin mật được xem.",
          "Restricted: only the officers named for it may read this."},
    Known{"not_found", 404, "Không tìm thấy.", "Not found."},
    Known{"wrong_method", 405, "Cách gọi không đúng.", "This method is not allowed here."},
    Known{"taken", 409, "Người khác vừa nhận cuộc này.", "Somebody else has just taken this."},
    Known{"not_owner",
          409,
          "Bạn không giữ cuộc trao đổi này. Nhận trả lời trước khi gửi.",
          "You do not hold this conversation. Take it before you send."},
    Known{"not_held", 409, "Không ai đang giữ cuộc này.", "Nobody holds this conversation."},
    Known{"newer_message",
          409,
          "Có tin mới hơn tin bạn đang xem. Đọc rồi gửi lại.",
          "There is something newer than what you saw. Read it, then send again."},
    Known{"window_closed",
          409,
          "Đã quá thời hạn Zalo cho gửi tin thường. Chọn tin mẫu hoặc gọi điện.",
          "Zalo's window for ordinary messages is closed. Use a template or call."},
    Known{"unreachable",
          409,
          "Người dân không nhận được tin qua Zalo. Gọi điện nếu có số.",
          "This person cannot be reached on Zalo. Call if there is a number."},
    Known{"original_only",
          403,
          "Tệp này có thể chứa nơi và giờ quay; chỉ Tổ vận hành mở được.",
          "This file may tell place and time; only the intake may open it."},
    Known{
        "reason_needed",
        403,
        "Cần nêu lý do trước: bấm “Bản gốc (cần lý do)” ở hồ sơ, rồi làm lại.",
        "A reason is needed first: press “Original (needs a reason)” in the case, then try again."},
    Known{"no_phone",
          409,
          "Người dân chưa cho số, hoặc chưa đồng ý để cơ quan dùng số này.",
          "The citizen gave no number, or did not agree to its use."},
    Known{"too_late", 409, "Tin đã đi, không thu hồi được.", "It has gone, too late to undo."},
    Known{"not_now", 409, "Không làm được ở bước này.", "This cannot be done at this step."},
    Known{"changed",
          409,
          "Người khác vừa thay đổi hồ sơ này. Xem bản mới rồi làm lại.",
          "Somebody has just changed this case. Look at it and try again."},
    Known{"not_possible",
          409,
          "Không làm được với hồ sơ ở trạng thái này.",
          "This cannot be done with the case as it is."},
    Known{"not_allowed",
          403,
          "Bạn không được làm việc này với hồ sơ này.",
          "You may not do this with this case."},
    Known{"too_many_rows",
          422,
          "Quá nhiều dòng cho một lần xuất. Chọn khoảng ngày ngắn hơn.",
          "Too many rows for one export. Choose a shorter span of days."},
    Known{"stale",
          409,
          "Người khác vừa sửa mục này. Xem bản mới rồi lưu lại.",
          "Somebody has just changed this. Look at the new version and save again."},
    Known{"name_taken", 409, "Tên đăng nhập này đã có người dùng.", "This username is taken."},
    Known{"last_admin",
          409,
          "Đây là quản trị cuối cùng. Thêm một quản trị khác trước.",
          "This is the last administrator. Add another one first."},
    Known{"own_account",
          409,
          "Không ai tự làm việc này với tài khoản của mình. Nhờ một quản trị khác.",
          "Nobody does this to his own account. Ask another administrator."},
    Known{
        "not_grantable",
        403,
        "Không ai cấp quyền mình không có. Nhờ người đang giữ vai trò này, hoặc người vận hành máy "
        "chủ.",
        "Nobody grants a right he lacks. Ask somebody who has this role, or the operator."},
    Known{"invite_over",
          410,
          "Lời mời này đã dùng hoặc hết hạn. Xin quản trị một lời mời mới.",
          "This invitation was used or is over. Ask an administrator for a new one."},
    Known{"grant_needed",
          409,
          "Zalo cần cấp quyền lại, không tự làm mới được. Dùng nút Cấp quyền lại.",
          "Zalo needs a new grant, the token cannot be renewed. Use “Grant access again”."},
    Known{"template_refused",
          409,
          "Zalo chưa cho gửi mẫu tin này (chờ duyệt, bị từ chối hoặc hết hạn). Chọn mẫu khác.",
          "Zalo does not allow this template now (pending, rejected or expired). Choose another."},
    Known{"code_taken", 409, "Mã này đã có mẫu dùng.", "This code belongs to another template."},
    Known{"unit_ended",
          409,
          "Đơn vị này đã có ngày kết thúc. Hủy thay đổi đó trước nếu nhầm.",
          "This unit ends already. Take that change back first if it is wrong."},
    Known{"unit_in_use",
          409,
          "Đơn vị này đang có hồ sơ hoặc tài khoản, không hủy được. Đặt ngày kết thúc cho đơn vị.",
          "This unit has cases or accounts and cannot be taken back. End it from a day instead."},
    Known{"in_force",
          409,
          "Thay đổi này đã có hiệu lực, không hủy được. Ghi một thay đổi mới.",
          "This change is in force and cannot be taken back. Make a new one."},
    Known{"wrong_state",
          409,
          "Việc này không làm được ở trạng thái hiện tại của đợt.",
          "This cannot be done in the round's present state."},
    Known{"same_person",
          409,
          "Người lập, người sửa kế hoạch hoặc người gửi duyệt không tự duyệt được.",
          "Whoever made, changed or submitted the round cannot approve it."},
    Known{"not_tested",
          409,
          "Hãy gửi thử cho ít nhất ba đồng nghiệp trước.",
          "Send the test to at least three colleagues first."},
    Known{"dates_passed",
          409,
          "Ngày bắt đầu hoặc kết thúc của đợt không còn dùng được.",
          "The dates of the round cannot be used any more."},
    Known{"not_ready",
          409,
          "Đợt còn mục chưa xong trong danh sách kiểm tra.",
          "The round's checklist is not complete."},
    Known{"frozen",
          409,
          "Phiên bản này đã dùng cho một đợt nên không sửa được. Hãy soạn phiên bản mới.",
          "A round uses this version, so it cannot change. Write a new version."},
    Known{"in_use",
          409,
          "Đợt khảo sát còn dùng bản này. Đổi bộ câu hỏi của đợt rồi xóa.",
          "A round still uses this version. Give that round another one, then delete."},
    Known{"anonymous",
          409,
          "Đợt ẩn danh: không xem được từng người.",
          "An anonymous round: single people cannot be seen."},
    Known{
        "anonymous_running",
        409,
        "Đợt ẩn danh chưa kết thúc: đọc góp ý và xuất phiếu được sau khi đợt kết thúc và hệ thống "
        "đã xóa liên hệ với người trả lời.",
        "An anonymous round: single answers can be read and exported once it is over and has "
        "forgotten who answered."},
    Known{"not_linked",
          409,
          "Đồng nghiệp này chưa nối Zalo của mình để nhận tin thử.",
          "This colleague has not linked a Zalo account for tests."},
    Known{"anonymous_round",
          409,
          "Đợt ẩn danh: không ai biết và không ai hỏi lại được người trả lời.",
          "An anonymous round: nobody knows who answered, and nobody can ask again."},
    Known{"asked_before",
          409,
          "Người này đã được hỏi một lần; không hỏi lại.",
          "This person was asked once and is not asked again."},
    Known{"no_survey_consent",
          409,
          "Người này không đồng ý nhận tin về khảo sát, hoặc đã ngừng nhận.",
          "This person does not agree to messages about surveys, or stopped them."},
    Known{"export_too_large",
          422,
          "Tệp quá lớn cho một lần xuất. Báo quản trị: số phiếu vượt mức đã định.",
          "The file is too large for one export. Tell an administrator."},
    Known{"title_taken", 409, "Đã có mục mang tên này.", "There is one of this name already."},
    Known{"too_many_themes",
          409,
          "Bảng chủ đề đã đầy. Bỏ hoặc gộp chủ đề cũ trước.",
          "There are too many themes. Retire or join old ones first."},
    Known{"cursor_too_old",
          410,
          "Dữ liệu trên trang đã cũ, đang tải lại.",
          "The page is too old, loading it anew."},
    Known{"import_gone",
          404,
          "Tệp này không còn được giữ (để lâu quá 30 phút, hoặc hệ thống vừa khởi động lại). Hãy "
          "tải lên lại.",
          "This file is not kept any more (left for 30 minutes, or the service was restarted). "
          "Upload it again."},
    Known{"imports_full",
          409,
          "Nhiều người đang nhập danh sách. Đợi ít phút rồi tải lên lại.",
          "Several people are importing lists. Wait some minutes and upload it again."},
    Known{"nobody_usable",
          409,
          "Không có ai trong tệp dùng được. Xem lý do ở các dòng bị loại.",
          "Nobody in the file can be used. Look at the reasons of the rows left out."},
    Known{"too_large", 413, "Nội dung gửi lên quá lớn.", "What was sent is too large."},
    Known{"invalid", 422, "Có chỗ điền chưa đúng.", "Something is not filled in correctly."},
    Known{"too_many",
          429,
          "Sai quá nhiều lần. Đợi rồi thử lại.",
          "Too many failures. Wait, then try again."},
    Known{"failed",
          500,
          "Có lỗi trong phần mềm. Báo quản trị mã bên dưới.",
          "Something is wrong in the program. Tell an administrator the code below."},
    Known{"unavailable",
          503,
          "Cơ sở dữ liệu tạm thời không dùng được. Thử lại sau ít phút.",
          "The database cannot be used for the moment. Try again in some minutes."},
};

const Known& known(std::string_view code) {
  const auto* found = std::find_if(known_problems.begin(),
                                   known_problems.end(),
                                   [&](const Known& one) { return one.code == code; });
  base::check(found != known_problems.end(), "a problem without words");
  return *found;
}

}  // namespace

RawAnswer json_answer(int status, const ordered_json& body) {
  return {status,
          "application/json; charset=utf-8",
          base::to_text(body) + "\n",
          {{"Cache-Control", "no-store"}}};
}

RawAnswer no_content() {
  return {204, "", "", {{"Cache-Control", "no-store"}}};
}

RawAnswer problem(std::string_view code) {
  return problem(code, ordered_json::object());
}

RawAnswer problem(std::string_view code, const ordered_json& more) {
  const auto& words = known(code);
  ordered_json body{{"code", words.code},
                    {"message_vi", words.vi},
                    {"message_en", words.en},
                    {"ref", base::random_word(8)}};
  for (const auto& [name, value] : more.items()) body[name] = value;
  auto answer = json_answer(words.status, body);
  if (body.contains("retry_after_s")) {
    answer.headers.emplace_back("Retry-After",
                                std::to_string(body["retry_after_s"].get<std::int64_t>()));
  }
  return answer;
}

RawAnswer invalid(const std::vector<Mistake>& mistakes) {
  ordered_json fields = ordered_json::object();
  ordered_json english = ordered_json::object();
  for (const auto& mistake : mistakes) {
    fields[mistake.field] = mistake.vi;
    english[mistake.field] = mistake.en.empty() ? mistake_in_english(mistake.vi) : mistake.en;
  }
  return problem("invalid", {{"fields", fields}, {"fields_en", english}});
}

std::vector<std::string_view> problem_codes() {
  std::vector<std::string_view> codes;
  codes.reserve(known_problems.size());
  for (const auto& one : known_problems) codes.push_back(one.code);
  return codes;
}

}  // namespace console
