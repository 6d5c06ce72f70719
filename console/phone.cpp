#include "console/phone.hpp"

#include "storage/cases.hpp"
#include "storage/consents.hpp"

namespace console {

std::string phone_to_show(storage::Tx& tx, const Visit& visit, const std::string& citizen) {
  if (!visit.may(Right::identity, Level::act)) return {};
  const auto consent = storage::Consents(tx).current(citizen, "phan_anh");
  if (!consent || consent->decision != storage::Decision::agreed) return {};
  const bool named = visit.scope(Right::restricted) == Scope::all;
  for (const auto& held : storage::Cases(tx).of_citizen(citizen)) {
    const bool hidden = held.identity == people::Identity::an_danh || (held.restricted && !named);
    if (!hidden && !held.contact_phone.empty()) return held.contact_phone;
  }
  return {};
}

}  // namespace console
