// Colleagues who try a round on their own phones: the account of the console beside the citizen
// that Zalo knows, joined by a code which the colleague sends from there. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"
#include "storage/staff.hpp"

namespace storage {

struct Tester {
  AccountId staff{};
  std::string citizen{};
  base::TimePoint at{};
};

class SurveyTesters {
 public:
  explicit SurveyTesters(Tx& tx) : tx_(tx) {}

  // The code in force, or a new one made of the number given.
  std::string code_for(AccountId staff, int number, base::TimePoint now);
  // Who sends it is the tester from now on; nothing: no such code, or too late. Used once.
  std::optional<AccountId> link(std::string_view code,
                                std::string_view citizen,
                                base::TimePoint now);

  std::vector<Tester> all();
  std::optional<Tester> find(AccountId staff);

 private:
  Tx& tx_;
};

}  // namespace storage
