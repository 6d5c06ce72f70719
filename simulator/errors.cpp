#include "simulator/errors.hpp"

#include <algorithm>
#include <array>

namespace simulator {
namespace {

struct Row {
  int code = 0;
  std::string_view message{};
  std::string_view reason{};
};

// Spellings such as "registed" are the platform's own.
constexpr std::array rows{
    Row{0, "Success", "Mất kết nối, hoặc Zalo trả lời bằng một lỗi HTTP."},
    Row{-32,
        "Your application reached limit call api",
        "Ứng dụng gọi quá số lần cho phép trong một phút."},
    Row{-100, "attachment_id was expired", "Tệp đã tải lên quá 7 ngày nên không còn dùng được."},
    Row{-106, "Method is unsupported", "Cách gọi này không được hỗ trợ."},
    Row{-108, "Phone number is invalid", "Số điện thoại không hợp lệ."},
    Row{-109, "Template id is invalid", "Không có mẫu tin này."},
    Row{-118,
        "Zalo account does not exist or has been deactivated",
        "Số điện thoại này không dùng Zalo."},
    Row{-121, "Body data is empty", "Nội dung gửi đi bị trống."},
    Row{-122, "Body data is not a valid json format", "Nội dung gửi đi không phải JSON."},
    Row{-124, "Access token is invalid", "Mã truy cập không đúng hoặc đã hết hạn."},
    Row{-132, "Parameter is invalid", "Tham số không hợp lệ."},
    Row{-133,
        "This template cannot be sent at night (10:00PM - 6:00AM)",
        "Mẫu tin này không gửi được từ 22 giờ đến 6 giờ."},
    Row{-1241, "appsecret_proof is invalid", "Chữ ký appsecret_proof không đúng."},
    Row{-200, "Send message failed", "Zalo không gửi được tin."},
    Row{-201, "Parameter is invalid!", "Tham số không hợp lệ, ví dụ người nhận không tồn tại."},
    Row{-204, "Offical Account is disable", "Official Account đã bị khóa."},
    Row{-205, "Offical Account is not exist", "Official Account không tồn tại."},
    Row{-209,
        "Not supported this api",
        "Zalo không có lệnh này hoặc ứng dụng chưa được kích hoạt."},
    Row{-210, "Parameter exceeds allowable limit", "Nội dung dài quá mức cho phép."},
    Row{-211, "Out of quota", "Đã hết số tin được phép gửi."},
    Row{-212, "App has not registed this api", "Ứng dụng chưa đăng ký dùng lệnh này."},
    Row{-213, "User has not followed OA", "Người này chưa quan tâm hoặc đã bỏ quan tâm tài khoản."},
    Row{-216, "Access token is invalid", "Mã truy cập không đúng."},
    Row{-217, "User has blocked invitation from OA", "Người này đã chặn tin của tài khoản."},
    Row{-218, "Out of quota receive", "Người này đã nhận đủ số tin cho phép."},
    Row{-219, "App is removed or disabled", "Ứng dụng đã bị gỡ hoặc bị khóa."},
    Row{-220, "access_token is expired or removed", "Mã truy cập đã hết hạn hoặc đã bị thay."},
    Row{-221, "The OA needs to be verified to use this feature", "Tài khoản cần được xác thực."},
    Row{-223,
        "Official Account has not authorized this API",
        "Tài khoản chưa cấp quyền cho lệnh này."},
    Row{-224,
        "The OA needs to upgrade OA Tier Package to use this feature",
        "Tài khoản cần nâng cấp gói dịch vụ."},
    Row{-227,
        "User is banned or has been inactive for more than 45 days",
        "Người này bị khóa hoặc không dùng Zalo hơn 45 ngày."},
    Row{-230,
        "User has not interacted with the OA in the past 7 days",
        "Người này không nhắn tin trong 7 ngày qua nên không gửi được nữa."},
    Row{-232,
        "User has not interacted with the OA, or the last interaction has expired",
        "Người này chưa từng nhắn tin cho tài khoản."},
    Row{-233, "message type is invalid or not support", "Loại tin này không được hỗ trợ."},
    Row{-234,
        "This message cannot be sent at night (10:00PM - 6:00AM)",
        "Loại tin này không gửi được từ 22 giờ đến 6 giờ."},
    Row{-240,
        "MessageV2 API has been shut down, please switch to MessageV3",
        "Lệnh gửi tin bản 2 đã ngừng."},
    Row{-242,
        "Invalid appsecret_proof provided in the API argument",
        "Chữ ký appsecret_proof không đúng."},
    Row{-244,
        "User has restricted this message type from your OA",
        "Người này đã từ chối loại tin này."},
    Row{-248, "Violates our platform standards", "Nội dung vi phạm quy định của Zalo."},
    Row{-249,
        "Template does not support send via UID",
        "Mẫu tin này chỉ gửi được theo số điện thoại."},
    Row{-321, "Out of money", "Tài khoản trả phí đã hết tiền."},
};

const Row* row_of(int code) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.code == code; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::string_view api_message(int code) {
  const auto* row = row_of(code);
  return row ? row->message : "Unknown error";
}

std::string_view reason_in_vietnamese(int code) {
  const auto* row = row_of(code);
  return row ? row->reason : "Zalo từ chối tin này.";
}

}  // namespace simulator
