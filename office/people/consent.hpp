// What a citizen agreed to, purpose by purpose: separate, never by default, never by silence (Luật
// 91/2025/QH15, Điều 9). The history is only added to. Pure functions, any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace people {

enum class Purpose {
  phan_anh,   // handling a report
  khao_sat,   // being asked in surveys
  cong_khai,  // publishing a result without the name
};

std::string_view purpose_code(Purpose purpose);
std::optional<Purpose> purpose_from(std::string_view code);
std::string purpose_words(Purpose purpose);  // for the citizen: "gửi phản ánh"

enum class Decision { given, refused, withdrawn };

struct Consent {
  Purpose purpose{};
  Decision decision{};
  std::string text_version{};  // of the words that were shown
  std::string channel{};       // where it was said: "zalo", "counter"
  base::TimePoint at{};
};

// The last decision about a purpose; nothing when it was never asked.
std::optional<Consent> last_decision(std::span<const Consent> history, Purpose purpose);

// Only a given consent that was not withdrawn since; what is not there is no consent.
bool allows(std::span<const Consent> history, Purpose purpose);

// Ask? Never asked; or given to other words than today's. Who refused or withdrew is left alone
// until they begin it themselves.
bool should_ask(std::span<const Consent> history, Purpose purpose, std::string_view text_version);

}  // namespace people
