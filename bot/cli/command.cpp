#include "bot/cli/command.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>

#include <fmt/format.h>

namespace bot::cli {
namespace {

constexpr std::array<const Command*, 11> commands{
    &run, &check, &chat, &tokens, &queue, &migrate, &staff, &audit, &clean, &rows, &backup};

void print_overview() {
  fmt::print(
      "Lắng Nghe: tiếp nhận phản ánh về thủ tục hành chính qua Zalo.\n"
      "Feedback on administrative procedures through a Zalo Official Account.\n\n"
      "  langnghe LỆNH [lựa chọn]      langnghe LỆNH --help\n\n");
  for (const auto* command : commands) fmt::print("  {:<9}{}\n", command->name, command->summary);
}

bool asks_for_help(const Words& words) {
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word == "--help" || word == "-h";
  });
}

}  // namespace

void complain(std::string_view sentence) {
  fmt::print(stderr, "langnghe: {}\n", sentence);
}

// The last of the four places that catch: a failure of any command ends here, with a sentence.
int run_command(const Words& words) {
  if (words.empty() || words.front() == "--help" || words.front() == "-h") {
    print_overview();
    return words.empty() ? misused : done;
  }
  for (const auto* command : commands) {
    if (command->name != words.front()) continue;
    const Words rest(words.begin() + 1, words.end());
    if (asks_for_help(rest)) {
      fmt::print("{}\n", command->help);
      return done;
    }
    try {
      return command->run(rest);
    } catch (const std::exception& e) {
      complain(e.what());
      return failed;
    }
  }
  complain(
      fmt::format("không có lệnh \"{}\" (unknown command). Xem: langnghe --help", words.front()));
  return misused;
}

}  // namespace bot::cli
