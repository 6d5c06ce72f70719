// langnghe audit: walks the chain of the audit trail and says whether anything was changed.
#include "storage/audit.hpp"

#include <charconv>

#include <fmt/format.h>

#include "bot/cli/command.hpp"
#include "bot/cli/setup.hpp"

namespace bot::cli {
namespace {

// "812:9f86…" as an earlier run printed it; nothing when it is not of that form.
std::optional<storage::AuditHead> head_in(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  storage::AuditHead head;
  const auto [stopped, error] = std::from_chars(text.data(), text.data() + colon, head.id.value);
  if (error != std::errc{} || stopped != text.data() + colon) return std::nullopt;
  head.hash = text.substr(colon + 1);
  return head;
}

int verify(storage::Database& database, const std::optional<storage::AuditHead>& known) {
  int code = done;
  database.read([&](storage::Tx& tx) {
    storage::Audit audit(tx);
    const auto entries = audit.verify(known);
    if (!entries) {
      complain("nhật ký đã bị sửa (the trail was changed): " + entries.error().what);
      code = failed;
      return;
    }
    const auto head = audit.head();
    fmt::print("Nhật ký nguyên vẹn: {} dòng (intact).\n", *entries);
    if (head) fmt::print("--head {}:{}\n", head->id.value, head->hash);
  });
  return code;
}

int act(const Words& words) {
  const auto arguments = arguments_of(words, {"--head"});
  if (!arguments || arguments->rest.size() != 1 || arguments->rest.front() != "verify") {
    complain("cách gọi: langnghe audit verify --config TỆP [--head SỐ:DẤU] (see --help)");
    return misused;
  }
  const auto given = arguments->value("--head");
  const auto known = head_in(given);
  if (!given.empty() && !known) {
    complain("--head có dạng SỐ:DẤU, như lệnh này in ra (as this command prints it)");
    return misused;
  }
  const auto config = config_of(*arguments);
  if (!config) return failed;
  const auto database = open_database(*config);
  if (!database) return failed;
  return verify(*database, known);
}

}  // namespace

const Command audit{
    "audit",
    "kiểm tra nhật ký: verify (the audit trail)",
    "langnghe audit verify --config TỆP [--head SỐ:DẤU]\n\n"
    "verify  đi hết chuỗi dấu niêm của nhật ký; mã thoát khác 0 khi có dòng bị sửa, chèn hoặc "
    "xóa.\n"
    "--head  dấu cuối của một lần kiểm tra trước: phát hiện cả việc cắt bỏ phần cuối.\n\n"
    "Walks the chain of hashes. Note the printed head elsewhere: with --head it also proves\n"
    "that nothing was cut off the end.",
    act};

}  // namespace bot::cli
