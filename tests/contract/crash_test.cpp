// A process killed at any instruction: what it had reported as committed is there, whole, and
// nothing that it never began. (A kill leaves the kernel's caches; a power cut is another test.)
#include <csignal>
#include <set>
#include <spawn.h>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "storage/sqlite/backup.hpp"
#include "tests/support/temp_database.hpp"

extern char** environ;

namespace {

struct Said {
  std::set<std::string> begun{};
  std::set<std::string> committed{};
};

class Child {
 public:
  Child(const std::string& file, const std::string& way) {
    REQUIRE(::pipe(pipe_) == 0);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe_[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, pipe_[0]);
    std::string program = LANGNGHE_BIN_DIR "/storage_crash_child";
    std::string path = file;
    std::string mode = way;
    char* const arguments[] = {program.data(), path.data(), mode.data(), nullptr};
    REQUIRE(::posix_spawn(&pid_, program.c_str(), &actions, nullptr, arguments, environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe_[1]);
  }

  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  ~Child() {
    kill();
    ::close(pipe_[0]);
  }

  // Reads until so many commits were reported, kills, and reads what was still in the pipe.
  Said listen_and_kill(std::size_t commits) {
    std::string text;
    std::size_t seen = 0;
    while (seen < commits && read_some(text)) seen = count_commits(text);
    kill();
    while (read_some(text)) {
    }
    return parse(text);
  }

 private:
  bool read_some(std::string& text) {
    char buffer[4096];
    const ssize_t got = ::read(pipe_[0], buffer, sizeof buffer);
    if (got > 0) text.append(buffer, static_cast<std::size_t>(got));
    return got > 0;
  }

  static std::size_t count_commits(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), 'c'));
  }

  static Said parse(const std::string& text) {
    Said said;
    std::istringstream lines(text);
    std::string what;
    std::string key;
    while (lines >> what >> key) (what == "b" ? said.begun : said.committed).insert(key);
    return said;
  }

  void kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = 0;
  }

  int pipe_[2] = {-1, -1};
  pid_t pid_ = 0;
};

std::set<std::string> keys(storage::Database& database, const std::string& table) {
  std::set<std::string> keys;
  database.read([&](storage::Tx& tx) {
    tx.each("SELECT dedupe_key FROM " + table, {}, [&](const storage::Row& row) {
      keys.insert(row.text(0));
    });
  });
  return keys;
}

std::size_t missing(const std::set<std::string>& wanted, const std::set<std::string>& there) {
  std::set<std::string> lost;
  std::set_difference(
      wanted.begin(), wanted.end(), there.begin(), there.end(), std::inserter(lost, lost.end()));
  return lost.size();
}

}  // namespace

TEST_CASE("after a kill in mid-write exactly the acknowledged rows are there") {
  for (const std::size_t commits : {1U, 2U, 3U, 7U, 40U, 150U, 400U, 1200U}) {
    CAPTURE(commits);
    support::TempDatabase temp;
    const Said said = Child(temp.file().string(), "plain").listen_and_kill(commits);
    REQUIRE(said.committed.size() >= commits);
    temp.reopen();
    const auto inbox = keys(temp.database(), "inbox");
    CHECK(missing(said.committed, inbox) == 0);
    CHECK(missing(inbox, said.begun) == 0);
    // One writer: at most the row it was at is there without having been reported.
    CHECK(inbox.size() <= said.committed.size() + 1);
    CHECK(keys(temp.database(), "outbox") == inbox);
    CHECK(storage::check_sqlite(temp.file()).ok());
  }
}

TEST_CASE("after a kill every row whose caller was answered is there") {
  for (const std::size_t commits : {1U, 20U, 300U, 3000U}) {
    CAPTURE(commits);
    support::TempDatabase temp;
    const Said said = Child(temp.file().string(), "intake").listen_and_kill(commits);
    REQUIRE(said.committed.size() >= commits);
    temp.reopen();
    const auto inbox = keys(temp.database(), "inbox");
    CHECK(missing(said.committed, inbox) == 0);
    CHECK(missing(inbox, said.begun) == 0);
    constexpr std::size_t callers = 8;
    CHECK(inbox.size() <= said.committed.size() + callers);
    CHECK(storage::check_sqlite(temp.file()).ok());
  }
}
