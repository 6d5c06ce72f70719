// Inside of decide: what each command makes of a case. One object per decision, one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "office/cases/decide.hpp"

namespace cases {

struct Moment {  // what a decision is made with
  const Who& who;
  base::TimePoint now{};
  const Rules& rules;
};

class Transitions {
 public:
  Transitions(const Case& before, const Moment& moment, std::string_view command);

  // Each returns an Error when the contents of the command will not do.
  using Refusal = std::optional<base::Error>;
  Refusal operator()(const Open& command);
  Refusal operator()(const Classify& command);
  Refusal operator()(const AskForMore& command);
  Refusal operator()(const Supplement& command);
  Refusal operator()(const StopWaiting& command);
  Refusal operator()(const Accept& command);
  Refusal operator()(const Forward& command);
  Refusal operator()(const Start& command);
  Refusal operator()(const Propose& command);
  Refusal operator()(const Approve& command);
  Refusal operator()(const SendBack& command);
  Refusal operator()(const Extend& command);
  Refusal operator()(const Refuse& command);
  Refusal operator()(const Redirect& command);
  Refusal operator()(const Withdraw& command);
  Refusal operator()(const Reopen& command);
  Refusal operator()(const Publish& command);
  Refusal operator()(const Close& command);
  Refusal operator()(const Restrict& command);
  Refusal operator()(const RecordNational& command);
  Refusal operator()(const Recount& command);
  Refusal operator()(const RecordApology& command);
  Refusal operator()(const Assign& command);
  Refusal operator()(const Merge& command);
  Refusal operator()(const Unmerge& command);
  Refusal operator()(const Follow& command);
  Refusal operator()(const SplitOff& command);
  Refusal operator()(const Rate& command);
  Refusal operator()(const UnitBecame& command);

  Change take();

 private:
  Case& held() { return change_.after; }

  void note(std::string text, bool internal = true);
  void tell(std::string message, base::Values with = {});
  std::string unit_name(std::string_view id) const;
  std::string unit_in_charge() const;
  void end(Status status);
  void tell_answer();

  Moment moment_;
  std::string command_;
  Change change_{};
};

// Nothing when a text is not blank and not longer than at_most code points.
std::optional<base::Error> unfit(std::string_view text, std::size_t at_most, std::string_view what);

}  // namespace cases
