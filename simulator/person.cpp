#include "simulator/person.hpp"

#include <algorithm>

#include "simulator/limits.hpp"

namespace simulator {

Entry& show(Person& person, Entry entry) {
  if (person.entries.size() >= limits::entries_per_phone_max) person.entries.pop_front();
  entry.seq = ++person.last_seq;
  entry.revision = ++person.revision;
  person.entries.push_back(std::move(entry));
  return person.entries.back();
}

bool advance_status(Person& person, std::string_view msg_id, EntryStatus status) {
  const auto found = std::find_if(person.entries.rbegin(),
                                  person.entries.rend(),
                                  [&](const Entry& e) { return e.msg_id == msg_id; });
  if (found == person.entries.rend() || found->status >= status) return false;
  found->status = status;
  found->revision = ++person.revision;
  return true;
}

const Entry* find_entry(const Person& person, std::string_view msg_id) {
  const auto found = std::find_if(person.entries.rbegin(),
                                  person.entries.rend(),
                                  [&](const Entry& e) { return e.msg_id == msg_id; });
  return found == person.entries.rend() ? nullptr : &*found;
}

void interact(Person& person, base::TimePoint now) {
  person.last_interaction = now;
  person.messaged = true;
  person.left = false;
}

}  // namespace simulator
