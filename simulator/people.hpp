// All citizens of the simulation, in the order they came. Pure. One thread at a time.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/rng.hpp"
#include "simulator/person.hpp"

namespace simulator {

class People {
 public:
  // Adds somebody; an Error when the name is empty or too long, the id is taken, or the place full.
  base::Result<std::string> add(Person person);

  Person* find(std::string_view user_id);
  const Person* find(std::string_view user_id) const;
  // phone: "84…".
  Person* find_by_phone(std::string_view phone);

  const std::deque<Person>& all() const { return people_; }

 private:
  std::deque<Person> people_{};  // references stay valid when people are added
  std::map<std::string, std::size_t, std::less<>> index_{};
};

// "0912 345 678", "+84912345678", "84912345678" → "84912345678"; "" when it is no phone number.
std::string normal_phone(std::string_view written);

}  // namespace simulator
