#include "flows/engine/routes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "flows/engine/limits.hpp"
#include "flows/engine/understand.hpp"
#include "office/language/fold.hpp"

namespace flows {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::pair<std::string_view, Command>, 11> commands{
    {{"back", Command::back},
     {"edit", Command::edit},
     {"cancel", Command::cancel},
     {"stop_waiting", Command::stop_waiting},
     {"skip", Command::skip},
     {"done", Command::done},
     {"repeat", Command::repeat},
     {"resume", Command::resume},
     {"restart", Command::restart},
     {"keep", Command::keep},
     {"calm", Command::calm}}};

constexpr std::array<std::pair<std::string_view, Media>, 9> media{{{"photo", Media::photo},
                                                                   {"file", Media::file},
                                                                   {"voice", Media::voice},
                                                                   {"video", Media::video},
                                                                   {"sticker", Media::sticker},
                                                                   {"location", Media::location},
                                                                   {"card", Media::card},
                                                                   {"link", Media::link},
                                                                   {"call", Media::call}}};

std::vector<std::string> texts(const ordered_json& json) {
  std::vector<std::string> all;
  for (const auto& item : json) {
    if (item.is_string()) all.push_back(item.get<std::string>());
  }
  return all;
}

class Reader {
 public:
  explicit Reader(Routes& into) : into_(into) {}

  std::vector<std::string> read(std::string_view text) {
    const auto json = base::parse_json(text);
    if (!json || !json->is_object()) {
      mistakes_.push_back(json ? "must be one object" : json.error().what);
      return std::move(mistakes_);
    }
    for (const auto& [key, value] : json->items()) read_part(key, value);
    demand(message_roles(), into_.messages, "messages");
    demand(start_roles(), into_.starts, "starts");
    return std::move(mistakes_);
  }

 private:
  void read_part(const std::string& key, const ordered_json& value) {
    const bool known = (value.is_object() && read_object(key, value)) ||
                       (value.is_array() && read_list(key, value));
    if (!known) mistakes_.push_back("unknown key \"" + key + "\" or wrong type");
  }

  bool read_object(const std::string& key, const ordered_json& value) {
    if (key == "commands") {
      for (const auto& [name, body] : value.items()) read_route(name, body);
    } else if (key == "messages") {
      read_names(value, into_.messages);
    } else if (key == "starts") {
      read_names(value, into_.starts);
    } else if (key == "unexpected") {
      for (const auto& [name, body] : value.items()) read_unexpected(name, body);
    } else {
      return false;
    }
    return true;
  }

  bool read_list(const std::string& key, const ordered_json& value) {
    if (key == "thanks") {
      into_.thanks = texts(value);
    } else if (key == "ordinary") {
      into_.ordinary = texts(value);
    } else if (key == "names") {
      into_.names = texts(value);
    } else {
      return false;
    }
    return true;
  }

  static void read_names(const ordered_json& json,
                         std::map<std::string, std::string, std::less<>>& into) {
    for (const auto& [name, body] : json.items()) {
      if (body.is_string()) into[name] = body.get<std::string>();
    }
  }

  void read_unexpected(const std::string& name, const ordered_json& body) {
    for (const auto& [known, kind] : media) {
      if (known == name && body.is_string()) {
        into_.unexpected[kind] = body.get<std::string>();
        return;
      }
    }
    mistakes_.push_back("unexpected: unknown kind \"" + name + "\"");
  }

  void read_route(const std::string& name, const ordered_json& body) {
    Route route;
    route.name = name;
    for (const auto& [key, value] : body.items()) {
      if (key == "words" && value.is_array()) {
        route.words = texts(value);
      } else if (key == "presses" && value.is_array()) {
        route.presses = texts(value);
      } else if (key == "flow" && value.is_string()) {
        route.flow = value.get<std::string>();
      } else if (key == "does" && value.is_string()) {
        read_command(name, value.get<std::string>(), route);
      } else {
        mistakes_.push_back("command \"" + name + "\": unknown key \"" + key + "\"");
      }
    }
    if (!body.contains("does") && route.flow.empty()) {
      mistakes_.push_back("command \"" + name + "\" has neither \"flow\" nor \"does\"");
    }
    into_.routes.push_back(std::move(route));
  }

