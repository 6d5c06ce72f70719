#include "tests/unit/zalo-api/samples.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text_file.hpp"

namespace samples {
namespace {

std::filesystem::path folder() {
  return std::filesystem::path{LANGNGHE_SOURCE_DIR} / "tests/samples/zalo";
}

}  // namespace

std::string read(std::string_view name) {
  const auto text = base::read_text_file(folder() / (std::string{name} + ".json"));
  REQUIRE_MESSAGE(text.ok(), "missing sample ", std::string{name});
  return *text;
}

std::vector<std::filesystem::path> all() {
  auto paths = base::files_with_ending(folder(), ".json");
  const auto hostile = base::files_with_ending(folder() / "hostile", ".json");
  paths.insert(paths.end(), hostile.begin(), hostile.end());
  return paths;
}

std::string text_event(std::string_view text_json) {
  return fmt::format(
      R"({{"app_id":"{}","sender":{{"id":"{}"}},"recipient":{{"id":"{}"}},"event_name":"user_send_text",)"
      R"("message":{{"text":{},"msg_id":"t1"}},"timestamp":"1767225600123"}})",
      app_id,
      citizen_id,
      oa_id,
      text_json);
}

}  // namespace samples
