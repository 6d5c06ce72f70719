// Every address of the console's API, in one table: what it is called, who may call it, what it
// does. openapi.yaml says the same in words; a test holds the two together. Any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "console/rights.hpp"
#include "console/visit.hpp"

namespace console {

enum class Entry {
  anyone,  // without a login
  begun,   // with a login at any of its steps, locked or not
  inside   // logged in, not locked
};

struct Route {
  std::string_view method{};
  std::string_view pattern{};  // below /api/v1: "/me/logins/{id}"
  Entry entry{};
  std::vector<Right> rights{};  // one of them is enough; none: any account
  Level level{};
  RawAnswer (*act)(const Visit& visit) = nullptr;
  bool takes_file = false;  // a body of plain bytes instead of JSON
  // What may stand behind "?", parted by blanks; anything else is refused before act is asked.
  std::string_view queries{};
};

// Such an act reads its query strictly itself, since the names are many or depend on each other.
inline constexpr std::string_view reads_queries = "*";

std::span<const Route> routes();

struct Found {
  const Route* route = nullptr;     // nothing: no such address, or not with this method
  std::vector<std::string> path{};  // what stands for {…}
  std::string allowed{};            // methods of the address, "GET, POST"; "": no such address
};

Found find_route(std::string_view method, std::string_view path);

}  // namespace console
