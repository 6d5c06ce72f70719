// cases::decide inside the turn's transaction: decides, stores the case with its history, and tells
// the citizen what decide() says he is to be told. One transaction, one thread.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "bot/scene.hpp"
#include "office/cases/case.hpp"
#include "office/cases/command.hpp"
#include "office/cases/deadline.hpp"
#include "office/cases/decide.hpp"

namespace bot {

class CaseBook {
 public:
  explicit CaseBook(const Scene& scene) : scene_(scene) {}

  cases::Rules rules() const;
  // The citizen has the receipt of the flow itself, so notices of opening are not sent.
  base::Result<cases::Case> open(cases::Case draft);
  base::Result<cases::Case> change(const cases::Case& before,
                                   const cases::Command& command,
                                   const cases::Who& who);

 private:
  void tell(const cases::Case& held, const std::vector<cases::Notice>& notices) const;

  const Scene& scene_;
};

cases::Who citizen_of(const Scene& scene);

// Nobody supplemented in time: the case goes on with what is known. Nothing when it does already.
void stop_waiting(const Scene& scene, std::string_view number);

}  // namespace bot
