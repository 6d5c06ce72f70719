// A small office for the tests of the engine: a letter to write (every kind of question), a menu,
// and the flows that every conversation needs. One test, one thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/unit/flows/stage.hpp"

namespace small {

// The letter: kind → (unit) → procedure → story → files → phone → name → review → open.
const flows::FlowSet& office();

// The same with these flows instead of, or beside, those of the office.
flows::FlowSet office_with(const std::vector<flows::File>& others);

// The files of the office, to be broken one at a time.
std::vector<flows::File> files();

// A stage of the office, with a person who was greeted long ago.
stage::Stage open();
stage::Stage open(const flows::FlowSet& flows);

// As far as the named question of the letter, everything before it answered.
void write_until(stage::Stage& office, const std::string& step);

}  // namespace small
