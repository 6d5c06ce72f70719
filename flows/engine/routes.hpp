// Words that work everywhere, and what is said when something unexpected comes: routes.jsonc as
// values. Immutable once read; any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "flows/engine/event.hpp"

namespace flows {

enum class Command {
  flow,
  back,
  edit,
  cancel,
  stop_waiting,
  skip,
  done,
  repeat,
  resume,
  restart,
  keep,
  calm
};

struct Route {
  std::string name{};
  Command command = Command::flow;
  std::string flow{};                  // for Command::flow
  std::vector<std::string> words{};    // with their accents
  std::vector<std::string> presses{};  // payloads of the account's own menu
};

struct Routes {
  std::vector<Route> routes{};
  std::map<std::string, std::string, std::less<>> messages{};  // role → template, see message_roles
  std::map<std::string, std::string, std::less<>> starts{};    // occasion → flow, see start_roles
  std::map<Media, std::string> unexpected{};  // what is said to a sticker, a call …
  std::vector<std::string> thanks{};
  // Commands that are ordinary words of a tale: they do not interrupt one that is being told.
  std::vector<std::string> ordinary{};
  // Commands that are names of people, as they are written: at a question for a name they are
  // names.
  std::vector<std::string> names{};
};

// The roles that the engine needs; a file that lacks one is refused.
const std::vector<std::string>& message_roles();
const std::vector<std::string>& start_roles();

// All mistakes at once, each one sentence.
std::vector<std::string> read_routes(std::string_view text, Routes& into);

// The route whose words are the whole message.
const Route* route_of_words(const Routes& routes, std::string_view text);
const Route* route_of_press(const Routes& routes, std::string_view payload);
// Either of them: a press arrives as a text.
const Route* route_of(const Routes& routes, std::string_view text);

}  // namespace flows
