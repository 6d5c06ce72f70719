// What a round must know of Zalo's rules before it sends: dated data (platform.jsonc). Immutable
// once loaded; any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/catalog/calendar.hpp"

namespace surveys {

// How a message leaves: consultation message, template to the account, template to the phone.
enum class MessageKind { consultation, uid_template, phone_template };

std::string_view message_kind_code(MessageKind kind);
std::optional<MessageKind> message_kind_from(std::string_view code);

// Zalo takes no message of this kind from `from` to `to`, minutes since midnight; over midnight
// when from > to.
struct NightRule {
  MessageKind kind{};
  std::chrono::minutes from{};
  std::chrono::minutes to{};
};

// Spans are counted from the person's last interaction; their last moment belongs to the next one.
struct PlatformRules {
  catalog::Day from{};
  base::Duration free_for{};          // consultation messages cost nothing
  base::Duration open_for{};          // charged until then, closed afterwards
  base::Duration uid_template_for{};  // templates by UID; 0: no limit
  std::vector<NightRule> nights{};
  // What one message costs, in dong.
  std::int64_t charged_price = 0;  // a consultation message after the free hours
  std::int64_t uid_template_price = 0;
  std::int64_t phone_template_price = 0;
};

class PlatformBook {
 public:
  static base::Result<PlatformBook> load(const std::filesystem::path& file);
  static base::Result<PlatformBook> read(std::string_view jsonc);

  // The newest rules whose day has come; of an earlier day the oldest.
  const PlatformRules& on(catalog::Day date) const;

 private:
  std::vector<PlatformRules> rules_{PlatformRules{}};
};

}  // namespace surveys
