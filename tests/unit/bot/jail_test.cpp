// Documents cleaned in a process of their own, by the real program.
#include "bot/jail.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <string>
#include <sys/time.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>

#include "papers/papers.hpp"
#include "tests/unit/papers/samples.hpp"

namespace {

const std::string program = LANGNGHE_BIN_DIR "/langnghe";

// `langnghe clean` while it waits for its document.
class Waiting {
 public:
  Waiting() {
    REQUIRE(::pipe(document_.data()) == 0);
    posix_spawn_file_actions_t files{};
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, document_[0], STDIN_FILENO);
    std::string command = "clean";
    std::string type{papers::pdf_type};
    std::string name = program;
    const std::array<char*, 4> words{name.data(), command.data(), type.data(), nullptr};
    REQUIRE(::posix_spawn(&pid_, name.c_str(), &files, nullptr, words.data(), nullptr) == 0);
    posix_spawn_file_actions_destroy(&files);
  }

  ~Waiting() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    for (const int end : document_) ::close(end);
  }

  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  Waiting(Waiting&&) = delete;
  Waiting& operator=(Waiting&&) = delete;

  // The hard limit, as /proc tells it.
  std::string limit(const std::string& what) const {
    std::ifstream limits("/proc/" + std::to_string(pid_) + "/limits");
    for (std::string line; std::getline(limits, line);) {
      if (line.rfind(what, 0) != 0) continue;
      std::istringstream rest(line.substr(what.size()));
      std::string soft;
      std::string hard;
      rest >> soft >> hard;
      return hard;
    }
    return "";
  }

 private:
  std::array<int, 2> document_{};
  pid_t pid_ = -1;
};

}  // namespace

TEST_CASE("a document comes back as if it had been cleaned here") {
  const auto apart = bot::cleaned_apart(samples::pdf(), papers::pdf_type, program);
  REQUIRE(apart);
  CHECK(apart == papers::without_metadata(samples::pdf(), papers::pdf_type));
  CHECK(apart->find("TheWriter") == std::string::npos);
}

TEST_CASE("a document that cannot be cleaned gives nothing, again and again") {
  for (int i = 0; i < 3; ++i) {
    CHECK_FALSE(bot::cleaned_apart("%PDF-1.7 broken", papers::pdf_type, program));
    CHECK_FALSE(bot::cleaned_apart(samples::pdf(), "text/plain", program));
    CHECK(bot::cleaned_apart(samples::pdf(), papers::pdf_type, program));
  }
}

TEST_CASE("signals to the service do not end the waiting for a document") {
  struct sigaction act {};

  act.sa_handler = [](int) {};  // without SA_RESTART: every wait is broken off
  REQUIRE(::sigaction(SIGALRM, &act, nullptr) == 0);
  const itimerval often{{0, 500}, {0, 500}};
  REQUIRE(::setitimer(ITIMER_REAL, &often, nullptr) == 0);
  for (int i = 0; i < 3; ++i) {
    CHECK(bot::cleaned_apart(samples::pdf(), papers::pdf_type, program));
  }
  const itimerval never{};
  ::setitimer(ITIMER_REAL, &never, nullptr);
}

TEST_CASE("a program that is not there, or breaks off, gives nothing") {
  CHECK_FALSE(bot::cleaned_apart(samples::pdf(), papers::pdf_type, "/nowhere/langnghe"));
  CHECK_FALSE(bot::cleaned_apart(samples::pdf(), papers::pdf_type, "/bin/false"));
}

TEST_CASE("before it reads a document it may have no more than the bounds say") {
  const Waiting clean;
  // The last one it sets.
  const std::string last = bot::jail::watched ? "Max core file size" : "Max processes";
  for (int i = 0; i < 500 && clean.limit(last) != "0"; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  CHECK(clean.limit(last) == "0");
  CHECK(clean.limit("Max core file size") == "0");
  CHECK(clean.limit("Max cpu time") == std::to_string(bot::jail::time_max.count()));
  CHECK(clean.limit("Max file size") == std::to_string(bot::jail::output_max));
  if (!bot::jail::watched) {
    CHECK(clean.limit("Max address space") == std::to_string(bot::jail::memory_max));
  }
}
