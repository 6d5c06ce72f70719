#include "tests/unit/surveys/tally_room.hpp"

#include "base/rng.hpp"

namespace tally_room {
namespace {

using surveys::InvitedState;
using surveys::Kind;
using surveys::Question;

Question rating(const std::string& code, const std::string& factor) {
  return {.code = code, .kind = Kind::rating, .ask = code + "?", .title = code, .factor = factor};
}

std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

std::string level(base::Rng& rng) {
  if (rng.one_in(12)) return quoted("bo_qua");
  return quoted(std::to_string(5 - rng.below(rng.one_in(3) ? 5 : 2)));
}

Person of(base::Rng& rng) {
  static const std::vector<InvitedState> states{InvitedState::planned,
                                                InvitedState::sent,
                                                InvitedState::begun,
                                                InvitedState::refused,
                                                InvitedState::full,
                                                InvitedState::failed,
                                                InvitedState::closed};
  Person one;
  const auto unit = rng.below(9);
  one.invited = {.unit = "u" + std::to_string(rng.below(unit + 1)),
                 .field = "f" + std::to_string(rng.below(4)),
                 .level = "",
                 .state = InvitedState::complete};
  one.invited.level = one.invited.unit < "u3" ? "tinh" : "xa";
  if (rng.one_in(3)) one.invited.state = states[rng.below(states.size())];
  one.invited.sent = one.invited.state != InvitedState::planned;
  const bool complete = one.invited.state == InvitedState::complete;
  one.invited.begun = complete || one.invited.state == InvitedState::begun ||
                      (one.invited.state == InvitedState::closed && rng.one_in(2));
  if (!one.invited.begun) return one;
  const auto gone_through = complete ? 6 : rng.below(6);
  if (gone_through > 0) one.answers["Z1"] = level(rng);
  if (gone_through > 1) one.answers["Z2"] = level(rng);
  if (gone_through > 2) one.answers["Z3"] = level(rng);
  if (gone_through > 3) one.answers["T1"] = level(rng);
  if (gone_through > 4)
    one.answers["L1"] = rng.one_in(2) ? "[\"cho_lau\",\"di_lai\"]" : "[\"khong\"]";
  if (gone_through > 5) one.answers["N1"] = std::to_string(rng.below(40));
  if (gone_through > 5 && rng.one_in(4)) one.answers["V1"] = quoted("Xin cảm ơn");
  return one;
}

}  // namespace

surveys::Questionnaire asked() {
  surveys::Questionnaire made{.id = "thu", .version = 1, .title = "Thử"};
  made.factors = {{"A", "Tiếp cận"}, {"C", "Công chức"}};
  Question general = rating("T1", "");
  general.overall = true;
  Question reasons{.code = "L1", .kind = Kind::multiple, .ask = "Vì sao?", .title = "Lý do"};
  reasons.options = {{.code = "cho_lau", .label = "Chờ lâu"},
                     {.code = "di_lai", .label = "Đi lại"},
                     {.code = "khong", .label = "Không có", .exclusive = true}};
  Question days{.code = "N1", .kind = Kind::number, .ask = "Mấy ngày?", .title = "Số ngày"};
  days.bounds = {.least = 0, .most = 1000};
  Question words{.code = "V1", .kind = Kind::text, .ask = "Góp ý?", .title = "Góp ý"};
  made.pages = {{.title = "",
                 .questions = {rating("Z1", "A"),
                               rating("Z2", "A"),
                               rating("Z3", "C"),
                               general,
                               reasons,
                               days,
                               words}}};
  return made;
}

Person satisfied(const std::string& unit, const std::string& field, int level) {
  Person one;
  one.invited = {.unit = unit,
                 .field = field,
                 .level = "xa",
                 .state = InvitedState::complete,
                 .sent = true,
                 .begun = true};
  for (const auto* code : {"Z1", "Z2", "Z3", "T1"})
    one.answers[code] = quoted(std::to_string(level));
  return one;
}

std::vector<Person> crowd(std::size_t people, std::uint64_t seed) {
  base::Rng rng(seed);
  std::vector<Person> all;
  all.reserve(people);
  for (std::size_t person = 0; person < people; ++person) all.push_back(of(rng));
  return all;
}

surveys::Tally counted(const std::vector<Person>& people) {
  surveys::Tally tally(asked());
  for (const auto& person : people) {
    std::vector<surveys::StandingAnswer> answers;
    for (const auto& [question, value] : person.answers) answers.push_back({question, value});
    tally.add(person.invited, answers);
  }
  return tally;
}

}  // namespace tally_room
