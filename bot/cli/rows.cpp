// langnghe rows: the rows of a workbook as CSV. The service starts it for every list of people that
// comes as XLSX (bot/jail.hpp); by hand it shows what is read of one.
#include "bot/cli/command.hpp"
#include "bot/jail.hpp"

namespace bot::cli {
namespace {

int act(const Words& words) {
  if (!words.empty()) {
    complain("cách gọi: langnghe rows <TỆP.xlsx >BẢNG.csv (see --help)");
    return misused;
  }
  const int code = rows_here();
  if (code != done) complain("không đọc được bảng tính này (the workbook cannot be read)");
  return code;
}

}  // namespace

const Command rows{
    "rows",
    "đọc các dòng của bảng tính (rows of a workbook)",
    "langnghe rows <TỆP.xlsx >BẢNG.csv\n\n"
    "Trang tính đầu tiên có dữ liệu; dòng đầu của kết quả là tên trang. Ngày thành yyyy-mm-dd,\n"
    "công thức thành giá trị, số 0 ở đầu được giữ.\n"
    "Mã thoát khác 0: không phải .xlsx, có mật khẩu, hỏng hoặc quá lớn.\n\n"
    "The first sheet that has rows, as CSV; its name comes first.",
    act};

}  // namespace bot::cli
