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
  using Outcome = std::optional<base::Error>;
  Outcome operator()(const Open& command);
  Outcome operator()(const Classify& command);
  Outcome operator()(const AskForMore& command);
  Outcome operator()(const Supplement& command);
  Outcome operator()(const StopWaiting& command);
  Outcome operator()(const Accept& command);
  Outcome operator()(const Forward& command);
  Outcome operator()(const Start& command);
  Outcome operator()(const Propose& command);
  Outcome operator()(const Approve& command);
  Outcome operator()(const SendBack& command);
  Outcome operator()(const Extend& command);
  Outcome operator()(const Refuse& command);
  Outcome operator()(const Redirect& command);
  Outcome operator()(const Withdraw& command);
  Outcome operator()(const Reopen& command);
  Outcome operator()(const Publish& command);
  Outcome operator()(const Close& command);
  Outcome operator()(const Restrict& command);
  Outcome operator()(const RecordNational& command);
  Outcome operator()(const Recount& command);

  Change take();

 private:
  Case& held() { return change_.after; }

  void note(std::string text, bool internal = true);
  void tell(std::string message, base::Values with = {});
  std::string unit_name(std::string_view id) const;
  std::string handler_name() const;
  void end(Status status);

  Moment moment_;
  std::string command_;
  Change change_{};
};

// Nothing when a text is not blank and not longer than at_most code points.
std::optional<base::Error> unfit(std::string_view text, std::size_t at_most, std::string_view what);

}  // namespace cases
