// Opens a real door on a free port; by default it answers with what it was asked.
#pragma once

#include <memory>

#include <doctest/doctest.h>

#include "bot/door/door.hpp"

namespace door_tests {

inline void echo(const door::RawRequest& request, const door::Answerer& answer) {
  answer({.content_type = "text/plain; charset=utf-8",
          .body = request.method + " " + request.path + " " + request.query + " " + request.peer +
                  " " + request.body});
}

inline std::unique_ptr<door::Door> open_door(const door::DoorOptions& options = {},
                                             door::OnRequest on_request = echo) {
  auto door = door::Door::open(options, std::move(on_request));
  REQUIRE(door.ok());
  return std::move(*door);
}

}  // namespace door_tests
