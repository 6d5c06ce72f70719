// Every address of the contract, asked with its own example, answers with the 2xx it documents; the
// staffroom holds the answer against its schema.
#include <doctest/doctest.h>

#include "tests/unit/console/example_room.hpp"

TEST_CASE("every address has its place in the office of the examples") {
  for (const auto& asked : contract::operations()) {
    CAPTURE(asked.name());
    CHECK(example_room::is_known(asked));
  }
}

TEST_CASE("every example of the contract, sent as it stands, is answered as documented") {
  for (const auto& asked : contract::operations()) {
    CAPTURE(asked.name());
    auto scene = example_room::scene_for(asked);
    const auto reply = scene.browser->call(scene.request(asked));
    CAPTURE(reply.body);
    CHECK(reply.status == asked.good);
  }
}
