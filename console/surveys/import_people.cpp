#include "console/surveys/import_people.hpp"

#include <algorithm>

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

// Of two decisions of one person: their own word, then the later one, then the refusal.
bool outweighs(const Consent& one, const Consent& other) {
  if (is_own_word(one) != is_own_word(other)) return is_own_word(one);
  return one.at != other.at ? one.at > other.at : one.decision != Decision::agreed;
}

bool agreed_before(storage::Consents& consents, const std::vector<std::string>& citizens) {
  std::optional<Consent> counts;
  for (const auto& citizen : citizens) {
    const auto decided = consents.current(citizen, survey_purpose);
    if (decided && (!counts || outweighs(*decided, *counts))) counts = decided;
  }
  return counts && counts->decision == Decision::agreed;
}

}  // namespace

std::string ListedPeople::known(const surveys::ListPerson& person) {
  storage::Citizens citizens(tx_);
  if (!person.zalo_id.empty()) {
    if (const auto found = citizens.find("zalo", person.zalo_id)) return found->id;
  }
  if (person.phone.empty()) return {};
  const auto by_phone = phones_.citizen_of.find("0" + person.phone.substr(2));
  if (by_phone != phones_.citizen_of.end()) return by_phone->second;
  const auto found = citizens.find("phone", person.phone);
  return found ? found->id : std::string{};
}

std::vector<std::string> ListedPeople::known_as(const surveys::ListPerson& person) {
  const auto first = known(person);
  if (first.empty()) return {};
  std::vector<std::string> all{first};
  storage::Citizens citizens(tx_);
  const auto add = [&](const std::string& phone) {
    const auto twin = citizens.find("phone", phone);
    if (twin && std::find(all.begin(), all.end(), twin->id) == all.end()) all.push_back(twin->id);
  };
  if (!person.phone.empty()) add(person.phone);
  const auto [from, to] = phones_.phones_of.equal_range(first);
  for (auto one = from; one != to; ++one) add("84" + one->second.substr(1));
  return all;
}

LeftOut ListedPeople::standing(const surveys::ListPerson& person) {
  if (person.agreed == false || person.may_refuse) return LeftOut::no_consent;
  const auto citizens = known_as(person);
  if (citizens.empty()) return person.agreed ? LeftOut::none : LeftOut::no_consent;
  storage::Consents consents(tx_);
  for (const auto& citizen : citizens) {
    if (refused_by_themselves(consents, citizen)) return LeftOut::opted_out;
  }
  if (!person.agreed && !agreed_before(consents, citizens)) return LeftOut::no_consent;
  const auto rest = surveys::rest_of(asked(citizens), cap_, base::to_local(now_).date);
  return rest.fatigue == surveys::Fatigue::rested ? LeftOut::none : LeftOut::asked_lately;
}

std::vector<base::TimePoint> ListedPeople::asked(const std::vector<std::string>& citizens) {
  storage::SurveyLists lists(tx_);
  std::vector<base::TimePoint> times;
  for (const auto& citizen : citizens) {
    const auto of_one = lists.asked(citizen, now_ - asked_within);
    times.insert(times.end(), of_one.begin(), of_one.end());
  }
  return times;
}

std::string ListedPeople::citizen_for(const surveys::ListPerson& person) {
  if (auto citizen = known(person); !citizen.empty()) return citizen;
  storage::Citizens citizens(tx_);
  const bool by_phone = !person.phone.empty();
  return citizens
      .find_or_create(by_phone ? "phone" : "zalo", by_phone ? person.phone : person.zalo_id, now_)
      .id;
}

bool ListedPeople::decided_alone(const std::vector<std::string>& citizens, const char* purpose) {
  storage::Consents consents(tx_);
  return std::any_of(citizens.begin(), citizens.end(), [&](const std::string& citizen) {
    const auto decided = consents.current(citizen, purpose);
    return decided && is_own_word(*decided);
  });
}

void ListedPeople::note_agreed(const std::string& citizen,
                               const surveys::ListPerson& person,
                               const std::string& text_version) {
  storage::Consents consents(tx_);
  const auto citizens = known_as(person);
  const auto note = [&](const std::optional<bool>& agreed, const char* purpose) {
    if (agreed != true || decided_alone(citizens, purpose)) return;
    const auto decided = consents.current(citizen, purpose);
    if (decided && decided->decision == Decision::agreed) return;
    consents.record({citizen, purpose, Decision::agreed, text_version, list_channel, now_});
  };
  note(person.agreed, survey_purpose);
  note(person.agreed_phone, phone_purpose);
}

std::vector<ListedPeople::Denied> ListedPeople::denied_by(const surveys::ListPerson& person) {
  std::vector<Denied> denied;
  storage::Consents consents(tx_);
  const auto look = [&](const std::string& citizen, const char* purpose) {
    const auto decided = consents.current(citizen, purpose);
    const bool of_list = decided && !is_own_word(*decided);
    if (of_list && decided->decision == Decision::agreed) denied.push_back({citizen, purpose});
  };
  for (const auto& citizen : known_as(person)) {
    if (person.agreed == false) look(citizen, survey_purpose);
    if (person.agreed_phone == false) look(citizen, phone_purpose);
  }
  return denied;
}

bool ListedPeople::denies_any(const surveys::ListPerson& person) {
  return !denied_by(person).empty();
}

void ListedPeople::end_denied(const surveys::ListPerson& person, const std::string& text_version) {
  storage::Consents consents(tx_);
  for (const auto& [citizen, purpose] : denied_by(person))
    consents.record({citizen, purpose, Decision::withdrawn, text_version, list_channel, now_});
}

}  // namespace console
