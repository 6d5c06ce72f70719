#include "office/surveys/headline.hpp"

#include "office/surveys/figures.hpp"

namespace surveys {

Headline headline_of(const Tally& tally, const Scope& scope, const Basis& basis) {
  Figures figures(tally, basis);
  return {figures.figure(figures.general(), scope), basis.weighted && !figures.weighted()};
}

}  // namespace surveys
