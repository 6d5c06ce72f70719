#include "bot/console_side.hpp"

#include <array>
#include <charconv>

#include "bot/errands.hpp"
#include "bot/notice_course.hpp"
#include "bot/notices.hpp"
#include "bot/surveys/opening.hpp"
#include "bot/surveys/questionnaire_check.hpp"
#include "zalo-api/verdict.hpp"
#include "zalo-api/window.hpp"

namespace bot {
namespace {

struct KindWords {
  std::string_view verdict{};
  console::Words words{};
};

// By the verdict; the table of codes has better Vietnamese where it knows the code.
const std::array<KindWords, 11>& kinds() {
  static const std::array<KindWords, 11> table{
      KindWords{"upload_failed",
                {"Zalo không nhận tệp này.",
                 "Zalo did not take this file.",
                 "Kiểm tra loại và cỡ tệp rồi gửi lại.",
                 "Check its kind and size, then send it again."}},
      KindWords{"said_again",
                {"Không rõ Zalo đã nhận hay chưa; đã gửi lại bằng tin khác.",
                 "It is not known whether Zalo took it; it was sent again.",
                 "",
                 ""}},
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
  StaffWords words{message.channel_id, message.text, message.key, message.now, message.not_before};
  if (message.file) {
    words.attachment = message.file->attachment;
    words.path = message.file->path;
    words.file_name = message.file->name;
    words.mime = message.file->type;
  }
  words.zbs = message.zbs;
  words.fields = message.values;
  return staff_errand(words);
}

console::WillSend by_hand(const std::string& why) {
  if (why == "no_channel") {
    return {"bang_tay",
            {},
            {},
            "Người dân không có Zalo: báo bằng điện thoại hoặc văn bản.",
            "The citizen is not on Zalo: tell them by telephone or letter."};
  }
  if (why == "unreachable") {
    return {"bang_tay",
            {},
            {},
            "Zalo không gửi được cho người này: gọi điện.",
            "Zalo cannot reach this person: call them."};
  }
  if (why == "window_closed") {
    return {"bang_tay",
            {},
            {},
            "Đã quá thời hạn Zalo cho gửi tin thường và chưa có tin mẫu được duyệt: gọi điện.",
            "Zalo's window is closed and no template is approved for this: call the citizen."};
  }
  return {"bang_tay",
          {},
          {},
          "Tin không soạn được từ mẫu của hệ thống: gọi điện, và báo quản trị.",
          "The message cannot be written: call the citizen and tell an administrator."};
}

console::WillSend will_send(const Course& course) {
  console::WillSend will;
  switch (course.way) {
    case Way::words:
      will = {"tin_thuong",
              {},
              {},
              "Zalo còn cho gửi tin thường.",
              "Zalo still takes ordinary messages."};
      break;
    case Way::zbs:
      will = {"tin_mau",
              {},
              course.zbs->title,
              "Đã quá thời hạn Zalo cho gửi tin thường: gửi bằng tin mẫu đã duyệt.",
              "Zalo's window for ordinary messages is closed: an approved template goes."};
      break;
    case Way::by_hand:
      will = by_hand(course.why);
      break;
  }
  will.text = course.text;
  return will;
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
  return {window, failure_words, errand, why_said, std::move(moved), {}};
}

console::Outside outside_of(std::function<void()> moved, const Talk& talk) {
  auto outside = outside_of(std::move(moved));
  outside.tell = [talk](storage::Tx& tx, const console::CaseNews& news) {
    const auto citizen = storage::Citizens(tx).by_id(news.held.citizen);
    if (!citizen) return;
    const Scene scene{tx, talk.content, talk.config, talk.metrics, news.now, news.key, *citizen};
    tell_citizen(scene, {news.held, news.notices, news.key});
  };
  outside.surveys.platform = &talk.content.platform;
  outside.surveys.fatigue = &talk.content.fatigue;
  outside.surveys.always_known = always_known;
  outside.surveys.flow_findings = findings_of_flow;
  outside.foresee = [talk](storage::Tx& tx, const console::CaseNews& news) {
    const auto citizen = storage::Citizens(tx).by_id(news.held.citizen);
    if (!citizen || news.notices.empty()) return console::WillSend{};
    const Scene scene{tx, talk.content, talk.config, talk.metrics, news.now, news.key, *citizen};
    return will_send(course_of(scene, news.notices.back()));
  };
  return outside;
}

console::Books books_of(const Talk& talk, console::RegisterWords words) {
  return {&talk.content.catalog,
          &talk.content.deadlines,
          &talk.content.signs,
          std::move(words),
          talk.config.office.lookup_url};
}

console::FileRoom file_room(const FileStore& files) {
  console::FileRoom room;
  room.read = [&files](const std::string& path) { return files.read(path); };
  room.keep = [&files](const console::NewFile& file) -> std::optional<storage::KeptFile> {
    auto kept = files.keep_as(file.id, file.bytes, file.type, file.ending);
    if (!kept) return std::nullopt;
    return std::move(*kept);
  };
  room.removal = [](const console::NewFile& file, base::TimePoint at) {
    return unless_kept_errand(file.id, FileStore::path_of(file.id, file.bytes, file.ending), at);
  };
  return room;
}

base::Result<Desk> load_desk(const std::filesystem::path& folder) {
  if (folder.empty()) return Desk{};
  auto canned = console::load_canned(folder / "canned.jsonc");
  if (!canned) return canned.error();
  auto words = console::load_register_words(folder / "cases" / "register.jsonc");
  if (!words) return words.error();
  return Desk{std::move(*canned), std::move(*words), folder / "ui" / "dist", folder / "public"};
}

}  // namespace bot
