#include "office/surveys/reach.hpp"

#include <doctest/doctest.h>

#include "base/text_file.hpp"

using namespace std::chrono_literals;
using surveys::Ledger;
using surveys::Offers;
using surveys::Plan;
using surveys::reach_plan;
using surveys::Way;
using surveys::WhyNot;

namespace {

const base::TimePoint start = base::from_millis(1'795'000'000'000);
const Offers all_offers{.charged_message = 55, .uid_template = 140, .phone_template = 200};

const surveys::PlatformBook& the_book() {
  static const surveys::PlatformBook book = [] {
    auto read = surveys::PlatformBook::load(LANGNGHE_SOURCE_DIR "/office/surveys/platform.jsonc");
    REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().what));
    return *read;
  }();
  return book;
}

const surveys::PlatformRules& rules() {
  return the_book().on(std::chrono::year{2026} / 11 / 25);
}

// The file with one word of it changed.
base::Result<surveys::PlatformBook> with(const std::string& old, const std::string& changed) {
  auto text = *base::read_text_file(LANGNGHE_SOURCE_DIR "/office/surveys/platform.jsonc");
  const auto at = text.rfind(old);
  REQUIRE(at != std::string::npos);
  return surveys::PlatformBook::read(text.replace(at, old.size(), changed));
}

// On Zalo, with a phone, both agreed to; the last interaction so long before the start.
Ledger seen(base::Duration before) {
  return {.on_zalo = true,
          .last_interaction = start - before,
          .has_phone = true,
          .phone_consent = true,
          .survey_consent = true};
}

Plan plan_for(const Ledger& ledger, const Offers& offers = all_offers) {
  return reach_plan(ledger, rules(), offers, start);
}

}  // namespace

TEST_CASE("within 48 hours it is free, within seven days charged, then a template") {
  CHECK(plan_for(seen(47h)).way == Way::free_now);
  CHECK(plan_for(seen(47h)).price == 0);
  CHECK(plan_for(seen(47h)).until == start + 1h);
  CHECK(plan_for(seen(48h)).way == Way::charged_message);
  CHECK(plan_for(seen(48h)).price == 55);
  CHECK(plan_for(seen(167h)).until == start + 1h);
  CHECK(plan_for(seen(168h)).way == Way::by_uid_template);
  CHECK(plan_for(seen(168h)).price == 140);
  CHECK_FALSE(plan_for(seen(168h)).until);
  CHECK(plan_for(seen(24h * 365)).way == Way::by_phone_template);
  CHECK(plan_for(seen(-5min)).way == Way::free_now);
}

TEST_CASE("the cheapest possible way is taken, and only ways that exist") {
  Offers offers = all_offers;
  offers.uid_template = 40;
  CHECK(plan_for(seen(72h), offers).way == Way::by_uid_template);
  CHECK_FALSE(plan_for(seen(72h), offers).until);
  offers.uid_template = 55;  // equal: the first in the order
  CHECK(plan_for(seen(72h), offers).way == Way::charged_message);
  offers = {.phone_template = 200};
  CHECK(plan_for(seen(72h), offers).way == Way::by_phone_template);
  CHECK(plan_for(seen(72h), {}).way == Way::not_reachable);
  CHECK(plan_for(seen(72h), {}).why == WhyNot::no_offer);
  CHECK(plan_for(seen(1h), {}).way == Way::free_now);
}

TEST_CASE("who said no is not reachable by any way, and the reason is the person's") {
  auto ledger = seen(1h);
  ledger.survey_consent = false;
  CHECK(plan_for(ledger).why == WhyNot::no_consent);
  ledger.opted_out = true;
  CHECK(plan_for(ledger).why == WhyNot::opted_out);
  ledger = seen(1h);
  ledger.blocked = true;
  CHECK(plan_for(ledger).way == Way::not_reachable);
  CHECK(plan_for(ledger).why == WhyNot::blocked);
}

