#include "simulator/platform.hpp"

#include "simulator/ids.hpp"

namespace simulator {
namespace {

Person first_person(const Platform& platform, std::string_view name, std::string_view phone) {
  Person person;
  person.name = name;
  person.phone = phone;
  person.user_id = lasting_user_id(platform.settings.oa_id + "/" + person.name);
  person.user_id_by_app = lasting_user_id(platform.settings.app_id + "/app/" + person.name);
  return person;
}

}  // namespace

void add_first_people(Platform& platform, base::TimePoint now) {
  Person lan = first_person(platform, "Lan", "84912000001");
  lan.followed = true;
  lan.last_interaction = now;
  (void)platform.people.add(std::move(lan));
  (void)platform.people.add(first_person(platform, "Tuấn", "84912000002"));
  (void)platform.people.add(first_person(platform, "Bà Sáu", "84912000003"));
}

base::Result<std::string> add_person(Platform& platform,
                                     std::string_view name,
                                     std::string_view phone) {
  Person person;
  person.name = name;
  person.phone = phone.empty() ? "" : normal_phone(phone);
  person.user_id = new_user_id(platform.rng);
  person.user_id_by_app = new_user_id(platform.rng);
  return platform.people.add(std::move(person));
}

}  // namespace simulator
