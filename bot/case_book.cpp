#include "bot/case_book.hpp"

#include <utility>

#include "base/log.hpp"
#include "bot/errands.hpp"
#include "office/cases/decide.hpp"
#include "storage/cases.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"

namespace bot {
namespace {

using base::Errc;
using base::Error;
using base::Result;

Error refused(const Error& why) {
  base::log(base::Level::warning, "case.refused", {{"why", why.what}});
  return why;
}

}  // namespace

cases::Rules CaseBook::rules() const {
  return {scene_.content.catalog, scene_.content.deadlines};
}

Result<cases::Case> CaseBook::open(cases::Case draft) {
  auto change =
      cases::decide({}, cases::Open{std::move(draft)}, citizen_of(scene_), scene_.now, rules());
  if (!change) return refused(change.error());
  storage::Cases book(scene_.tx);
  change->after.id = book.insert(change->after);
  book.append_history(change->after.id, change->history);
  return std::move(change->after);
}

Result<cases::Case> CaseBook::change(const cases::Case& before,
                                     const cases::Command& command,
                                     const cases::Who& who) {
  auto change = cases::decide(before, command, who, scene_.now, rules());
  if (!change) return refused(change.error());
  storage::Cases book(scene_.tx);
  const auto stored = book.update(change->after, before.revision);
  if (!stored) return stored.error();
  book.append_history(before.id, change->history);
  return std::move(change->after);
}

cases::Who citizen_of(const Scene& scene) {
  cases::Who who;
  who.side = cases::Who::Side::citizen;
  who.citizen = scene.citizen.id;
  return who;
}

cases::Who system_itself() {
  return {};
}

}  // namespace bot
