// Workbooks for tests, each written anew by another library than the one that reads them.
#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <unistd.h>
#include <xlsxwriter.h>

#include <doctest/doctest.h>

namespace written {

using Write = std::function<void(lxw_workbook* book)>;

inline std::string workbook(const Write& write) {
  const auto file = std::filesystem::temp_directory_path() /
                    ("langnghe-test-" + std::to_string(::getpid()) + ".xlsx");
  auto* book = workbook_new(file.c_str());
  REQUIRE(book != nullptr);
  write(book);
  REQUIRE(workbook_close(book) == LXW_NO_ERROR);
  std::ifstream stream(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  std::filesystem::remove(file);
  return bytes;
}

}  // namespace written
