#include "office/surveys/reach.hpp"

#include <algorithm>
#include <numeric>

namespace surveys {
namespace {

constexpr std::array<std::string_view, way_count> way_codes{
    "free_now", "charged_message", "by_uid_template", "by_phone_template", "not_reachable"};
constexpr std::array<std::string_view, why_not_count> why_codes{
    "", "opted_out", "no_consent", "blocked", "no_address", "no_phone_consent", "no_offer"};

// What no way of sending changes.
WhyNot forbidden(const Ledger& ledger) {
  if (ledger.opted_out) return WhyNot::opted_out;
  if (!ledger.survey_consent) return WhyNot::no_consent;
  if (ledger.blocked) return WhyNot::blocked;
  const bool by_zalo = ledger.on_zalo && !ledger.refused_by_platform;
  return by_zalo || ledger.has_phone ? WhyNot::reachable : WhyNot::no_address;
}

void offer(Plan& plan, Way way, std::optional<Dong> price) {
  if (!price || (plan.way != Way::not_reachable && plan.price <= *price)) return;
  plan = {.way = way, .price = *price, .why = WhyNot::reachable};
}

// Consultation message or template to the account.
void offer_zalo(Plan& plan,
                const Ledger& ledger,
                const PlatformRules& rules,
                const Offers& offers,
                base::TimePoint at) {
  if (!ledger.on_zalo || ledger.refused_by_platform || !ledger.last_interaction) return;
  const auto since = std::min(*ledger.last_interaction, at);
  if (at < since + rules.free_for) {
    plan = {.way = Way::free_now, .why = WhyNot::reachable, .until = since + rules.free_for};
    return;
  }
  const auto open_until = since + rules.open_for;
  if (at < open_until) offer(plan, Way::charged_message, offers.charged_message);
  if (plan.way == Way::charged_message) plan.until = open_until;
  const bool lately = at < since + rules.uid_template_for;
  if (lately || rules.uid_template_for == base::Duration{0})
    offer(plan, Way::by_uid_template, offers.uid_template);
}

}  // namespace

std::string_view way_code(Way way) {
  return way_codes[static_cast<std::size_t>(way)];
}

std::optional<Way> way_from(std::string_view code) {
  const auto found = std::find(way_codes.begin(), way_codes.end(), code);
  if (found == way_codes.end()) return std::nullopt;
  return static_cast<Way>(found - way_codes.begin());
}

std::string_view why_not_code(WhyNot why) {
  return why_codes[static_cast<std::size_t>(why)];
}

Plan reach_plan(const Ledger& ledger,
                const PlatformRules& rules,
                const Offers& offers,
                base::TimePoint at) {
  Plan plan{.why = forbidden(ledger)};
  if (plan.why != WhyNot::reachable) return plan;
  offer_zalo(plan, ledger, rules, offers, at);
  if (plan.way == Way::free_now) return plan;
  const bool by_phone = ledger.has_phone && ledger.phone_consent;
  if (by_phone) offer(plan, Way::by_phone_template, offers.phone_template);
  if (plan.way != Way::not_reachable) return plan;
  const bool only_phone = !ledger.on_zalo || ledger.refused_by_platform;
  plan.why = only_phone && !by_phone ? WhyNot::no_phone_consent : WhyNot::no_offer;
  return plan;
}

void ReachTotals::add(Way way, std::int64_t people, Dong price) {
  ways_[static_cast<std::size_t>(way)] += people;
  prices_[static_cast<std::size_t>(way)] += price;
}

void ReachTotals::add(const Plan& plan) {
  add(plan.way, 1, plan.price);
  if (plan.way == Way::not_reachable) ++whys_[static_cast<std::size_t>(plan.why)];
}

Dong ReachTotals::price() const {
  return std::accumulate(prices_.begin(), prices_.end(), Dong{0});
}

std::int64_t ReachTotals::reachable() const {
  const auto all = std::accumulate(ways_.begin(), ways_.end(), std::int64_t{0});
  return all - people(Way::not_reachable);
}

}  // namespace surveys
