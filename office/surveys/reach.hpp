// Before anything is sent: by which way each person of a list can be reached at that moment, at
// what price, or why not. Zalo's rules and prices are arguments. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/clock.hpp"
#include "office/surveys/platform.hpp"

namespace surveys {

using Dong = std::int64_t;  // đồng, whole

// What can be sent and what it costs; nothing: there is no such thing (no approved template, no
// budget for charged messages). Settings of the office.
struct Offers {
  std::optional<Dong> charged_message{};
  std::optional<Dong> uid_template{};
  std::optional<Dong> phone_template{};
};

// What we know of one person.
struct Ledger {
  bool on_zalo = false;  // we know the account's id of this person
  std::optional<base::TimePoint> last_interaction{};
  bool has_phone = false;
  bool phone_consent = false;   // to be written to under the phone number
  bool survey_consent = false;  // people::allows(history, khao_sat)
  bool opted_out = false;       // "đừng hỏi tôi nữa": for good
  bool blocked = false;         // the person blocked the account
  // Zalo refuses the account (inactive, banned: people::Reach::gone) but a phone is still a phone.
  bool refused_by_platform = false;
};

enum class Way { free_now, charged_message, by_uid_template, by_phone_template, not_reachable };
inline constexpr std::size_t way_count = 5;

enum class WhyNot {
  reachable,
  opted_out,
  no_consent,        // for surveys
  blocked,           // and no way around it: whoever blocks us is not written to by phone either
  no_address,        // neither Zalo nor phone
  no_phone_consent,  // only the phone is left
  no_offer,          // the window is closed and no template goes this way
};
inline constexpr std::size_t why_not_count = 7;

std::string_view way_code(Way way);
std::optional<Way> way_from(std::string_view code);
std::string_view why_not_code(WhyNot why);

struct Plan {
  Way way = Way::not_reachable;
  Dong price = 0;
  WhyNot why = WhyNot::no_address;
  // Of free_now and charged_message: when it will not go at this price any more.
  std::optional<base::TimePoint> until{};
};

// Free if possible, else the cheapest of what is possible (equal ones in the order of Way). `at` is
// when the message is to leave, not now. An interaction after `at` (clocks differ) has just
// happened.
Plan reach_plan(const Ledger& ledger,
                const PlatformRules& rules,
                const Offers& offers,
                base::TimePoint at);

class ReachTotals {
 public:
  void add(const Plan& plan);
  void add(Way way, std::int64_t people, Dong price);  // price: of all of them

  std::int64_t people(Way way) const { return ways_[static_cast<std::size_t>(way)]; }

  std::int64_t people(WhyNot why) const { return whys_[static_cast<std::size_t>(why)]; }

  Dong price(Way way) const { return prices_[static_cast<std::size_t>(way)]; }

  Dong price() const;
  std::int64_t reachable() const;

 private:
  std::array<std::int64_t, way_count> ways_{};
  std::array<Dong, way_count> prices_{};
  std::array<std::int64_t, why_not_count> whys_{};
};

}  // namespace surveys
