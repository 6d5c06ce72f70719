#include "storage/sqlite/migrations.hpp"

#include <charconv>
#include <span>

namespace embedded {  // written by cmake/embed.cmake

struct File {
  std::string_view name;
  std::string_view text;
};

extern const std::span<const File> sqlite_migrations;
}  // namespace embedded

namespace storage {

std::vector<Migration> sqlite_migrations() {
  std::vector<Migration> steps;
  for (const embedded::File& file : embedded::sqlite_migrations) {
    int number = 0;
    std::from_chars(file.name.data(), file.name.data() + file.name.size(), number);
    steps.push_back(Migration{number, file.name, file.text});
  }
  return steps;
}

}  // namespace storage
