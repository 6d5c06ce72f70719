// cases::decide inside the turn's transaction: decides, stores the case with its history, and tells
// the citizen what decide() says he is to be told. One transaction, one thread.
#pragma once

#include "base/result.hpp"
#include "bot/scene.hpp"
#include "office/cases/case.hpp"
#include "office/cases/command.hpp"
#include "office/cases/deadline.hpp"

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
  const Scene& scene_;
};

cases::Who citizen_of(const Scene& scene);

}  // namespace bot
