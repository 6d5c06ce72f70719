// What else counts from a day on: the hours and the contact of a unit, the lead of a branch.
#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/admin/acts.hpp"
#include "console/admin/decision.hpp"
#include "console/admin/limits.hpp"
#include "console/numbers.hpp"

namespace console::admin {
namespace {

using nlohmann::ordered_json;

const catalog::Catalog& in_force(const Visit& visit) {
  return visit.office.shelf.current();
}

std::string period_text(Body& body, const std::string& name) {
  auto text = body.text(name, {5, 5});
  if (!base::parse_time_of_day(text)) body.wrong(name, "Giờ dạng 07:30.");
  return text;
}

ordered_json read_periods(Body& body) {
  ordered_json periods = ordered_json::array();
  const auto count = body.count("periods", limits::periods_max);
  std::string last;
  for (std::size_t i = 0; i < count; ++i) {
    const auto from = period_text(body, fmt::format("periods.{}.from", i));
    const auto to = period_text(body, fmt::format("periods.{}.to", i));
    // Of the form hh:mm: in the order of time as in that of letters.
    if (from >= to || from < last)
      body.wrong(fmt::format("periods.{}.from", i), "Các khoảng giờ phải nối tiếp nhau.");
    last = to;
    periods.push_back({from, to});
  }
  return periods;
}

// Of a unit in the path that is in force or will be.
Plan plan_one(const Visit& visit, const Asked& asked, std::string what, const ordered_json& entry) {
  const auto* unit = in_force(visit).unit(visit.path.front());
  if (unit == nullptr) return refusal(problem("not_found"));
  if (ends_before(*unit, asked.day)) return refusal(problem("unit_ended"));
  Plan plan;
  plan.changes.push_back(
      {std::move(what), "unit/" + unit->id, catalog::day_text(asked.day), base::to_text(entry)});
  return plan;
}

bool is_phone(std::string_view phone) {
  return std::all_of(phone.begin(), phone.end(), [](char letter) {
    return (letter >= '0' && letter <= '9') ||
           std::string_view{"+ .()-"}.find(letter) != std::string_view::npos;
  });
}

int branch_in_path(const Visit& visit) {
  const auto number = number_in(visit.path.front());
  return number && std::in_range<int>(*number) ? static_cast<int>(*number) : 0;
}

Plan plan_lead(storage::Tx& tx, const Visit& visit, const Asked& asked, const std::string& id) {
  const auto& catalog = in_force(visit);
  const int number = branch_in_path(visit);
  if (catalog.branch(number) == nullptr) return refusal(problem("not_found"));
  const auto* unit = catalog.unit(id);
  if (unit == nullptr || !catalog::valid_on(*unit, asked.day))
    return refusal(invalid({{"unit", "Chọn đơn vị có hiệu lực vào ngày đó."}}));
  Plan plan;
  plan.changes.push_back({"lead",
                          fmt::format("branch/{}", number),
                          catalog::day_text(asked.day),
                          base::to_text(ordered_json{{"unit", id}})});
  plan.touched = base::to_text(
      ordered_json{{"cases", storage::OfficeChanges(tx).open_cases_of_branch(number)}});
  return plan;
}

}  // namespace

RawAnswer change_unit_hours(const Visit& visit) {
  Body body(visit.request);
  const ordered_json entry{{"periods", read_periods(body)}};
  const auto asked = read_asked(body, visit);
  if (auto refused = body.refused()) return *refused;
  return decide(visit, asked, [&](storage::Tx&) { return plan_one(visit, asked, "hours", entry); });
}

RawAnswer change_unit_contact(const Visit& visit) {
  Body body(visit.request);
  const auto person = body.words("person", {0, limits::name_max});
  const auto phone = body.text("phone", {0, limits::phone_max});
  const auto address = body.words("address", {0, limits::address_max});
  if (!is_phone(phone)) body.wrong("phone", "Số điện thoại chỉ gồm chữ số và dấu cách.");
  const auto asked = read_asked(body, visit);
  if (auto refused = body.refused()) return *refused;
  const ordered_json entry{{"person", person}, {"phone", phone}, {"address", address}};
  return decide(
      visit, asked, [&](storage::Tx&) { return plan_one(visit, asked, "contact", entry); });
}

RawAnswer change_lead(const Visit& visit) {
  Body body(visit.request);
  const auto unit = body.text("unit", {1, limits::unit_max});
  const auto asked = read_asked(body, visit);
  if (auto refused = body.refused()) return *refused;
  return decide(visit, asked, [&](storage::Tx& tx) { return plan_lead(tx, visit, asked, unit); });
}

}  // namespace console::admin