TEST_CASE("a phone is used only where the person agreed to it") {
  Ledger ledger{.has_phone = true, .phone_consent = true, .survey_consent = true};
  CHECK(plan_for(ledger).way == Way::by_phone_template);
  CHECK(plan_for(ledger, {.uid_template = 1}).why == WhyNot::no_offer);
  ledger.phone_consent = false;
  CHECK(plan_for(ledger).why == WhyNot::no_phone_consent);
  ledger.has_phone = false;
  CHECK(plan_for(ledger).why == WhyNot::no_address);
}

TEST_CASE("an account Zalo refuses leaves the phone") {
  auto ledger = seen(1h);
  ledger.refused_by_platform = true;
  CHECK(plan_for(ledger).way == Way::by_phone_template);
  ledger.has_phone = false;
  CHECK(plan_for(ledger).why == WhyNot::no_address);
  // On Zalo but never wrote: no window, no template by UID.
  const Ledger silent{.on_zalo = true, .survey_consent = true};
  CHECK(plan_for(silent).why == WhyNot::no_offer);
}

TEST_CASE("rules that change count from their day on") {
  const auto book = with(R"("phone_template_price": 120
    })",
                         R"("phone_template_price": 120
    },
    { "from": "2027-07-01", "free_hours": 24, "open_hours": 24, "uid_template_days": 0,
      "night_from": "21:00", "night_to": "07:00", "night_kinds": ["consultation"],
      "charged_price": 55, "uid_template_price": 120, "phone_template_price": 120 })");
  REQUIRE_MESSAGE(book.ok(), (book.ok() ? "" : book.error().what));
  const auto summer = std::chrono::year{2027} / 7 / 1;
  CHECK(book->on(summer).free_for == 24h);
  CHECK(book->on(summer).nights.front().kind == surveys::MessageKind::consultation);
  CHECK(book->on(std::chrono::year{2027} / 6 / 30).free_for == 48h);
  CHECK(book->on(std::chrono::year{2025} / 12 / 31).free_for == 48h);
  // No limit for templates by UID.
  CHECK(reach_plan(seen(24h * 700), book->on(summer), all_offers, start).way ==
        Way::by_uid_template);
}

TEST_CASE("the file of the platform's rules says what it is, mistakes are named") {
  REQUIRE(rules().nights.size() == 1);
  CHECK(rules().nights.front().kind == surveys::MessageKind::phone_template);
  CHECK(rules().nights.front().from == 22h);
  CHECK(rules().nights.front().to == 6h);
  CHECK_FALSE(with("\"open_hours\": 168", "\"open_hours\": 1").ok());
  CHECK_FALSE(with("\"free_hours\": 48", "\"free_hours\": -48").ok());
  CHECK_FALSE(with("22:00", "28:00").ok());
  CHECK_FALSE(with("\"phone_template\"", "\"sms\"").ok());
  CHECK_FALSE(with("\"uid_template_days\"", "\"uid_days\"").ok());
  CHECK_FALSE(surveys::PlatformBook::read(R"({"platform": []})").ok());
  CHECK(surveys::message_kind_from(surveys::message_kind_code(
            surveys::MessageKind::uid_template)) == surveys::MessageKind::uid_template);
}

TEST_CASE("the totals of a list are its people, and its price the sum") {
  surveys::ReachTotals totals;
  for (int person = 0; person < 402; ++person) totals.add(plan_for(seen(1h)));
  for (int person = 0; person < 521; ++person) totals.add(plan_for(seen(200h)));
  auto blocked = seen(1h);
  blocked.blocked = true;
  for (int person = 0; person < 29; ++person) totals.add(plan_for(blocked));
  CHECK(totals.people(Way::free_now) == 402);
  CHECK(totals.people(Way::by_uid_template) == 521);
  CHECK(totals.price(Way::by_uid_template) == 521 * 140);
  CHECK(totals.people(Way::not_reachable) == 29);
  CHECK(totals.people(WhyNot::blocked) == 29);
  CHECK(totals.reachable() == 923);
  CHECK(totals.price() == 521 * 140);
}

TEST_CASE("every way and reason has a code of its own") {
  CHECK(surveys::way_code(Way::by_phone_template) == "by_phone_template");
  CHECK(surveys::why_not_code(WhyNot::no_offer) == "no_offer");
  CHECK(surveys::why_not_code(WhyNot::reachable).empty());
}
