#include "base/value.hpp"

#include <set>

#include <doctest/doctest.h>

using base::list_of;
using base::text_of;
using base::Values;

namespace {

using CaseId = base::Id<struct CaseTag>;

const Values sample{{"name", std::string{"Lan"}},
                    {"count", std::int64_t{3}},
                    {"photos", std::vector<std::string>{"a1", "a2"}},
                    {"nothing", std::monostate{}}};

}  // namespace

TEST_CASE("the text under a name is found, and everything else reads as no text") {
  CHECK(text_of(sample, "name") == "Lan");
  CHECK(text_of(sample, "count").empty());
  CHECK(text_of(sample, "photos").empty());
  CHECK(text_of(sample, "nothing").empty());
  CHECK(text_of(sample, "absent").empty());
}

TEST_CASE("the list under a name is found, and everything else reads as an empty list") {
  CHECK(list_of(sample, "photos") == std::vector<std::string>{"a1", "a2"});
  CHECK(list_of(sample, "name").empty());
  CHECK(list_of(sample, "absent").empty());
}

TEST_CASE("ids of one kind compare and sort by their number") {
  CHECK(CaseId{1} == CaseId{1});
  CHECK(CaseId{1} < CaseId{2});
  CHECK(CaseId{}.value == 0);
  const std::set<CaseId> ids{{3}, {1}, {3}};
  CHECK(ids.size() == 2);
  CHECK(ids.begin()->value == 1);
}
