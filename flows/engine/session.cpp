#include "flows/engine/session.hpp"

#include <nlohmann/json.hpp>

#include "base/json.hpp"

namespace flows {
namespace {

using nlohmann::ordered_json;

const char* name_of(Owner owner) {
  switch (owner) {
    case Owner::bot:
      return "bot";
    case Owner::queue:
      return "queue";
    case Owner::person:
      return "person";
  }
  return "bot";
}

Owner owner_named(const std::string& name) {
  if (name == "queue") return Owner::queue;
  return name == "person" ? Owner::person : Owner::bot;
}

ordered_json write_frame(const Frame& frame) {
  ordered_json offered = ordered_json::array();
  for (const auto& option : frame.offered) offered.push_back({option.id, option.label});
  return {{"flow", frame.flow.id},
          {"digest", frame.flow.digest},
          {"step", frame.step},
          {"answers", base::values_to_json(frame.answers)},
          {"asked", frame.asked},
          {"offered", offered},
          {"before", base::values_to_json(frame.before)},
          {"gathered", frame.gathered},
          {"pieces", frame.pieces},
          {"tries", frame.tries},
          {"told", frame.told},
          {"correcting", frame.correcting},
          {"told_brief", frame.told_brief},
          {"reminded", frame.reminded}};
}

Frame read_frame(const ordered_json& json) {
  Frame frame;
  frame.flow = {json.at("flow").get<std::string>(), json.at("digest").get<std::string>()};
  frame.step = json.at("step").get<std::string>();
  frame.answers = base::values_from_json(json.at("answers"));
  frame.asked = json.at("asked").get<std::vector<std::string>>();
  for (const auto& option : json.at("offered")) {
    frame.offered.push_back({option.at(0).get<std::string>(), option.at(1).get<std::string>()});
  }
  frame.before = base::values_from_json(json.at("before"));
  frame.gathered = json.at("gathered").get<std::string>();
  frame.pieces = json.at("pieces").get<int>();
  frame.tries = json.at("tries").get<int>();
  frame.told = json.at("told").get<bool>();
  frame.correcting = json.value("correcting", false);
  frame.told_brief = json.at("told_brief").get<bool>();
  frame.reminded = json.at("reminded").get<bool>();
  return frame;
}

base::TimePoint read_time(const ordered_json& json, const char* name) {
  return base::from_millis(json.at(name).get<std::int64_t>());
}

Session from_json(const ordered_json& json) {
  Session session;
  for (const auto& frame : json.at("frames")) session.frames.push_back(read_frame(frame));
  if (json.contains("draft")) session.draft = read_frame(json.at("draft"));
  session.draft_since = read_time(json, "draft_since");
  session.owner = owner_named(json.at("owner").get<std::string>());
  session.wait = json.at("wait").get<std::int64_t>();
  session.greeted_at = read_time(json, "greeted_at");
  session.pressed_at = read_time(json, "pressed_at");
  session.pressed = json.at("pressed").get<std::string>();
  for (const auto& at : json.at("recent")) {
    session.recent.push_back(base::from_millis(at.get<std::int64_t>()));
  }
  session.flooding = json.at("flooding").get<bool>();
  return session;
}

}  // namespace

std::string write_session(const Session& session) {
  ordered_json json;
  json["frames"] = ordered_json::array();
  for (const auto& frame : session.frames) json["frames"].push_back(write_frame(frame));
  if (session.draft) json["draft"] = write_frame(*session.draft);
  json["draft_since"] = base::to_millis(session.draft_since);
  json["owner"] = name_of(session.owner);
  json["wait"] = session.wait;
  json["greeted_at"] = base::to_millis(session.greeted_at);
  json["pressed_at"] = base::to_millis(session.pressed_at);
  json["pressed"] = session.pressed;
  json["recent"] = ordered_json::array();
  for (const auto at : session.recent) json["recent"].push_back(base::to_millis(at));
  json["flooding"] = session.flooding;
  return base::to_text(json);
}

base::Result<Session> read_session(std::string_view text) {
  const auto json = base::parse_json(text, {.comments = false});
  if (!json) return json.error();
  try {
    return from_json(*json);
  } catch (const ordered_json::exception& e) {
    return base::Error{base::Errc::corrupt, std::string{"session: "} + e.what()};
  }
}

}  // namespace flows
