#include "bot/jail.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern "C" {  // glibc 2.36 forgot to say so itself
#include <sys/pidfd.h>
}

#include "papers/papers.hpp"

namespace bot {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}

  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;

  int number() const { return number_; }

  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

bool write_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(to, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::optional<std::string> read_all(int from) {
  struct stat about {};

  if (::fstat(from, &about) != 0 || about.st_size < 0) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto got = ::pread(from, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    at += static_cast<std::size_t>(got);
  }
  return bytes;
}

struct Streams {
  int in = -1;
  int out = -1;
};

struct Job {
  std::string command{};
  std::string kind{};  // its one word, or ""
  std::chrono::seconds time_max{};
};

// Standard input and output are files in memory; everything else of ours stays closed. What a
// library complains about may quote the file: nobody hears it.
std::optional<pid_t> start(const std::string& program, Job& job, Streams streams) {
  posix_spawn_file_actions_t files{};
  if (posix_spawn_file_actions_init(&files) != 0) return std::nullopt;
  posix_spawn_file_actions_adddup2(&files, streams.in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, streams.out, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  std::string name = "langnghe";
  char* word = job.kind.empty() ? nullptr : job.kind.data();
  const std::array<char*, 4> words{name.data(), job.command.data(), word, nullptr};
  const std::array<char*, 1> environment{nullptr};
  pid_t pid = -1;
  const int failed =
      posix_spawn(&pid, program.c_str(), &files, nullptr, words.data(), environment.data());
  posix_spawn_file_actions_destroy(&files);
  if (failed != 0) return std::nullopt;
  return pid;
}

// A signal to one of our threads ends no wait, and does not lengthen it either.
bool ends_in_time(int process, std::chrono::seconds time_max) {
  using std::chrono::steady_clock;
  const auto until = steady_clock::now() + time_max + std::chrono::seconds{1};
  while (true) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now()).count();
    pollfd ended{process, POLLIN, 0};
    const int ready = ::poll(&ended, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
    if (ready >= 0 || errno != EINTR) return ready == 1;
  }
}

// What waitpid says of it; nothing when there is no such process.
std::optional<int> status_of(pid_t pid) {
  int status = 0;
  auto found = ::waitpid(pid, &status, 0);
  while (found == -1 && errno == EINTR) found = ::waitpid(pid, &status, 0);
  if (found != pid) return std::nullopt;
  return status;
}

// Its exit code; nothing when it had to be ended.
std::optional<int> outcome_of(pid_t pid, std::chrono::seconds time_max) {
  const Descriptor process(::pidfd_open(pid, 0));
  const bool in_time = process && ends_in_time(process.number(), time_max);
  if (!in_time) ::kill(pid, SIGKILL);
  const auto status = status_of(pid);
  if (!status || !in_time || !WIFEXITED(*status)) return std::nullopt;
  return WEXITSTATUS(*status);
}

// Not more of it from now on; false when that cannot be promised.
bool bound(__rlimit_resource what, rlim_t most) {
  rlimit now{};
  if (::getrlimit(what, &now) != 0) return false;
  const rlim_t least = std::min(most, now.rlim_max);
  const rlimit limit{least, least};
  return ::setrlimit(what, &limit) == 0;
}

bool bound_all(std::chrono::seconds time_max, rlim_t memory_max) {
  return bound(RLIMIT_CPU, static_cast<rlim_t>(time_max.count())) &&
         bound(RLIMIT_FSIZE, jail::output_max) && bound(RLIMIT_CORE, 0) &&
         // The sanitizers' own shadow is larger than any bound, and they start a process to look.
         (jail::watched || (bound(RLIMIT_AS, memory_max) && bound(RLIMIT_NPROC, 0)));
}

// When memory runs out on the machine, this process goes before the service does.
void give_way() {
  const Descriptor score(::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC));
  if (score) write_all(score.number(), "1000");
}

std::string standard_input() {
  std::string bytes;
  std::array<char, 65536> part{};
  while (true) {
    const auto got = ::read(STDIN_FILENO, part.data(), part.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(got));
  }
}

struct Ended {
  std::optional<int> code{};  // nothing: it did not start, or had to be ended
  std::optional<std::string> output{};
};

Ended done_apart(std::string_view bytes, Job job, const std::string& program) {
  const Descriptor in(::memfd_create("given", MFD_CLOEXEC));
  const Descriptor out(::memfd_create("made", MFD_CLOEXEC));
  if (!in || !out || !write_all(in.number(), bytes)) return {};
  if (::lseek(in.number(), 0, SEEK_SET) != 0) return {};
  const auto pid = start(program, job, {in.number(), out.number()});
  if (!pid) return {};
  const auto code = outcome_of(*pid, job.time_max);
  if (code != 0) return {code, std::nullopt};
  return {code, read_all(out.number())};
}

}  // namespace

std::optional<std::string> cleaned_apart(std::string_view bytes,
                                         std::string_view type,
                                         const std::string& program) {
  return done_apart(bytes, {"clean", std::string{type}, jail::time_max}, program).output;
}

papers::SheetText rows_apart(std::string_view workbook, const std::string& program) {
  if (const auto fault = papers::workbook_fault(workbook)) return {fault, {}};
  auto ended = done_apart(workbook, {"rows", {}, jail::rows_time_max}, program);
  if (ended.output) return {std::nullopt, std::move(*ended.output)};
  const int fault = ended.code.value_or(0) - rows_fault_from;
  const bool known = fault >= 0 && fault <= static_cast<int>(papers::SheetFault::too_large);
  return {known ? static_cast<papers::SheetFault>(fault) : papers::SheetFault::too_large, {}};
}

int clean_here(std::string_view type) {
  give_way();
  if (!bound_all(jail::time_max, jail::memory_max)) return 1;
  const auto clean = papers::without_metadata(standard_input(), type);
  if (!clean || !write_all(STDOUT_FILENO, *clean)) return 1;
  return 0;
}

int rows_here() {
  give_way();
  if (!bound_all(jail::rows_time_max, jail::rows_memory_max)) return 1;
  const auto text = papers::sheet_text(standard_input());
  if (text.fault) return rows_fault_from + static_cast<int>(*text.fault);
  return write_all(STDOUT_FILENO, text.csv) ? 0 : 1;
}

}  // namespace bot
