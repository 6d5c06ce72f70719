// The rules of rules.cpp, tried on every text of the repository.
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/architecture/checks.hpp"

namespace {

using architecture::Breaches;
using architecture::Source;

const std::vector<Source>& tree() {
  static const auto read = architecture::read_tree(LANGNGHE_SOURCE_DIR);
  return read;
}

void report(const Breaches& breaches) {
  for (const auto& breach : breaches) {
    FAIL_CHECK(fmt::format("{}:{}: {}", breach.file, breach.line, breach.what));
  }
}

void hold(architecture::Check check) {
  for (const auto& source : tree()) report(check(architecture::house_rules(), source));
}

}  // namespace

TEST_CASE("the tree is read at all") {
  std::size_t cpp = 0;
  bool own = false;
  for (const auto& source : tree()) {
    cpp += source.is_cpp() ? 1U : 0U;
    own = own || source.path == "tests/architecture/layers_test.cpp";
  }
  CHECK(cpp > 100);
  CHECK(own);
}

TEST_CASE("a folder includes only what stands above it") {
  hold(architecture::check_own_includes);
}

TEST_CASE("every included file is there, written from the root") {
  report(architecture::check_included_files(tree()));
}

TEST_CASE("packages of others stay in their named places") {
  hold(architecture::check_package_includes);
}

TEST_CASE("a folder is a namespace") {
  hold(architecture::check_namespaces);
}

TEST_CASE("no namespace is opened for use") {
  hold(architecture::check_using);
}

TEST_CASE("classes inherit only from the seams") {
  hold(architecture::check_bases);
}

TEST_CASE("names say what a thing is in the office, not in computing") {
  hold(architecture::check_names);
}

TEST_CASE("nothing is used that the house has banned") {
  hold(architecture::check_banned);
}

TEST_CASE("decisions know no clock, no chance and no thread") {
  hold(architecture::check_purity);
}

TEST_CASE("mutexes live in the few places that are known") {
  hold(architecture::check_mutexes);
}

TEST_CASE("no log call has a field that could hold a citizen's data or a token") {
  hold(architecture::check_logs);
}

TEST_CASE("SQL is written in storage only") {
  hold(architecture::check_sql);
}

TEST_CASE("no file speaks of a path of one machine") {
  hold(architecture::check_machine_paths);
}

TEST_CASE("files, headers and lines keep their sizes") {
  hold(architecture::check_sizes);
}

TEST_CASE("every header opens with what it is") {
  hold(architecture::check_header_opening);
}

TEST_CASE("files end with a line end and have no stray blanks") {
  hold(architecture::check_blanks);
}

TEST_CASE("every excuse to the linter names its check and its reason") {
  hold(architecture::check_excuses);
}

TEST_CASE("headers longer than wanted are few") {
  const auto wanted = architecture::house_rules().sizes.header_lines_wanted;
  std::size_t longer = 0;
  for (const auto& source : tree()) {
    if (!source.is_header()) continue;
    longer += architecture::lines_of(source.text).size() > wanted ? 1U : 0U;
  }
  CHECK(longer <= 5);
}
