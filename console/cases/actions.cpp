#include "console/cases/actions.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include <nlohmann/json.hpp>

#include "console/cases/english.hpp"
#include "office/cases/permits.hpp"

namespace console {
namespace {

using cases::Command;
using cases::Status;
using nlohmann::ordered_json;

struct Action {
  std::string_view name{};
  std::vector<Right> rights{};  // one of them
  std::optional<Command> sample{};
};

const std::vector<Action>& actions() {
  using enum Right;
  static const std::vector<Action> table{{"classify", {route}, cases::Classify{}},
                                         {"accept", {route}, cases::Accept{}},
                                         {"route", {route}, cases::Forward{}},
                                         {"start", {answer}, cases::Start{}},
                                         {"ask", {answer, route}, cases::AskForMore{}},
                                         {"draft", {answer}, std::nullopt},
                                         {"submit", {answer}, cases::Propose{}},
                                         {"approve", {approve}, cases::Approve{}},
                                         {"send_back", {answer, approve}, cases::SendBack{}},
                                         {"extend", {move}, cases::Extend{}},
                                         {"refuse", {move}, cases::Refuse{}},
                                         {"redirect", {move}, cases::Redirect{}},
                                         {"restrict", {restricted}, cases::Restrict{}},
                                         {"close", {move}, cases::Close{}},
                                         {"reopen", {move}, cases::Reopen{}},
                                         {"merge", {move}, cases::Merge{}},
                                         {"unmerge", {move}, cases::Unmerge{}},
                                         {"split", {move}, cases::SplitOff{}},
                                         {"assign", {route}, cases::Assign{}},
                                         {"national", {route}, cases::RecordNational{}},
                                         {"apology", {answer, route}, cases::RecordApology{}},
                                         {"unmask", {identity}, std::nullopt}};
  return table;
}

// To lock a matter away is asked of the desk, to take an extension of a unit.
bool may(const Visit& visit, const Action& action, const cases::Case& held) {
  const bool covered = std::any_of(action.rights.begin(), action.rights.end(), [&](Right right) {
    return covers(visit, right, held);
  });
  if (covered) return true;
  if (action.name == "restrict") return may_ask(visit, Right::restricted, held);
  return action.name == "extend" && may_ask(visit, Right::move, held);
}

std::string why_not(const Visit& visit, const Action& action, const SeenCase& seen) {
  if (!seen.whole) return "Hồ sơ này đã được chuyển vào hàng hạn chế.";
  const auto& held = seen.held;
  if (!may(visit, action, held)) {
    const bool somewhere = std::any_of(action.rights.begin(),
                                       action.rights.end(),
                                       [&](Right right) { return visit.may(right, Level::act); });
    return somewhere ? "Hồ sơ chưa thuộc phạm vi của bạn." : "Vai trò của bạn không có quyền này.";
  }
  if (action.name == "draft" && cases::is_settled(held.status)) {
    return "Phản ánh đang ở trạng thái đã kết thúc.";
  }
  if (!action.sample) return {};
  const auto refused =
      cases::refusal(ready_for(held, action.name), *action.sample, who_of(visit, held));
  return refused ? refused->what : std::string{};
}

}  // namespace

cases::Case ready_for(const cases::Case& held, std::string_view action) {
  auto ready = held;
  const bool fresh = held.status == Status::moi;
  const bool passed_on = held.status == Status::da_chuyen || held.status == Status::da_tiep_nhan;
  if (action == "route" && fresh) ready.status = Status::da_tiep_nhan;
  if (action == "submit" && passed_on) ready.status = Status::dang_xu_ly;
  return ready;
}

ordered_json actions_json(const Visit& visit, const SeenCase& seen) {
  ordered_json list = ordered_json::array();
  for (const auto& action : actions()) {
    const auto why = why_not(visit, action, seen);
    list.push_back({{"name", action.name},
                    {"allowed", why.empty()},
                    {"why", why},
                    {"why_en", in_english(why)}});
  }
  return list;
}

}  // namespace console
