// timemachine_sql DATA_DIR: one statement a line from standard input, all in one transaction on the
// service's database while the service does not run; of a SELECT each row's first column is
// printed.
#include <iostream>
#include <string>

#include "base/clock.hpp"
#include "bot/database.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto opened = bot::open_database(argv[1], base::SystemClock{}.now());
  if (!opened) {
    std::cerr << opened.error().what << '\n';
    return 1;
  }
  try {
    opened->database->write([](storage::Tx& tx) {
      for (std::string line; std::getline(std::cin, line);) {
        if (line.empty()) continue;
        if (line.starts_with("SELECT")) {
          tx.each(line, storage::Params{}, [](const storage::Row& row) {
            std::cout << row.text(0) << '\n';
          });
        } else {
          tx.exec(line, storage::Params{});
        }
      }
    });
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return 1;
  }
  return 0;
}
