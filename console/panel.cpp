#include "console/panel.hpp"

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/phone.hpp"
#include "storage/cases.hpp"
#include "storage/consents.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t phone_digits_shown = 3;

std::string masked(const std::string& phone) {
  if (phone.size() <= phone_digits_shown) return {};
  return "••• " + phone.substr(phone.size() - phone_digits_shown);
}

std::string_view word_of(const std::optional<storage::Consent>& consent) {
  if (!consent) return "";
  switch (consent->decision) {
    case storage::Decision::agreed:
      return "given";
    case storage::Decision::refused:
      return "refused";
    case storage::Decision::withdrawn:
      return "withdrawn";
  }
  return "";
}

ordered_json case_json(const cases::Case& held) {
  ordered_json json{{"id", std::to_string(held.id.value)},
                    {"number", held.number},
                    {"status", cases::status_code(held.status)},
                    {"settled", cases::is_settled(held.status)},
                    {"restricted", held.restricted}};
  if (held.answer_due) json["due"] = base::format_iso(*held.answer_due);
  return json;
}

}  // namespace

ordered_json panel_json(storage::Tx& tx, const Visit& visit, const storage::Citizen& citizen) {
  const bool named = visit.scope(Right::restricted) == Scope::all;
  ordered_json cases_held = ordered_json::array();
  std::string phone;
  for (const auto& held : storage::Cases(tx).of_citizen(citizen.id)) {
    const bool hidden = held.identity == people::Identity::an_danh || (held.restricted && !named);
    if (hidden) continue;
    cases_held.push_back(case_json(held));
    if (phone.empty()) phone = held.contact_phone;
  }
  ordered_json consents = ordered_json::object();
  for (const std::string purpose : {"phan_anh", "khao_sat", "cong_khai"}) {
    consents[purpose] = word_of(storage::Consents(tx).current(citizen.id, purpose));
  }
  return {{"id", citizen.id},
          {"name", citizen.display_name},
          {"followed", citizen.followed},
          {"phone_masked", masked(phone)},
          {"phone_showable", !phone_to_show(tx, visit, citizen.id).empty()},
          {"consents", consents},
          {"cases", cases_held}};
}

}  // namespace console
