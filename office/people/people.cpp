// Reachability and consent: the parts of citizen.hpp and consent.hpp that decide.
#include <array>
#include <utility>

#include "base/check.hpp"
#include "office/people/citizen.hpp"
#include "office/people/consent.hpp"

namespace people {
namespace {

constexpr std::array<std::pair<Purpose, std::string_view>, 3> purposes{
    {{Purpose::phan_anh, "phan_anh"},
     {Purpose::khao_sat, "khao_sat"},
     {Purpose::cong_khai, "cong_khai"}}};

}  // namespace

Reach reach(const Citizen& citizen, base::TimePoint now, base::Duration window) {
  if (citizen.unreachable_since) {
    const auto& wrote = citizen.last_interaction;
    if (!wrote || *wrote <= *citizen.unreachable_since) return Reach::gone;
  }
  if (!citizen.last_interaction) return Reach::unknown;
  return now - *citizen.last_interaction < window ? Reach::open : Reach::closed;
}

std::string_view purpose_code(Purpose purpose) {
  for (const auto& [known, code] : purposes) {
    if (known == purpose) return code;
  }
  throw base::Bug("a purpose without a code");
}

std::optional<Purpose> purpose_from(std::string_view code) {
  for (const auto& [purpose, known] : purposes) {
    if (known == code) return purpose;
  }
  return std::nullopt;
}

std::string purpose_words(Purpose purpose) {
  switch (purpose) {
    case Purpose::phan_anh:
      return "gửi phản ánh";
    case Purpose::khao_sat:
      return "nhận khảo sát";
    case Purpose::cong_khai:
      return "công khai kết quả đã bỏ tên";
  }
  return {};
}

std::optional<Consent> last_decision(std::span<const Consent> history, Purpose purpose) {
  const Consent* last = nullptr;
  for (const auto& consent : history) {
    if (consent.purpose != purpose) continue;
    // Not later, but later in the list: two decisions in one millisecond keep their order.
    if (last == nullptr || last->at <= consent.at) last = &consent;
  }
  return last == nullptr ? std::nullopt : std::optional{*last};
}

bool allows(std::span<const Consent> history, Purpose purpose) {
  const auto last = last_decision(history, purpose);
  return last && last->decision == Decision::given;
}

bool should_ask(std::span<const Consent> history, Purpose purpose, std::string_view text_version) {
  const auto last = last_decision(history, purpose);
  if (!last) return true;
  return last->decision == Decision::given && last->text_version != text_version;
}

}  // namespace people
