// The office in which every example of openapi.yaml holds as it stands: who is there, and what has
// happened before each request. What no example can know (a code of this minute, the token of an
// invitation, the revision a case has come to) is put in its place here.
#pragma once

#include <memory>
#include <string>

#include "tests/support/contract.hpp"
#include "tests/unit/console/cases_room.hpp"

namespace example_room {

using cases_room::Browser;
using cases_room::ordered_json;
using cases_room::Reply;

// hoa 1 and lan 2 of the intake, sep 3 leads, mat 4 reads what is restricted, tam 5 administers,
// so 6 is of the department, anh 7 surveys; citizen c_1 with message 1, file 1 and case 1 of that
// file.
class Office : public cases_room::CasesRoom {
 public:
  Office();

  cases::Case one{};
};

// One address ready to be asked with its example.
struct Scene {
  std::unique_ptr<Office> office{};
  std::unique_ptr<Browser> browser{};
  ordered_json body{};
  std::string query{};

  // As the contract has it, with this body instead of the example's.
  door::RawRequest request_with(const contract::Operation& asked, std::string text) const;
  door::RawRequest request(const contract::Operation& asked) const;
};

bool is_known(const contract::Operation& asked);
Scene scene_for(const contract::Operation& asked);

}  // namespace example_room
