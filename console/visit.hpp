// One request on its way: who asks, for what, when. Lives for one request, one thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "console/office.hpp"
#include "console/problem.hpp"
#include "console/rights.hpp"
#include "storage/logins.hpp"
#include "storage/staff.hpp"

namespace console {

struct Visitor {
  storage::Account account{};
  storage::Login login{};
  std::vector<std::string> units{};  // the account's own, under its names of all times
};

Visitor visitor_of(const Office& office, storage::Account account, storage::Login login);

struct Visit {
  const Office& office;
  const RawRequest& request;
  base::TimePoint now{};
  std::vector<std::string> path{};  // what stands for {…} in the route
  std::optional<Visitor> visitor{};

  // Only where the route asks for a login.
  const storage::Account& me() const { return visitor->account; }

  Scope scope(Right right) const { return scope_of(me().roles, right); }

  bool may(Right right, Level level) const { return allows(scope(right), level); }
};

// What most acts end with: one write transaction, answered as the act in it says.
RawAnswer carry_out(const Visit& visit, const std::function<RawAnswer(storage::Tx&)>& act);

// "staff/12": the key of a person in handovers, messages and the audit trail.
std::string key_of(storage::AccountId id);
// The name to show for such a key; the key itself when it is none of ours.
std::string name_behind(storage::Tx& tx, const std::string& key);

// A value of the query made of letters, digits and "_-.:"; "" when missing or anything else.
std::string query_value(const RawRequest& request, std::string_view name);

}  // namespace console
