// What the tests of survey rounds share: an office with three who plan rounds, people who may be
// asked, and a round on its way.
#pragma once

#include <string>

#include "office/surveys/round.hpp"
#include "tests/unit/console/cases_room.hpp"

namespace rounds_room {

using cases_room::Browser;
using cases_room::ordered_json;
using cases_room::Reply;

class RoundsRoom : public cases_room::CasesRoom {
 public:
  // "anh", "binh" and "chi" plan rounds, "sep" leads; that many people wrote and want surveys.
  explicit RoundsRoom(int people = 4);

  // A draft of anh's with everybody on its list.
  void plan(const std::string& name = "Đợt 11/2026");
  // Three colleagues got the test of the plan as it stands.
  void test();
  void submit(const std::string& by = "anh");
  // As the service does when time brings it: drawn, one in the reserve, the others written to.
  void send();
  void put_in(surveys::RoundState state);

  std::int64_t rev() { return number("SELECT rev FROM survey_rounds WHERE id = 1"); }

  std::string state() { return text("SELECT state FROM survey_rounds WHERE id = 1"); }

  // POST of that act with the present revision and these members.
  Reply act(const std::string& who,
            const std::string& what,
            ordered_json body = ordered_json::object());
  // The plan as it is kept, to be changed and put back.
  ordered_json kept();
  Reply change(const std::string& who, ordered_json plan);
};

}  // namespace rounds_room
