#include "bot/case_book.hpp"

#include <utility>

#include "base/log.hpp"
#include "bot/notices.hpp"
#include "office/cases/decide.hpp"
#include "storage/cases.hpp"
#include "storage/citizens.hpp"

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
  return {scene_.content.catalog.current(), scene_.content.deadlines};
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
  tell(change->after, change->to_citizen);
  return std::move(change->after);
}

// To the case's own citizen, whoever spoke for them.
void CaseBook::tell(const cases::Case& held, const std::vector<cases::Notice>& notices) const {
  if (notices.empty()) return;
  auto citizen = storage::Citizens(scene_.tx).by_id(held.citizen);
  if (!citizen) return;
  const auto key = "case/" + std::to_string(held.id.value) + "/" + std::to_string(held.revision);
  const Scene theirs{scene_.tx,
                     scene_.content,
                     scene_.config,
                     scene_.metrics,
                     scene_.now,
                     key,
                     std::move(*citizen)};
  tell_citizen(theirs, {held, notices, key});
}

cases::Who citizen_of(const Scene& scene) {
  cases::Who who;
  who.side = cases::Who::Side::citizen;
  who.citizen = scene.citizen.id;
  return who;
}

void stop_waiting(const Scene& scene, std::string_view number) {
  const auto held = storage::Cases(scene.tx).by_number(number);
  const bool over = held && held->status == cases::Status::cho_bo_sung && held->supplement_due &&
                    *held->supplement_due <= scene.now;
  if (!over) return;
  const auto changed = CaseBook(scene).change(*held, cases::StopWaiting{}, cases::Who{});
  if (changed) base::log(base::Level::info, "case.waited", {{"case", held->id.value}});
}

}  // namespace bot
