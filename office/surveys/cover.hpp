// What may be shown of one count of people (those who answered a question) by unit and field: the
// marks of suppression.hpp asked in the way a page asks, for a scope. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "office/surveys/suppression.hpp"
#include "office/surveys/tally.hpp"

namespace surveys {

// Which part of a round is looked at; "": all.
struct Scope {
  std::string unit{};
  std::string field{};
  std::string level{};
  std::optional<std::vector<std::string>> own{};  // only these units, whatever else is asked for
};

bool is_in(const Scope& scope, const Stratum& stratum);
bool is_whole(const Scope& scope);

enum class Hidden {
  no,
  few,       // fewer than shown_min, and nothing else stands beside it
  secondary  // in a table: few, or so that others cannot be worked out; not told which
};

std::string_view hidden_code(Hidden hidden);  // "", "few", "secondary"

// How many people of each stratum are counted.
using PeopleCounted = std::vector<std::int64_t>;

class Cover {
 public:
  // people: as many as strata.
  Cover(const std::vector<Stratum>& strata, const PeopleCounted& people);

  // The people in the scope together. Whole: few or no. Of a unit, a field or both what the table
  // says. Of several units or a level with a field: only when every part is shown, since nothing
  // new is told then.
  Hidden of(const Scope& scope) const;
  std::int64_t people_in(const Scope& scope) const;

 private:
  struct Entry {
    std::size_t unit = 0;
    std::size_t field = 0;
  };

  std::vector<std::size_t> units_in(const Scope& scope) const;
  bool all_shown(const std::vector<std::size_t>& units, std::size_t field) const;

  const std::vector<Stratum>& strata_;
  PeopleCounted people_;
  std::vector<std::string> units_{};
  std::vector<std::string> levels_of_units_{};
  bool levels_shown_ = false;  // either all of them or none
  std::vector<std::string> fields_{};
  Table table_{};
  Marks marks_{0, 0};
};

// The units whose people the results show apart from others. Where one of them wrote something may
// be told; of any other unit it would say whose the few are.
std::set<std::string> shown_units(const Tally& tally);

}  // namespace surveys
