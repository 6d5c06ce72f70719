#include "base/text_file.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "base/crypto.hpp"

namespace fs = std::filesystem;

namespace {

// A folder of its own for each case, gone at the end.
class TempFolder {
 public:
  TempFolder() : path_(fs::temp_directory_path() / ("langnghe_" + base::random_word(16))) {
    fs::create_directories(path_);
  }

  ~TempFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("a file is read byte for byte") {
  const TempFolder folder;
  const std::string text{"một\r\nhai\0ba\n", 14};
  const auto read = base::read_text_file(folder.write("a.txt", text));
  REQUIRE(read.ok());
  CHECK(*read == text);
}

TEST_CASE("an empty file is an empty text") {
  const TempFolder folder;
  const auto read = base::read_text_file(folder.write("empty", ""));
  REQUIRE(read.ok());
  CHECK(read->empty());
}

TEST_CASE("a missing file is not found, and the error names it") {
  const TempFolder folder;
  const auto read = base::read_text_file(folder.path() / "absent.jsonc");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == base::Errc::not_found);
  CHECK(read.error().what.find("absent.jsonc") != std::string::npos);
}

TEST_CASE("a folder and a device are no text files") {
  const TempFolder folder;
  CHECK_FALSE(base::read_text_file(folder.path()).ok());
  CHECK_FALSE(base::read_text_file("/dev/zero").ok());
}

TEST_CASE("a file of the largest size is read and one byte more is refused") {
  const TempFolder folder;
  const auto path = folder.write("large", "");
  fs::resize_file(path, base::text_file_bytes_max);  // sparse: takes no room on the disk
  const auto read = base::read_text_file(path);
  REQUIRE(read.ok());
  CHECK(read->size() == base::text_file_bytes_max);
  fs::resize_file(path, base::text_file_bytes_max + 1);
  const auto refused = base::read_text_file(path);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == base::Errc::invalid);
}

TEST_CASE("files with an ending come sorted by name, and only files of that folder") {
  const TempFolder folder;
  folder.write("b.jsonc", "");
  folder.write("a.jsonc", "");
  folder.write("c.json", "");
  folder.write("jsonc", "");
  folder.write("d.jsonc~", "");
  fs::create_directory(folder.path() / "folder.jsonc");
  fs::create_directory(folder.path() / "below");
  folder.write("below/e.jsonc", "");
  fs::create_symlink("nowhere", folder.path() / ".#a.jsonc");  // what an editor leaves
  const auto found = base::files_with_ending(folder.path(), ".jsonc");
  REQUIRE(found.size() == 2);
  CHECK(found[0].filename() == "a.jsonc");
  CHECK(found[1].filename() == "b.jsonc");
}

TEST_CASE("a folder that is not there has no files") {
  CHECK(base::files_with_ending("/nonexistent/langnghe", ".jsonc").empty());
}
