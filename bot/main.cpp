// langnghe: one program for everything; see `langnghe --help`.
#include "bot/cli/command.hpp"

int main(int argc, char** argv) {
  return bot::cli::run_command({argv + 1, argv + argc});
}
