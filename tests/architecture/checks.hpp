// The checks: each reads one text and returns every place that breaks a rule. Pure, so that each
// can be tried on a planted text (checker_test.cpp).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/architecture/rules.hpp"
#include "tests/architecture/source.hpp"

namespace architecture {

struct Breach {
  std::string file{};
  std::size_t line = 0;
  std::string what{};
};

using Breaches = std::vector<Breach>;
using Check = Breaches (*)(const Rules& rules, const Source& source);

// checks_layers.cpp: who knows whom
Breaches check_own_includes(const Rules& rules, const Source& source);
Breaches check_package_includes(const Rules& rules, const Source& source);
Breaches check_namespaces(const Rules& rules, const Source& source);
Breaches check_using(const Rules& rules, const Source& source);
Breaches check_bases(const Rules& rules, const Source& source);

// checks_words.cpp: what may be said
Breaches check_names(const Rules& rules, const Source& source);
Breaches check_banned(const Rules& rules, const Source& source);
Breaches check_purity(const Rules& rules, const Source& source);
Breaches check_mutexes(const Rules& rules, const Source& source);
Breaches check_logs(const Rules& rules, const Source& source);
Breaches check_sql(const Rules& rules, const Source& source);
Breaches check_machine_paths(const Rules& rules, const Source& source);

// checks_form.cpp: how a file looks
Breaches check_sizes(const Rules& rules, const Source& source);
Breaches check_header_opening(const Rules& rules, const Source& source);
Breaches check_blanks(const Rules& rules, const Source& source);
Breaches check_excuses(const Rules& rules, const Source& source);

// Every include in quotes must name a file that is there, written from the root of the repository.
Breaches check_included_files(const std::vector<Source>& tree);

}  // namespace architecture
