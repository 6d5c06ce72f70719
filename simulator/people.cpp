#include "simulator/people.hpp"

#include <algorithm>

#include "simulator/fields.hpp"
#include "simulator/limits.hpp"

namespace simulator {

base::Result<std::string> People::add(Person person) {
  using base::Errc;
  if (people_.size() >= limits::people_max) return base::Error{Errc::rejected, "too many people"};
  if (person.name.empty() || code_points(person.name) > limits::name_code_points_max) {
    return base::Error{Errc::invalid, "a name needs 1 to 60 characters"};
  }
  if (index_.contains(person.user_id)) return base::Error{Errc::conflict, "this user_id is taken"};
  index_[person.user_id] = people_.size();
  people_.push_back(std::move(person));
  return people_.back().user_id;
}

Person* People::find(std::string_view user_id) {
  const auto found = index_.find(user_id);
  return found == index_.end() ? nullptr : &people_[found->second];
}

const Person* People::find(std::string_view user_id) const {
  const auto found = index_.find(user_id);
  return found == index_.end() ? nullptr : &people_[found->second];
}

Person* People::find_by_phone(std::string_view phone) {
  const auto found = std::find_if(people_.begin(), people_.end(), [&](const Person& p) {
    return !phone.empty() && p.phone == phone;
  });
  return found == people_.end() ? nullptr : &*found;
}

std::string normal_phone(std::string_view written) {
  std::string digits;
  for (const char c : written) {
    if (c == ' ' || c == '.' || c == '-' || c == '+') continue;
    if (c < '0' || c > '9') return {};
    digits += c;
  }
  if (digits.starts_with('0')) digits = "84" + digits.substr(1);
  constexpr std::size_t mobile_length = 11;  // 84 and nine digits
  return digits.starts_with("84") && digits.size() == mobile_length ? digits : std::string{};
}

}  // namespace simulator
