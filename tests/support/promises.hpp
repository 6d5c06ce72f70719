// The promises of docs/architecture.md that hold at every moment of rest, whatever broke on the
// way.
#pragma once

#include <string>

#include "tests/support/world.hpp"

namespace support {

// "" when all hold; else one line for each that does not. Call it when the world is at rest.
std::string broken_promises(World& world);

// A short name for everything that is in the database, chance of the operating system left out.
std::string digest_of(World& world);

}  // namespace support
