#include "simulator/state_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "simulator/fields.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

constexpr int version = 1;

ordered_json person_to_json(const Person& person) {
  ordered_json json;
  json["user_id"] = person.user_id;
  json["user_id_by_app"] = person.user_id_by_app;
  json["name"] = person.name;
  json["phone"] = person.phone;
  json["followed"] = person.followed;
  json["left"] = person.left;
  json["blocked"] = person.blocked;
  json["messaged"] = person.messaged;
  if (person.last_interaction) json["last_interaction"] = base::to_millis(*person.last_interaction);
  return json;
}

Person person_from_json(const ordered_json& json) {
  Person person;
  person.user_id = text_at(json, "user_id");
  person.user_id_by_app = text_at(json, "user_id_by_app");
  person.name = text_at(json, "name");
  person.phone = text_at(json, "phone");
  person.followed = flag_at(json, "followed", false);
  person.left = flag_at(json, "left", false);
  person.blocked = flag_at(json, "blocked", false);
  person.messaged = flag_at(json, "messaged", false);
  const auto last = integer_at(json, "last_interaction", 0);
  if (last > 0) person.last_interaction = base::from_millis(last);
  return person;
}

ordered_json grant_to_json(const Grant& grant) {
  return {{"access", grant.pair.access},
          {"refresh", grant.pair.refresh},
          {"access_ends", base::to_millis(grant.access_ends)},
          {"refresh_ends", base::to_millis(grant.refresh_ends)}};
}

Grant grant_from_json(const ordered_json& json) {
  return Grant{TokenPair{text_at(json, "access"), text_at(json, "refresh")},
               base::from_millis(integer_at(json, "access_ends", 0)),
               base::from_millis(integer_at(json, "refresh_ends", 0))};
}

}  // namespace

std::string state_to_text(const Platform& platform, base::Duration clock_offset) {
  ordered_json json;
  json["version"] = version;
  json["oa_id"] = platform.settings.oa_id;
  json["clock_offset_ms"] = clock_offset.count();
  json["people"] = ordered_json::array();
  for (const auto& person : platform.people.all()) json["people"].push_back(person_to_json(person));
  json["grants"] = ordered_json::array();
  for (const auto& grant : platform.tokens.grants()) json["grants"].push_back(grant_to_json(grant));
  return base::to_text(json);
}

base::Result<base::Duration> restore_state(Platform& platform, std::string_view text) {
  const auto json = object_in(text);
  if (!json || integer_at(*json, "version", 0) != version) {
    return base::Error{base::Errc::corrupt, "the state file is not one of this program"};
  }
  if (text_at(*json, "oa_id") != platform.settings.oa_id) {
    return base::Error{base::Errc::conflict, "the state file belongs to another account"};
  }
  People people;
  for (const auto& item : part_at(*json, "people")) {
    if (auto added = people.add(person_from_json(item)); !added) return added.error();
  }
  std::vector<Grant> grants;
  for (const auto& item : part_at(*json, "grants")) grants.push_back(grant_from_json(item));
  platform.people = std::move(people);
  platform.tokens.restore(std::move(grants));
  return base::Duration{integer_at(*json, "clock_offset_ms", 0)};
}

base::Status write_state_file(const std::filesystem::path& path, std::string_view text) {
  const auto beside = path.string() + ".new";
  const base::Error failed{base::Errc::unavailable,
                           "cannot write the state file: " + path.string()};
  constexpr mode_t owner_only = 0600;
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, owner_only);
  if (file < 0) return failed;
  const auto written = ::write(file, text.data(), text.size());
  const bool complete = written == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  ::close(file);
  if (!complete) return failed;
  std::error_code error;
  std::filesystem::rename(beside, path, error);
  if (error) return failed;
  return base::Nothing{};
}

}  // namespace simulator
