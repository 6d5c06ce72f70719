// The commands of the program. Each returns the process's exit code: 0 done, 1 it failed and said
// why in one sentence, 2 it was called wrongly.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bot::cli {

inline constexpr int done = 0;
inline constexpr int failed = 1;
inline constexpr int misused = 2;

using Words = std::vector<std::string>;

struct Command {
  std::string_view name{};
  std::string_view summary{};  // one line for the list of commands
  std::string_view help{};     // the whole text of --help
  int (*run)(const Words& words) = nullptr;
};

int run_command(const Words& words);

extern const Command run;
extern const Command check;
extern const Command chat;
extern const Command tokens;
extern const Command queue;
extern const Command migrate;
extern const Command staff;
extern const Command audit;
extern const Command clean;
extern const Command rows;
extern const Command backup;

// One sentence to the person at the terminal, on standard error.
void complain(std::string_view sentence);

}  // namespace bot::cli
