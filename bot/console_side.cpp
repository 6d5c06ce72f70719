#include "bot/console_side.hpp"

#include <array>
#include <charconv>

#include "bot/errands.hpp"
#include "zalo-api/verdict.hpp"
#include "zalo-api/window.hpp"

namespace bot {
namespace {

struct KindWords {
  std::string_view verdict{};
  console::Words words{};
};

// By the verdict; the table of codes has better Vietnamese where it knows the code.
const std::array<KindWords, 9>& kinds() {
  static const std::array<KindWords, 9> table{
      KindWords{"window_closed",
                {"Đã quá thời hạn Zalo cho gửi tin thường.",
                 "Zalo's window for ordinary messages is closed.",
                 "Chọn tin mẫu hoặc gọi điện.",
                 "Use a template or call."}},
      KindWords{"person_gone",
                {"Người dân không nhận được tin qua Zalo.",
                 "This person cannot be reached on Zalo.",
                 "Gọi điện cho người dân.",
                 "Call the citizen."}},
      KindWords{"refused",
                {"Zalo từ chối tin này.",
                 "Zalo refused this message.",
                 "Sửa nội dung rồi gửi lại.",
                 "Change the text and send it again."}},
      KindWords{"busy",
                {"Zalo chưa gửi được tin.",
                 "Zalo could not send it yet.",
                 "Hệ thống tự gửi lại.",
                 "It is sent again by itself."}},
      KindWords{"throttled",
                {"Zalo giới hạn tốc độ, tin sẽ đi trong khoảng 1 phút.",
                 "Zalo limits the pace; it goes within a minute.",
                 "Hệ thống tự gửi lại.",
                 "It is sent again by itself."}},
      KindWords{"token_refused",
                {"Kết nối Zalo hết hạn, đang tự nối lại.",
                 "The connection to Zalo is being renewed.",
                 "Hệ thống tự gửi lại.",
                 "It is sent again by itself."}},
      KindWords{"needs_admin",
                {"Zalo cần quản trị xử lý trước khi gửi tiếp.",
                 "An administrator must act before anything is sent.",
                 "Báo quản trị.",
                 "Tell an administrator."}},
      KindWords{"expired",
                {"Tin chờ quá lâu nên không gửi nữa.",
                 "It waited too long and is not sent any more.",
                 "Gửi lại nếu còn cần.",
                 "Send it again if it is still needed."}},
      KindWords{"forgotten",
                {"Dữ liệu của người dân đã được xóa theo yêu cầu.",
                 "The citizen's data were erased on request.",
                 "",
                 ""}}};
  return table;
}

console::Words words_of_kind(std::string_view verdict) {
  for (const auto& kind : kinds()) {
    if (kind.verdict == verdict) return kind.words;
  }
  return {"Chưa gửi được tin.", "It could not be sent.", "Báo quản trị.", "Tell an administrator."};
}

console::Window window(base::TimePoint last_interaction, base::TimePoint now) {
  const auto found = zalo::window_at({}, last_interaction, now);
  switch (found.price) {
    case zalo::Price::free:
      return {console::WindowKind::free, found.until};
    case zalo::Price::charged:
      return {console::WindowKind::charged, found.until};
    case zalo::Price::closed:
      return {console::WindowKind::closed, found.until};
  }
  return {console::WindowKind::closed, found.until};
}

storage::Errand errand(const console::StaffMessage& message) {
  return staff_errand(
      {message.channel_id, message.text, message.key, message.now, message.not_before});
}

}  // namespace

console::Words failure_words(std::string_view why) {
  const auto blank = std::min(why.find(' '), why.size());
  auto words = words_of_kind(why.substr(0, blank));
  int code = 0;
  const auto digits = why.substr(std::min(blank + 1, why.size()));
  std::from_chars(digits.data(), digits.data() + digits.size(), code);
  if (code == 0) return words;
  words.en += " (" + std::to_string(code) + ")";
  if (const auto* meaning = zalo::find_code(zalo::Api::openapi, code)) {
    words.vi = meaning->meaning;
    words.next_vi = meaning->what_to_do;
  }
  return words;
}

console::Outside outside_of(std::function<void()> moved) {
  return {window, failure_words, errand, why_said, std::move(moved)};
}

base::Result<Desk> load_desk(const std::filesystem::path& folder) {
  if (folder.empty()) return Desk{};
  auto canned = console::load_canned(folder / "canned.jsonc");
  if (!canned) return canned.error();
  return Desk{std::move(*canned), folder / "ui" / "dist"};
}

}  // namespace bot
