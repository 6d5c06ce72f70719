// The error codes of Zalo as data. Sources: zalo-api/README.md, sections 2.3, 6.1 and 6.2.
// needs_admin is kept for what stops every message; a fault of one template or one message is
// "refused" (and alerts), a quota or an empty purse is "busy", because free replies still go.
#include <algorithm>
#include <array>

#include "zalo-api/verdict.hpp"

namespace zalo {
namespace {

using enum Verdict;
using enum WaitFor;

constexpr std::string_view oa = "6.1";
constexpr std::string_view zbs = "6.2";
constexpr std::string_view login = "2.3";

// What staff should do, where the same answer fits many codes.
constexpr std::string_view itself = "Hệ thống tự gửi lại.";
constexpr std::string_view admin = "Báo quản trị.";
constexpr std::string_view developer = "Báo quản trị: hệ thống tạo tin chưa đúng.";
constexpr std::string_view call = "Gọi điện hoặc chọn tin mẫu.";
constexpr std::string_view phone_call = "Gọi điện cho người dân.";
constexpr std::string_view no_repeat = "Ghi chú, không gửi lại.";
constexpr std::string_view fix_template = "Sửa tin mẫu hoặc chọn mẫu khác.";
constexpr std::string_view pay = "Quản trị nạp tiền hoặc mua thêm gói; tin đang xếp hàng.";
constexpr std::string_view reconnect = "Quản trị cấp lại quyền cho ứng dụng.";

constexpr CodeMeaning of_oa(int code,
                            Verdict verdict,
                            std::string_view meaning,
                            std::string_view what_to_do,
                            WaitFor wait = nothing) {
  return {Api::openapi, code, verdict, wait, meaning, what_to_do, oa};
}

constexpr CodeMeaning at_most(int tries, CodeMeaning meaning) {
  meaning.tries_max = tries;
  return meaning;
}

constexpr CodeMeaning for_all(CodeMeaning meaning) {
  meaning.for_all = true;
  return meaning;
}

constexpr CodeMeaning of_zbs(int code,
                             Verdict verdict,
                             std::string_view meaning,
                             std::string_view what_to_do,
                             WaitFor wait = nothing) {
  return {Api::business, code, verdict, wait, meaning, what_to_do, zbs};
}

constexpr CodeMeaning of_login(int code, std::string_view meaning) {
  return {Api::oauth, code, needs_admin, nothing, meaning, reconnect, login};
}

constexpr std::array codes{
    // ---- 6.1: openapi.zalo.me
    of_oa(0, delivered, "Đã gửi.", ""),
    of_oa(-32,
          throttled,
          "Zalo giới hạn tốc độ, tin sẽ đi trong khoảng 1 phút.",
          itself,
          next_minute),
    of_oa(-100, refused, "Ảnh hoặc tệp đã tải lên Zalo quá 7 ngày.", "Tải lại ảnh hoặc tệp."),
    at_most(3, of_oa(-200, busy, "Zalo chưa gửi được tin.", itself)),  // "R <= 3 then X"
    of_oa(-201, refused, "Zalo từ chối định dạng tin này.", "Gửi dạng chữ."),
    of_oa(-204, needs_admin, "Tài khoản OA đã bị xóa.", admin),
    of_oa(-205, needs_admin, "Tài khoản OA không tồn tại.", admin),
    of_oa(-209, needs_admin, "Ứng dụng chưa được kích hoạt trên Zalo.", admin),
    of_oa(-210,
          refused,
          "Tin vượt giới hạn cho phép, thường là dài quá 2000 ký tự.",
          "Tách thành 2 tin."),
    for_all(of_oa(-211, busy, "Hết hạn mức gửi tin của OA.", pay, next_day)),
    of_oa(-212, needs_admin, "Ứng dụng chưa đăng ký dùng chức năng này của Zalo.", admin),
    of_oa(-213, person_gone, "Người dân chưa quan tâm OA.", phone_call),
    of_oa(-214, busy, "Zalo đang xử lý bài viết.", itself),
    of_oa(-216, token_refused, "Kết nối Zalo hết hạn, đang tự nối lại.", itself),
    of_oa(-217, person_gone, "Người dân đã chặn lời mời từ OA.", no_repeat),
    of_oa(-218, busy, "Người dân đã nhận đủ số tin Zalo cho phép.", itself, next_day),
    of_oa(-219, needs_admin, "Ứng dụng đã bị gỡ hoặc bị khóa trên Zalo.", admin),
    of_oa(-220, token_refused, "Kết nối Zalo hết hạn hoặc đã bị hủy, đang tự nối lại.", itself),
    of_oa(-221, needs_admin, "OA cần được xác thực mới dùng được chức năng này.", admin),
    of_oa(-223, needs_admin, "OA chưa cấp quyền này cho ứng dụng.", reconnect),
    of_oa(-224, needs_admin, "OA cần nâng gói dịch vụ mới dùng được chức năng này.", admin),
    of_oa(
        -227, person_gone, "Tài khoản Zalo này bị khóa hoặc ngừng dùng trên 45 ngày.", phone_call),
    of_oa(-230,
          window_closed,
          "Người dân chưa nhắn cho OA trong 7 ngày nên Zalo không cho gửi tin thường.",
          call),
    of_oa(
        -232, window_closed, "Người dân chưa nhắn cho OA hoặc lần nhắn gần nhất đã quá hạn.", call),
    of_oa(-233, refused, "Zalo không hỗ trợ loại tin này.", "Gửi dạng chữ."),
    of_oa(
        -234, busy, "Zalo không cho gửi loại tin này từ 22 giờ đến 6 giờ.", "Hẹn 06:00.", morning),
    of_oa(-235, needs_admin, "Loại OA này không dùng được chức năng.", admin),
    of_oa(-237, refused, "Nhóm Zalo đã hết hạn.", admin),
    of_oa(-238, refused, "Tài nguyên đã được dùng.", developer),
    of_oa(-240, refused, "Zalo đã đóng cách gửi tin cũ (phiên bản 2).", developer),
    of_oa(-241, refused, "Tài nguyên đã bị khóa.", developer),
    of_oa(-242, needs_admin, "Mã chứng thực ứng dụng (appsecret_proof) không đúng.", admin),
    of_oa(-244, window_closed, "Người dân không muốn nhận loại tin này.", no_repeat),
    of_oa(-248, refused, "Zalo cho rằng nội dung vi phạm quy định.", "Sửa nội dung."),
    for_all(of_oa(-249,
                  refused,
                  "Tin mẫu này không gửi được qua Zalo cá nhân.",
                  "Gửi tin mẫu theo số điện thoại.")),
    for_all(of_oa(-320, busy, "OA cần liên kết tài khoản Zalo Cloud.", pay, next_day)),
    for_all(of_oa(
        -321, busy, "Hết tiền trong tài khoản Zalo Cloud. Quản trị đã được báo.", pay, next_day)),
    of_oa(-403, refused, "OA không ở trong nhóm này.", admin),
    of_oa(-1340, refused, "Không tìm thấy biểu mẫu quảng cáo.", developer),
    of_oa(-1341, refused, "Không có quyền với biểu mẫu quảng cáo.", developer),

    // ---- 6.2: business.openapi.zalo.me
    of_zbs(0, delivered, "Đã gửi.", ""),
    of_zbs(-32,
           throttled,
           "Zalo giới hạn tốc độ, tin sẽ đi trong khoảng 1 phút.",
           itself,
           next_minute),
    of_zbs(-100, busy, "Zalo báo lỗi không rõ nguyên nhân.", itself),
    of_zbs(-101, needs_admin, "Ứng dụng Zalo không hợp lệ.", admin),
    of_zbs(-102, needs_admin, "Ứng dụng Zalo không tồn tại.", admin),
    of_zbs(-103, needs_admin, "Ứng dụng chưa được kích hoạt trên Zalo.", admin),
    of_zbs(-104, needs_admin, "Khóa bí mật của ứng dụng không đúng.", admin),
    of_zbs(-105, needs_admin, "Ứng dụng chưa liên kết với OA.", admin),
    of_zbs(-106, refused, "Zalo không hỗ trợ phương thức này.", developer),
    of_zbs(-107, refused, "Mã tin không hợp lệ.", developer),
    of_zbs(-108, refused, "Số điện thoại không hợp lệ.", "Kiểm tra lại số điện thoại."),
    for_all(of_zbs(-109, refused, "Mã tin mẫu không hợp lệ.", fix_template)),
    for_all(of_zbs(-1091, refused, "Tin mẫu không được phép sửa.", fix_template)),
    of_zbs(
        -110, window_closed, "Phiên bản Zalo của người dân không nhận được tin này.", phone_call),
    for_all(of_zbs(-111, refused, "Tin mẫu thiếu nội dung.", fix_template)),
    of_zbs(-112, refused, "Nội dung tin mẫu không đúng kiểu.", fix_template),
    of_zbs(-1121, refused, "Nội dung một ô của tin mẫu dài quá.", fix_template),
    for_all(of_zbs(-1122, refused, "Tin mẫu thiếu một ô nội dung.", fix_template)),
    of_zbs(-1123, refused, "Zalo không tạo được mã QR của tin mẫu.", fix_template),
    of_zbs(-1124, refused, "Một ô của tin mẫu không đúng định dạng.", fix_template),
    for_all(of_zbs(-113, refused, "Nút của tin mẫu không hợp lệ.", fix_template)),
    for_all(of_zbs(-1131, refused, "Đường dẫn của nút không hợp lệ.", fix_template)),
    of_zbs(-114, window_closed, "Người dân không nhận được tin qua Zalo.", phone_call),
    for_all(of_zbs(-115, busy, "Hết hạn mức hoặc hết tiền gửi tin mẫu.", pay, next_day)),
    of_zbs(-116, refused, "Nội dung tin không hợp lệ.", fix_template),
    for_all(of_zbs(-117, refused, "Ứng dụng chưa được quyền dùng tin mẫu này.", admin)),
    of_zbs(-118, person_gone, "Số này không có Zalo hoặc tài khoản đã ngừng.", phone_call),
    of_zbs(-119, person_gone, "Tài khoản Zalo này không nhận được tin.", phone_call),
    of_zbs(-120, needs_admin, "OA chưa được cấp quyền gửi tin mẫu.", admin),
    for_all(of_zbs(-1201, refused, "OA chưa được quyền gửi tin mẫu hậu mãi (nhóm 3).", admin)),
    for_all(of_zbs(-1202, refused, "OA chưa được quyền dùng hình ảnh trong tin mẫu.", admin)),
    of_zbs(-121, refused, "Yêu cầu gửi đi không có nội dung.", developer),
    of_zbs(-122, refused, "Yêu cầu gửi đi không đúng định dạng.", developer),
    of_zbs(-123, refused, "Không giải mã được nội dung RSA.", developer),
    of_zbs(-124, token_refused, "Kết nối Zalo hết hạn, đang tự nối lại.", itself),
    of_zbs(-1241, needs_admin, "Mã chứng thực ứng dụng (appsecret_proof) không đúng.", admin),
    of_zbs(-125, needs_admin, "Mã OA không hợp lệ.", admin),
    for_all(of_zbs(-126, refused, "Ví thử nghiệm đã hết.", admin)),
    for_all(of_zbs(-127, refused, "Tin thử nghiệm chỉ gửi được cho quản trị.", admin)),
    of_zbs(-128, refused, "Chưa có khóa RSA.", developer),
    of_zbs(-129, refused, "Không tạo được khóa RSA.", developer),
    of_zbs(-130, refused, "Nội dung tin dài quá.", fix_template),
    for_all(of_zbs(-131, refused, "Tin mẫu chưa được Zalo duyệt.", fix_template)),
    of_zbs(-132, refused, "Tham số không hợp lệ.", developer),
    of_zbs(
        -133, busy, "Zalo không cho gửi tin mẫu này từ 22 giờ đến 6 giờ.", "Hẹn 06:00.", morning),
    of_zbs(-134, refused, "Người dân chưa đồng ý nhận tin mẫu.", phone_call),
    of_zbs(-135, needs_admin, "OA không được gửi tin mẫu.", admin),
    of_zbs(-1351, needs_admin, "Zalo đã chặn OA gửi tin mẫu.", admin),
    of_zbs(-136, needs_admin, "OA cần liên kết tài khoản Zalo Cloud.", admin),
    for_all(of_zbs(-137, busy, "Zalo chưa trừ được tiền trong tài khoản.", pay, next_day)),
    of_zbs(-138, needs_admin, "Ứng dụng chưa được quyền gửi tin mẫu.", admin),
    of_zbs(-1381, needs_admin, "Tiện ích chưa được quyền gửi tin mẫu.", admin),
    of_zbs(-139, window_closed, "Người dân không muốn nhận loại tin này.", no_repeat),
    of_zbs(-140, window_closed, "Người dân không đủ điều kiện nhận loại tin này.", phone_call),
    of_zbs(-141, person_gone, "Người dân không muốn nhận tin của OA.", no_repeat),
    of_zbs(-142, refused, "Chưa có khóa RSA của ứng dụng.", developer),
    of_zbs(-143, refused, "Khóa RSA đã có.", developer),
    for_all(of_zbs(-144, busy, "OA đã hết số tin mẫu của hôm nay.", itself, next_day)),
    for_all(of_zbs(-1441, busy, "OA đã hết số tin hậu mãi của tháng.", itself, next_month)),
    for_all(of_zbs(-145, refused, "Loại nội dung này không được phép gửi.", admin)),
    for_all(of_zbs(-146, refused, "Tin mẫu bị khóa vì chất lượng gửi thấp.", fix_template)),
    for_all(of_zbs(-147, busy, "Tin mẫu đã hết số lượt của hôm nay.", itself, next_day)),
    of_zbs(-1471, busy, "Người dân đã nhận đủ tin hậu mãi của tháng.", itself, next_month),
    of_zbs(-1472, busy, "Người dân đã nhận đủ tin quảng bá của hôm nay.", itself, next_day),
    of_zbs(-148, refused, "Thiếu mã hành trình.", developer),
    of_zbs(-149, refused, "Mã hành trình không hợp lệ.", developer),
    of_zbs(-1491, refused, "Mã hành trình không đúng loại.", developer),
    of_zbs(-150, refused, "Mã hành trình đã hết hạn.", developer),
    of_zbs(-151, refused, "Tin mẫu mã hóa đầu cuối không hợp lệ.", developer),
    of_zbs(-152, refused, "Khóa mã hóa đầu cuối không hợp lệ.", developer),
    of_zbs(-153, refused, "Nội dung mã hóa đầu cuối không hợp lệ.", developer),
    of_zbs(-158, refused, "Tệp tải lên quá lớn.", "Chọn tệp nhỏ hơn."),
    of_zbs(-159, refused, "Định dạng tệp không được phép.", "Chọn tệp khác."),
    of_zbs(-160, refused, "Đã hết số lần tạo tin mẫu của hôm nay.", "Làm lại vào ngày mai."),
    of_zbs(-161, refused, "Chế độ gửi không hợp lệ.", developer),
    of_zbs(-162, refused, "Chế độ gửi không được phép dùng.", developer),

    // ---- 2.3: oauth.zaloapp.com. There is no official table: every other code is permanent too.
    of_login(-14002, "Mã ứng dụng không hợp lệ hoặc ứng dụng chưa kích hoạt."),
    of_login(-14003, "Địa chỉ quay về (callback) chưa đăng ký đúng trên Zalo."),
    of_login(-14012, "OA không thuộc quyền của người cấp phép."),
    of_login(-14014, "Mã làm mới không còn dùng được."),
    of_login(-14024, "OA không thuộc quyền của người cấp phép."),
};

}  // namespace

const std::string_view codes_checked_on = "2026-10-04";

std::span<const CodeMeaning> all_codes() {
  return codes;
}

const CodeMeaning* find_code(Api api, int code) {
  const auto* found = std::find_if(codes.begin(), codes.end(), [&](const CodeMeaning& known) {
    return known.api == api && known.code == code;
  });
  return found == codes.end() ? nullptr : found;
}

}  // namespace zalo