  void read_command(const std::string& name, const std::string& does, Route& route) {
    for (const auto& [known, command] : commands) {
      if (known == does) {
        route.command = command;
        return;
      }
    }
    mistakes_.push_back("command \"" + name + "\": unknown deed \"" + does + "\"");
  }

  void demand(const std::vector<std::string>& roles,
              const std::map<std::string, std::string, std::less<>>& given,
              const char* part) {
    for (const auto& role : roles) {
      if (!given.contains(role)) {
        mistakes_.push_back(std::string{part} + ": \"" + role + "\" is missing");
      }
    }
    for (const auto& entry : given) {
      if (std::find(roles.begin(), roles.end(), entry.first) == roles.end()) {
        mistakes_.push_back(std::string{part} + ": \"" + entry.first + "\" is unknown");
      }
    }
  }

  Routes& into_;
  std::vector<std::string> mistakes_{};
};

}  // namespace

const std::vector<std::string>& message_roles() {
  static const std::vector<std::string> roles{
      "greeting",          // first words to a new person
      "greeting_content",  // the same, when the first message had content already
      "not_understood.choice",
      "not_understood.pick",
      "not_understood.phone",
      "not_understood.files",
      "not_understood.text",
      "not_understood.again",  // second time: shows the question once more
      "text_kept",             // a long text at another question was kept
      "file_kept",             // a file at another question was kept
      "files_full",            // more files than a case takes
      "fetch_failed",          // a file could not be fetched
      "stale_press",           // an old button
      "danger",
      "self_harm",
      "calm",
      "back_first",  // "quay lại" at the first question
      "not_skippable",
      "before",           // shows the answer given before, with the question
      "nothing_to_edit",  // the question below has no answer yet
      "nothing_written",  // "sửa" while nothing is being written
      "nothing_told",     // a story was ended before it began
      "nothing_to_cancel",
      "nothing_to_resume",
      "resumed",          // an interrupted flow goes on
      "thanks",           // answers a thank-you
      "thanks_question",  // the same while a question waits
      "flood",            // too many messages: they are collected
      "still_waiting",    // a command while waiting for an officer
      "wait_cancelled",
      "nobody_waited_for",  // "hủy chờ" while waiting for nobody
      "staff_here",
      "staff_left",
      "staff_left_question",
      "staff_silent",
      "failed",  // our own fault: nothing is lost
  };
  return roles;
}

const std::vector<std::string>& start_roles() {
  static const std::vector<std::string> roles{
      "menu",        // nothing else to do
      "content",     // a text that may be feedback
      "lost",        // three misunderstandings
      "unclear",     // no flow, and the text says nothing we know
      "media",       // a photo or file out of the blue
      "return",      // follows again
      "unfinished",  // something worth keeping waits below
      "reminder",    // the same after a silence
      "cancel",      // "huỷ" while something worth keeping is being written
      "track",       // a case code out of the blue
  };
  return roles;
}

std::vector<std::string> read_routes(std::string_view text, Routes& into) {
  return Reader(into).read(text);
}

const Route* route_of_words(const Routes& routes, std::string_view text) {
  if (language::split_words(text).size() > words_of_a_command_max + 1) return nullptr;
  const Heard heard(text);
  for (const auto& route : routes.routes) {
    if (heard.says_one_of(route.words)) return &route;
  }
  return nullptr;
}

const Route* route_of_press(const Routes& routes, std::string_view payload) {
  for (const auto& route : routes.routes) {
    for (const auto& press : route.presses) {
      if (press == payload) return &route;
    }
  }
  return nullptr;
}

const Route* route_of(const Routes& routes, std::string_view text) {
  const auto* pressed = route_of_press(routes, text);
  return pressed != nullptr ? pressed : route_of_words(routes, text);
}

}  // namespace flows
