#include "tests/fault/scenario.hpp"

#include <array>

#include <fmt/format.h>

#include "tests/support/promises.hpp"

namespace scenario {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view photo = "[photo]";

struct Move {
  std::string_view says{};
  base::Duration then_wait = 0s;
};

// Waits are those that the flow gives a citizen to finish: a name, a story, the photos.
constexpr std::array<Move, 20> moves{{{"xin chào"},
                                      {"phản ánh"},
                                      {"1"},
                                      {"1"},
                                      {"Vị Thanh", 13s},
                                      {"1"},
                                      {"bỏ qua"},
                                      {"Tôi nộp hồ sơ cấp đổi giấy phép lái xe từ tháng trước, "
                                       "đến nay chưa được trả kết quả",
                                       61s},
                                      {"xong"},
                                      {"1"},
                                      {photo, 10s},
                                      {"xong"},
                                      {"2"},
                                      {"0912345678"},
                                      {"Nguyễn Văn A"},
                                      {"sửa"},
                                      {"8"},
                                      {"0987654321"},
                                      {"gửi"},
                                      {"cảm ơn"}}};

constexpr int deliveries_max = 5;

// As Zalo does: again, until it is answered with 200.
bool deliver(support::World& world, const std::string& body) {
  for (int attempt = 0; attempt < deliveries_max; ++attempt) {
    if (world.deliver(body) == 200) return true;
    world.clock.advance(5s);
  }
  return false;
}

}  // namespace

std::string play(support::World& world) {
  for (const auto& move : moves) {
    const auto body = move.says == photo ? world.photo_body(citizen, {world.put_photo()})
                                         : world.text_body(citizen, move.says);
    if (!deliver(world, body)) return fmt::format("not taken: {}", move.says);
    // The citizen reads the answer before the next word.
    if (!world.rest()) return fmt::format("no rest after: {}", move.says);
    world.pass(move.then_wait + 1s);
    if (!world.rest()) return fmt::format("no rest after waiting: {}", move.says);
  }
  std::string broken = support::broken_promises(world);
  const auto cases = world.number("SELECT count(*) FROM cases");
  if (cases != 1) broken += fmt::format("{} cases\n", cases);
  const auto phone = world.text("SELECT contact_phone FROM cases");
  if (phone != "0987654321\n") broken += "the correction is not in the case\n";
  const auto files = world.number(
      "SELECT count(*) FROM case_attachments JOIN attachments ON attachment = "
      "CAST(attachments.id AS TEXT) WHERE state = 'kept'");
  if (files != 1) broken += fmt::format("{} files in the case\n", files);
  return broken;
}

}  // namespace scenario
