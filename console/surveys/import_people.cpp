#include "console/surveys/import_people.hpp"

#include "base/local_time.hpp"
#include "office/surveys/fatigue.hpp"
#include "storage/citizens.hpp"
#include "storage/consents.hpp"
#include "storage/survey_lists.hpp"

namespace console {
namespace {

using storage::Consent;
using storage::Decision;
using surveys::LeftOut;

// Longer than any cap looks back (surveys::days_between_max, a year).
constexpr std::chrono::hours asked_within{24 * 400};

bool is_own_word(const Consent& decided) {
  return decided.channel != list_channel;
}

bool refused_by_themselves(storage::Consents& consents, const std::string& citizen) {
  if (consents.opted_out(citizen, survey_purpose)) return true;
  const auto decided = consents.current(citizen, survey_purpose);
  return decided && is_own_word(*decided) && decided->decision != Decision::agreed;
}

bool agreed_before(storage::Consents& consents, const std::string& citizen) {
  const auto decided = consents.current(citizen, survey_purpose);
  return decided && decided->decision == Decision::agreed;
}

}  // namespace

std::string ListedPeople::known(const surveys::ListPerson& person) {
  storage::Citizens citizens(tx_);
  if (!person.zalo_id.empty()) {
    if (const auto found = citizens.find("zalo", person.zalo_id)) return found->id;
  }
  if (person.phone.empty()) return {};
  const auto by_phone = phones_.find("0" + person.phone.substr(2));
  if (by_phone != phones_.end()) return by_phone->second;
  const auto found = citizens.find("phone", person.phone);
  return found ? found->id : std::string{};
}

LeftOut ListedPeople::standing(const surveys::ListPerson& person) {
  if (person.agreed == false) return LeftOut::no_consent;
  const auto citizen = known(person);
  if (citizen.empty()) return person.agreed ? LeftOut::none : LeftOut::no_consent;
  storage::Consents consents(tx_);
  if (refused_by_themselves(consents, citizen)) return LeftOut::opted_out;
  if (!person.agreed && !agreed_before(consents, citizen)) return LeftOut::no_consent;
  const auto asked = storage::SurveyLists(tx_).asked(citizen, now_ - asked_within);
  const auto rest = surveys::rest_of(asked, cap_, base::to_local(now_).date);
  return rest.fatigue == surveys::Fatigue::rested ? LeftOut::none : LeftOut::asked_lately;
}

std::string ListedPeople::citizen_for(const surveys::ListPerson& person) {
  if (auto citizen = known(person); !citizen.empty()) return citizen;
  storage::Citizens citizens(tx_);
  const bool by_phone = !person.phone.empty();
  return citizens
      .find_or_create(by_phone ? "phone" : "zalo", by_phone ? person.phone : person.zalo_id, now_)
      .id;
}

void ListedPeople::note_consents(const std::string& citizen,
                                 const surveys::ListPerson& person,
                                 const std::string& text_version) {
  storage::Consents consents(tx_);
  const auto note = [&](const char* purpose, Decision decision) {
    consents.record({citizen, purpose, decision, text_version, list_channel, now_});
  };
  const auto surveys = consents.current(citizen, survey_purpose);
  const bool may_agree =
      !surveys || (!is_own_word(*surveys) && surveys->decision != Decision::agreed);
  if (person.agreed == true && may_agree) note(survey_purpose, Decision::agreed);
  if (!person.agreed_phone) return;
  const auto phone = consents.current(citizen, phone_purpose);
  if (phone && is_own_word(*phone)) return;
  const bool agreed = phone && phone->decision == Decision::agreed;
  if (*person.agreed_phone && !agreed) note(phone_purpose, Decision::agreed);
  // An older list said yes, this one says no.
  if (!*person.agreed_phone && agreed) note(phone_purpose, Decision::withdrawn);
}

}  // namespace console
