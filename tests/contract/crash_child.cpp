// The process that crash_test kills: writes without end, and says on standard output, one line
// each, what it begins ("b 7") and what has been committed ("c 7"). Arguments: database file,
// "plain" or "intake".
#include <array>
#include <cstdio>
#include <cstring>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "storage/inbox.hpp"
#include "storage/intake.hpp"
#include "storage/outbox.hpp"
#include "storage/sqlite/database.hpp"

namespace {

constexpr int rows_max = 1'000'000;  // ends by itself if nobody kills it

void say(char what, const std::string& key) {
  const std::string line = fmt::format("{} {}\n", what, key);
  // One write of less than a pipe's atomic size: lines of threads do not mix.
  if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::_Exit(1);
}

storage::Arrival arrival(const std::string& key) {
  storage::Arrival arrival;
  arrival.source = "test";
  arrival.dedupe_key = key;
  arrival.citizen = key;
  arrival.body = std::string(400, 'x');
  return arrival;
}

// Two rows in one commit: both or none must survive.
void write_plain(storage::Database& database) {
  for (int i = 0; i < rows_max; ++i) {
    const std::string key = std::to_string(i);
    say('b', key);
    database.write([&](storage::Tx& tx) {
      storage::Inbox(tx).put(arrival(key));
      storage::Errand errand;
      errand.dedupe_key = key;
      storage::Outbox(tx).put(errand);
    });
    say('c', key);
  }
}

void write_through_intake(storage::Database& database) {
  storage::Intake intake(database);
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 8; ++caller) {
    callers.emplace_back([&intake, caller] {
      for (int i = 0; i < rows_max; ++i) {
        const std::string key = fmt::format("{}/{}", caller, i);
        say('b', key);
        if (intake.put(arrival(key))) say('c', key);
      }
    });
  }
  for (auto& caller : callers) caller.join();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const auto database = storage::open_sqlite(arguments[1]);
  if (std::string_view{arguments[2]} == "intake") {
    write_through_intake(*database);
  } else {
    write_plain(*database);
  }
  return 0;
}
