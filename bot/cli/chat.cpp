// langnghe chat: talk with the bot in the terminal, on a virtual clock, without Zalo.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <unistd.h>

#include <fmt/format.h>

#include "base/crypto.hpp"
#include "base/log.hpp"
#include "bot/cli/command.hpp"
#include "bot/cli/setup.hpp"
#include "bot/rehearsal_config.hpp"
#include "bot/transcript.hpp"

namespace bot::cli {
namespace {

// A folder that is gone when the chat is over.
class ScratchFolder {
 public:
  ScratchFolder()
      : path_(std::filesystem::temp_directory_path() / ("langnghe-chat-" + base::random_word(10))) {
    std::filesystem::create_directories(path_);
  }

  ~ScratchFolder() {
    std::error_code failed;
    std::filesystem::remove_all(path_, failed);
  }

  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// What people type, as a transcript's input line: "/photo giấy hẹn" → "C* image giấy hẹn".
std::string as_line(const std::string& typed) {
  if (typed.starts_with("+ ") || typed.starts_with("S:") || typed.starts_with("S>") ||
      typed.starts_with("@ ")) {
    return typed;
  }
  if (typed.starts_with('#')) return "C> " + typed;
  if (typed == "/follow") return "C+ follow";
  if (typed == "/unfollow") return "C- unfollow";
  if (typed.starts_with("/photo")) return "C* image" + typed.substr(6);
  if (typed.starts_with("/voice")) return "C* audio" + typed.substr(6);
  if (typed.starts_with('/')) return "C* " + typed.substr(1);
  return "C: " + typed;
}

constexpr std::string_view record_command = "/record ";

void begin_recording(const std::string& file, std::ofstream& record) {
  record.open(file);
  fmt::print("{}\n",
             record ? "Đang ghi (recording)." : "Không mở được tệp (cannot open the file).");
}

void play_typed(Transcript& transcript, const std::string& typed, std::ofstream& record) {
  const std::string line = as_line(typed);
  const auto followed = transcript.play(line);
  if (!followed) return complain(followed.error().what);
  fmt::print("{}", *followed);
  if (record.is_open()) record << line << '\n' << *followed << std::flush;
}

int converse(Transcript& transcript) {
  const bool terminal = isatty(STDIN_FILENO) != 0;
  std::ofstream record;
  std::string typed;
  while (true) {
    if (terminal) fmt::print("> ");
    std::fflush(stdout);
    if (!std::getline(std::cin, typed) || typed == "/quit") return done;
    if (typed.starts_with(record_command)) {
      begin_recording(typed.substr(record_command.size()), record);
    } else if (!typed.empty()) {
      play_typed(transcript, typed, record);
    }
  }
}

int act(const Words& words) {
  const auto arguments = arguments_of(words, {});
  if (!arguments) return misused;
  config::Config config = rehearsal_config();
  if (arguments->has("--config")) {
    const auto loaded = config_of(*arguments);
    if (!loaded) return failed;
    config = *loaded;
  }
  base::set_log_threshold(base::Level::warning);
  Content content;
  if (!load_or_complain(content_folders(config), content)) return failed;
  const ScratchFolder scratch;
  Transcript transcript(scratch.path(), content, config);
  const std::string flow = arguments->rest.empty() ? "" : arguments->rest.front();
  if (isatty(STDIN_FILENO) != 0) {
    fmt::print(
        "Gõ như người dân gõ. \"+ 2h\": thời gian trôi; /photo /voice /sticker /location /file;\n"
        "/record TỆP ghi lại; /quit thoát. Bắt đầu 09:00 thứ Hai 23/11/2026.\n");
  }
  if (!flow.empty()) {
    const auto begun = transcript.play("C: " + flow);
    if (begun) fmt::print("{}", *begun);
  }
  return converse(transcript);
}

}  // namespace

const Command chat{
    "chat",
    "trò chuyện thử trong cửa sổ lệnh, giờ ảo (try a conversation here)",
    "langnghe chat [CHỮ ĐẦU] [--config TỆP]\n\n"
    "Trò chuyện với hệ thống ngay trong cửa sổ lệnh, không cần Zalo, trên đồng hồ ảo và một\n"
    "cơ sở dữ liệu tạm. Mỗi dòng là một tin của người dân; riêng:\n"
    "  + 2h          thời gian trôi hai giờ\n"
    "  /photo CHỮ    gửi ảnh; cũng có /file /voice /video /sticker /location /follow\n"
    "  #…            bấm nút có mã đó\n"
    "  S: CHỮ        cán bộ trả lời trong công cụ của Zalo;  S> take TÊN, S> back\n"
    "  /record TỆP   ghi cuộc trò chuyện thành tệp mẫu;  /quit thoát\n\n"
    "A conversation in the terminal with a virtual clock and a temporary database.",
    act};

}  // namespace bot::cli
