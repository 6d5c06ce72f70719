#include "tests/architecture/rules.hpp"

#include <algorithm>

namespace architecture {
namespace {

// Who may include whom. A folder knows only what stands above it, so that an agency can follow one
// path through the code, and so that the three that must not meet never do: flows and zalo-api (the
// conversation knows no platform), console and zalo-api (staff write to the Outbox like everyone),
// simulator and zalo-api (one misreading of the platform must not pass every test).
const std::vector<Folder> folders{
    {"base", "base", {}},
    {"office/language", "language", {"base"}},
    {"office/catalog", "catalog", {"base", "office/language"}},
    {"office/people", "people", {"base", "office/language", "office/catalog"}},
    {"office/cases", "cases", {"base", "office/language", "office/catalog", "office/people"}},
    {"office/surveys", "surveys", {"base", "office/language", "office/catalog", "office/people"}},
    {"office/reports", "reports", {"base", "office"}},
    {"templates", "templates", {"base"}},
    {"flows", "flows", {"base", "office/language"}},
    {"storage", "storage", {"base", "office", "flows/engine/session.hpp"}},
    {"zalo-api", "zalo", {"base"}},
    {"papers", "papers", {"base"}},
    {"bot/door", "door", {"base"}},
    {"bot/config", "config", {"base"}},
    {"bot",
     "bot",
     {"base", "office", "templates", "flows", "storage", "zalo-api", "papers", "console"}},
    {"console",
     "console",
     {"base", "office", "templates", "flows", "storage", "papers", "bot/door/request.hpp"}},
    {"simulator", "simulator", {"base"}},
    {"tests",
     "",
     {"base",
      "office",
      "templates",
      "flows",
      "storage",
      "zalo-api",
      "papers",
      "bot",
      "console",
      "simulator"}},
};

// json.hpp costs 1.7 s for every file that sees it, httplib.h more: so never in a header.
const std::vector<Package> packages{
    {"fmt/", {""}, true},
    {"nlohmann/json_fwd.hpp", {""}, true},
    {"nlohmann/json.hpp",
     {"base/json.cpp",
      "base/log.cpp",
      "office",
      "templates",
      "flows",
      "zalo-api",
      "bot",
      "console",
      "simulator",
      "tests"},
     false,
     // Every test of the console reads answers, and judges them by the contract.
     {"tests/unit/console/staffroom.hpp",
      "tests/unit/console/wrong_values.hpp",
      "tests/support/contract.hpp",
      "tests/support/contract_book.hpp"}},
    {"httplib.h",
     {"zalo-api/httplib_transport.cpp",
      "bot/door/listener.cpp",
      "bot/door/answer_text.cpp",
      "console/server.cpp",
      "simulator/listener.cpp",
      "simulator/api_door.cpp",
      "simulator/page_door.cpp",
      "simulator/program.cpp",
      "simulator/webhook_post.cpp",
      "tests"}},
    {"openssl/",
     {"base/crypto.cpp",
      "base/one_time_code.cpp",
      "base/password.cpp",
      "bot/door/wire.cpp",
      "simulator/base64.cpp",
      "tests"}},
    {"qrencode.h", {"console/qr.cpp"}},
    {"qpdf/", {"papers/pdf.cpp"}},
    {"zip.h", {"papers/archive.cpp", "tests"}},
    {"orcus/", {"papers/workbook.cpp", "papers/workbook_styles.hpp"}, true},
    {"xlsxwriter.h", {"console/workbook.cpp", "tests"}, true},
    {"SQLiteCpp/", {"storage/sqlite"}, true},
    {"sqlite3.h", {"storage/sqlite"}},
    {"utf8proc.h", {"office/language/letters.cpp", "office/language/fold.cpp"}},
    {"yaml-cpp/", {"tests/support/contract_book.cpp"}},
    {"valijson/", {"tests/support/contract.cpp"}},
    {"doctest/", {"tests"}, true},
};

const Names standard_headers{"algorithm",
                             "array",
                             "barrier",
                             "atomic",
                             "bit",
                             "cctype",
                             "cerrno",
                             "charconv",
                             "chrono",
                             "cmath",
                             "compare",
                             "concepts",
                             "condition_variable",
                             "csignal",
                             "cstddef",
                             "cstdint",
                             "cstdio",
                             "cstdlib",
                             "cstring",
                             "ctime",
                             "deque",
                             "exception",
                             "filesystem",
                             "fstream",
                             "functional",
                             "future",
                             "initializer_list",
                             "iomanip",
                             "ios",
                             "iostream",
                             "istream",
                             "iterator",
                             "latch",
                             "limits",
                             "list",
                             "map",
                             "memory",
                             "mutex",
                             "new",
                             "numbers",
                             "numeric",
                             "optional",
                             "ostream",
                             "queue",
                             "random",
                             "semaphore",
                             "set",
                             "shared_mutex",
                             "span",
                             "sstream",
                             "stdexcept",
                             "string",
                             "string_view",
                             "system_error",
                             "thread",
                             "tuple",
                             "type_traits",
                             "typeinfo",
                             "unordered_map",
                             "unordered_set",
                             "utility",
                             "variant",
                             "vector"};

const Names system_headers{"arpa/inet.h",    "fcntl.h",      "netdb.h",       "netinet/in.h",
                           "netinet/tcp.h",  "poll.h",       "pthread.h",     "signal.h",
                           "spawn.h",        "sys/epoll.h",  "sys/eventfd.h", "sys/file.h",
                           "sys/mman.h",     "sys/pidfd.h",  "sys/prctl.h",   "sys/resource.h",
                           "sys/signalfd.h", "sys/socket.h", "sys/stat.h",    "sys/statvfs.h",
                           "sys/time.h",     "sys/types.h",  "sys/uio.h",     "sys/un.h",
                           "sys/wait.h",     "termios.h",    "unistd.h"};

const std::vector<Banned> impure{
    {"SystemClock", "time is an argument"},
    {"system_clock", "time is an argument"},
    {"steady_clock", "time is an argument"},
    {"random_bytes", "chance is an argument"},
    {"random_word", "chance is an argument"},
    {"random_device", "chance is an argument"},
    {"getenv", "settings are arguments"},
    {"fwrite", "a decision writes nothing"},
};

const std::vector<Banned> banned{
    // A counted round is dropped for newer ones while somebody still reads it.
    {"shared_ptr",
     "who owns it must be one",
     {"bot/door/door.cpp",
      "console/surveys/counted_rounds.hpp",
      "console/surveys/counted_rounds.cpp"}},
    {"source_location", "clang 14 does not have it"},
    {"setlocale", "nothing depends on a locale"},
    {"locale", "nothing depends on a locale"},
    {"imbue", "nothing depends on a locale"},
    {"localtime(", "not safe between threads; base/local_time.hpp"},
    {"gmtime(", "not safe between threads; base/local_time.hpp"},
    {"mktime(", "depends on the machine's zone; base/local_time.hpp"},
    {"strtok(", "not safe between threads"},
    {"atoi(", "accepts anything; std::from_chars"},
    {"sprintf(", "no limit; fmt::format"},
    {"strcpy(", "no limit"},
    {"rand(", "cannot be repeated; base/rng.hpp"},
    {"srand(", "cannot be repeated; base/rng.hpp"},
    {"system(", "no shell"},
    {"popen(", "no shell"},
    {"goto", "a loop or a function"},
};

const Names mutex_homes{"base/doorbell.hpp",
                        "base/doorbell.cpp",
                        "base/growing.hpp",
                        "base/log.cpp",
                        "base/metrics.hpp",
                        "base/metrics.cpp",
                        "bot/door",
                        "bot/zalo_watch.hpp",
                        "bot/zalo_watch.cpp",
                        "console/admin/decision.hpp",
                        "console/admin/decision.cpp",
                        "console/surveys/counted_rounds.hpp",
                        "console/surveys/counted_rounds.cpp",
                        "console/surveys/import_desk.hpp",
                        "console/surveys/import_desk.cpp",
                        "console/tries.hpp",
                        "console/tries.cpp",
                        "bot/sending_gate.hpp",
                        "bot/sending_gate.cpp",
                        "office/catalog/shelf.hpp",
                        "office/catalog/shelf.cpp",
                        "storage/intake.hpp",
                        "storage/intake.cpp",
                        "storage/sqlite",
                        "zalo-api/tokens.hpp",
                        "zalo-api/tokens.cpp",
                        "zalo-api/httplib_transport.hpp",
                        "zalo-api/httplib_transport.cpp",
                        "simulator",
                        "tests"};

Rules write_rules() {
  Rules rules;
  rules.folders = folders;
  rules.packages = packages;
  rules.standard_headers = standard_headers;
  rules.system_headers = system_headers;
  rules.pure_folders = {"office", "templates", "flows"};
  // Decides nothing: holds the catalogue in force (docs/decisions/0024).
  rules.pure_except = {"office/catalog/shelf.hpp", "office/catalog/shelf.cpp"};
  rules.impure_headers = {"atomic",
                          "condition_variable",
                          "csignal",
                          "ctime",
                          "fstream",
                          "future",
                          "iostream",
                          "mutex",
                          "random",
                          "shared_mutex",
                          "thread"};
  rules.impure = impure;
  rules.banned = banned;
  rules.banned_parts = {
      "manager", "managers", "helper", "helpers", "util", "utils", "handler", "handlers", "impl"};
  rules.foreign_names = {"set_pre_routing_handler",
                         "set_post_routing_handler",
                         "set_exception_handler",
                         "set_error_handler",
                         "HandlerResponse",
                         "Handler",
                         "error_handler_t",
                         "sa_handler",
                         "set_logger_handler"};
  // The four seams, failures, and what cpp-httplib and liborcus can only be told by inheriting.
  rules.bases = {"Clock",
                 "import_shared_strings",
                 "import_styles",
                 "import_formula",
                 "import_array_formula",
                 "import_sheet",
                 "import_global_settings",
                 "import_reference_resolver",
                 "import_factory",
                 "CasesRoom",
                 "Staffroom",  // the console tests' room, with what one suite more needs
                 "HttpTransport",
                 "TokenVault",
                 "Database",
                 "Tx",
                 "Row",
                 "logic_error",
                 "runtime_error",
                 "exception",
                 "TaskQueue",
                 "Server",
                 "Stream",
                 "Fs"};
  rules.mutex_homes = mutex_homes;
  rules.literal_spaces = {"chrono_literals", "string_literals", "string_view_literals"};
  rules.foreign_spaces = {"embedded", "httplib", "SQLite"};
  rules.logged_never = {"text", "phone", "name", "token", "body", "message", "story", "secret"};
  rules.excused = {
      {"bot/loop.cpp", "name", "names of our own workers and of kinds of failure"},
  };
  rules.sql = {"select * from",
               "insert into",
               "delete from",
               "create table",
               "create index",
               "begin immediate",
               "pragma "};
  rules.sql_homes = {"storage", "tests"};
  // Written in two pieces, so that this file does not break the rule.
  rules.machine_paths = {
      "/ho"
      "me/",
      "/ro"
      "ot/",
      "/wo"
      "rk/",
      "/Us"
      "ers/",
      "C:\\Us"
      "ers"};
  rules.sized = {".cpp",
                 ".hpp",
                 ".cmake",
                 "CMakeLists.txt",
                 ".js",
                 ".mjs",
                 ".ts",
                 ".tsx",
                 ".css",
                 ".html",
                 ".sh",
                 ".py",
                 ".sql"};
  rules.generated = {"console/ui/src/api.d.ts"};
  rules.word_lists = {"console/ui/src/words", "console/ui/src/ui/icons.tsx"};
  rules.sizes = {
      .lines_max = 400, .header_lines_max = 160, .header_lines_wanted = 120, .columns_max = 100};
  return rules;
}

}  // namespace

const Rules& house_rules() {
  static const Rules rules = write_rules();
  return rules;
}

bool within(std::string_view path, const Names& places) {
  return std::any_of(places.begin(), places.end(), [&](std::string_view place) {
    if (place.empty() || path == place) return true;
    return path.starts_with(place) && path.substr(place.size()).starts_with('/');
  });
}

const Folder* folder_of(const Rules& rules, std::string_view path) {
  const Folder* best = nullptr;
  for (const auto& folder : rules.folders) {
    const bool closer = best == nullptr || folder.path.size() > best->path.size();
    if (closer && within(path, {folder.path})) best = &folder;
  }
  return best;
}

}  // namespace architecture
