// What importing a list of 100,000 people costs, from the bytes of the file to the rows of the
// database, and the most memory it took. No test: nothing fails when it is slow.
#include <chrono>
#include <fstream>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "bot/jail.hpp"
#include "console/surveys/import_desk.hpp"
#include "office/catalog/shelf.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temp_database.hpp"

namespace {

using Steady = std::chrono::steady_clock;

constexpr int people = 100'000;

std::string a_list() {
  std::string text = "Mã hồ sơ;Họ tên;SĐT;Đơn vị;Lĩnh vực;Thủ tục;Ngày trả;Đồng ý\n";
  for (int i = 0; i < people; ++i) {
    text += fmt::format(
        "H30.17-2611{:02}-{:06};Nguyễn Văn {};09{:08};UBND phường Vị Thanh;Đất đai;"
        "Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất;{:02}/11/2026;có\n",
        i % 20 + 1,
        i,
        i,
        i,
        i % 20 + 1);
  }
  return text;
}

long memory_mb(const std::string& what) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind(what, 0) == 0) return std::stol(line.substr(what.size() + 1)) / 1024;
  }
  return 0;
}

class Bench {
 public:
  Bench() {
    auto loaded = catalog::Catalog::load(LANGNGHE_SOURCE_DIR "/office/catalog");
    if (loaded) shelf_.put(std::move(*loaded));
  }

  void run(const std::string& what, std::string bytes) {
    const auto size = bytes.size();
    console::ImportDesk desk({disk_.database(),
                              clock_,
                              shelf_,
                              &fatigue_,
                              [](std::string_view book) { return bot::rows_apart(book, program); },
                              {}});
    std::int64_t id = 0;
    const auto began = Steady::now();
    desk.take({1, "list", std::move(bytes)}, [&](console::Import& import) { id = import.id; });
    until(desk, id, console::ImportState::read);
    const auto read = Steady::now();
    desk.with(id, 1, [&](console::Import& import) {
      fmt::print("  usable: {}\n", import.reading.verdict.count(surveys::LeftOut::none));
      import.list_name = what;
      desk.work_on(import, console::ImportState::saving);
    });
    until(desk, id, console::ImportState::saved);
    const auto saved = Steady::now();
    const auto seconds = [](auto time) { return std::chrono::duration<double>(time).count(); };
    fmt::print("{:<6} {:>5.1f} MB   read {:>5.2f} s   saved {:>6.2f} s   most memory {} MB\n",
               what,
               static_cast<double>(size) / 1e6,
               seconds(read - began),
               seconds(saved - read),
               memory_mb("VmHWM:"));
  }

 private:
  static constexpr const char* program = LANGNGHE_BIN_DIR "/langnghe";

  static void until(console::ImportDesk& desk, std::int64_t id, console::ImportState wanted) {
    bool there = false;
    while (!there) {
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
      desk.with(id, 1, [&](console::Import& import) {
        there = import.state == wanted || import.state == console::ImportState::refused;
      });
    }
  }

  support::TempDatabase disk_{};
  support::ManualClock clock_{base::from_millis(1'795'399'200'000)};
  catalog::Shelf shelf_{};
  surveys::FatigueBook fatigue_{};
};

}  // namespace

int main(int count, char** words) {
  fmt::print("at the start {} MB\n", memory_mb("VmHWM:"));
  Bench bench;
  bench.run("csv", a_list());
  // A workbook of one's own.
  if (count < 2) return 0;
  std::ifstream file(words[1], std::ios::binary);
  bench.run("xlsx", std::string{std::istreambuf_iterator<char>(file), {}});
  return 0;
}
