#include "tests/bench/searching.hpp"

#include <array>

#include <fmt/format.h>
#include <httplib.h>

#include "storage/citizens.hpp"
#include "storage/messages.hpp"
#include "tests/bench/ground.hpp"
#include "tests/bench/site.hpp"

namespace bench {
namespace {

constexpr int conversations = 2'000;
constexpr int messages_each = 40;
constexpr int searches = 60;
constexpr std::array<std::string_view, 4> lines{
    "Nộp hồ sơ sang tên đất ngày 03/11, giấy hẹn trả ngày 12 mà đến nay vẫn chưa có kết quả",
    "Dạ em cảm ơn",
    "Cán bộ nói phải bổ sung giấy xác nhận tạm trú, trên cổng không ghi giấy này",
    "Ông/Bà cho biết mã hồ sơ ghi trên giấy hẹn"};
// Found at once; never found, after looking at everything there is.
constexpr std::array<std::string_view, 2> sought{"/api/v1/search?q=giay+hen",
                                                 "/api/v1/search?q=khong+co+dau"};

void fill(storage::Database& database) {
  const base::SystemClock clock;
  const auto now = clock.now();
  for (int citizen = 0; citizen < conversations; ++citizen) {
    database.write([&](storage::Tx& tx) {
      const auto found = storage::Citizens(tx).find_or_create("zalo", citizen_id(citizen), now);
      storage::Citizens(tx).touch(found.id, now);
      for (int i = 0; i < messages_each; ++i) {
        storage::Messages(tx).put({.citizen = found.id,
                                   .text = std::string{lines[static_cast<std::size_t>(i) % 4]},
                                   .at = now});
      }
    });
  }
}

}  // namespace

void measure_searching(const config::Config& config, const bot::Content& content) {
  Site site(config, content);
  if (!site.is_open()) return;
  fill(site.database());
  const auto cookie = site.log_in(0);
  for (const auto question : sought) {
    std::vector<double> micros;
    const auto began = Steady::now();
    for (int i = 0; i < searches; ++i) {
      httplib::Client client("127.0.0.1", site.console_port());
      const auto asked = Steady::now();
      const auto answer = client.Get(std::string{question}, {{"Cookie", cookie}});
      if (answer && answer->status == 200) micros.push_back(Micros(Steady::now() - asked).count());
    }
    const double seconds = std::chrono::duration<double>(Steady::now() - began).count();
    print_line(fmt::format("search {}", question.substr(question.find('=') + 1)),
               static_cast<double>(micros.size()) / seconds,
               micros);
  }
}

}  // namespace bench
