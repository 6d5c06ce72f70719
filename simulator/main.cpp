#include <cstdio>
#include <cstdlib>
#include <exception>
#include <span>
#include <string>

#include "simulator/program.hpp"

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe) no thread has started yet
  return value ? value : "";
}

int fail(const std::string& sentence) {
  std::fprintf(stderr, "zalo-simulator: %s\n", sentence.c_str());
  return 1;
}

int run_program(std::span<char* const> all) {
  const auto arguments = simulator::read_arguments(all.subspan(1), environment);
  if (!arguments) return fail(arguments.error().what);
  if (arguments->help) {
    std::fputs(simulator::usage().c_str(), stdout);
    return 0;
  }
  const auto ended = simulator::run(*arguments, all.front());
  return ended ? 0 : fail(ended.error().what);
}

}  // namespace

int main(int count, char** words) {
  try {
    return run_program({words, static_cast<std::size_t>(count)});
  } catch (const std::exception& e) {
    std::fprintf(stderr, "zalo-simulator: %s\n", e.what());
    return 1;
  }
}
