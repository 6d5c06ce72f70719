// langnghe clean: one file without what it tells besides what one sees. The service starts it for
// every document (bot/jail.hpp); by hand it shows what the office's readers get.
#include "bot/cli/command.hpp"
#include "bot/jail.hpp"
#include "papers/papers.hpp"

namespace bot::cli {
namespace {

int act(const Words& words) {
  if (words.size() != 1 || !papers::can_be_cleaned(words.front())) {
    complain("cách gọi: langnghe clean LOẠI <TỆP >BẢN-SẠCH (see --help)");
    return misused;
  }
  const int code = clean_here(words.front());
  if (code != done) complain("không bỏ được thông tin ẩn của tệp này (it cannot be cleaned)");
  return code;
}

}  // namespace

const Command clean{
    "clean",
    "bỏ thông tin ẩn của một tệp (metadata of a file)",
    "langnghe clean LOẠI <TỆP >BẢN-SẠCH\n\n"
    "LOẠI: application/pdf, image/jpeg, image/png … như nội dung của tệp.\n"
    "Bỏ tên người soạn, máy, ngày giờ, nơi chụp; điều nhìn thấy được thì giữ nguyên.\n"
    "Mã thoát 1: tệp hỏng, có mật khẩu hoặc quá lớn.\n\n"
    "Writes the file without author, machine, dates and place; what one sees stays.",
    act};

}  // namespace bot::cli
