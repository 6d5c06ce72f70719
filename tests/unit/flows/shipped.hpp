// The content as it is shipped, and the vocabulary that it is written in: what the service tells
// the checker, built here from the same templates. One test, one thread.
#pragma once

#include "flows/engine/check.hpp"
#include "templates/engine/catalog.hpp"
#include "tests/unit/flows/stage.hpp"

namespace shipped {

const flows::FlowSet& flow_set();
const templates::Catalog& messages();

flows::Vocabulary vocabulary();

// Options of a shipped message, as the service gives them to the engine.
std::vector<flows::Option> options(std::string_view message,
                                   const std::vector<flows::Listed>& offered);

// The text a citizen would read, or what is missing in it.
std::string text(const std::string& message,
                 const base::Values& with,
                 const std::vector<flows::Listed>& offered = {});

}  // namespace shipped
