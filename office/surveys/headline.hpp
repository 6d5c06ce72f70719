// The one figure of a round that the line over all rounds shows. Pure; any thread.
#pragma once

#include "office/surveys/results.hpp"

namespace surveys {

struct Headline {
  Figure figure{};               // Results::overall
  bool weights_refused = false;  // as in Results
};

Headline headline_of(const Tally& tally, const Scope& scope, const Basis& basis);

}  // namespace surveys
