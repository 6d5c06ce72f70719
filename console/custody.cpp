#include "console/custody.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "base/local_time.hpp"
#include "console/hidden.hpp"
#include "console/limits.hpp"
#include "console/numbers.hpp"
#include "console/ownership.hpp"
#include "console/spoken.hpp"
#include "storage/audit.hpp"
#include "storage/limits.hpp"

namespace console {
namespace {

constexpr std::string_view staff_prefix = "staff/";
constexpr std::string_view branch_prefix = "branch/";

std::int64_t number_behind(std::string_view target, std::string_view prefix) {
  if (!target.starts_with(prefix)) return 0;
  const auto digits = target.substr(prefix.size());
  return number_in(digits).value_or(0);
}

bool may_answer(const storage::Account& account, const Conversation& conversation) {
  const bool named = scope_of(account.roles, Right::restricted) == Scope::all;
  if (conversation.restricted) return named;
  const bool keeps_queue = allows(scope_of(account.roles, Right::queue), Level::act);
  return (keeps_queue || named) && allows(scope_of(account.roles, Right::reply), Level::act);
}

bool is_colleague(const Visit& visit,
                  const storage::Account& account,
                  const Conversation& conversation) {
  const bool here = account.active && account.shift == storage::Shift::on;
  const bool real = !account.demo || visit.office.settings.demo;
  return here && real && account.id != visit.me().id && may_answer(account, conversation);
}

void write_down(storage::Tx& tx,
                const Visit& visit,
                const storage::DeskMove& made,
                const char* what) {
  storage::DeskMoves(tx).put(made);
  storage::Audit(tx).append({.at = visit.now,
                             .who = key_of(visit.me().id),
                             .what = what,
                             .subject = "citizen/" + made.citizen,
                             .detail = made.target});
}

storage::DeskMove move_of(const Visit& visit,
                          const Conversation& conversation,
                          std::string_view kind) {
  storage::DeskMove made;
  made.citizen = conversation.citizen.id;
  made.at = visit.now;
  made.who = key_of(visit.me().id);
  made.kind = std::string{kind};
  return made;
}

}  // namespace

std::vector<Colleague> colleagues_for(storage::Tx& tx,
                                      const Visit& visit,
                                      const Conversation& conversation) {
  std::vector<Colleague> found;
  const auto everybody = storage::Staff(tx).all();
  found.reserve(everybody.size());
  for (const auto& account : everybody) {
    if (!is_colleague(visit, account, conversation)) continue;
    const auto role = account.roles.empty() ? std::nullopt : role_from(account.roles.front());
    Colleague colleague;
    colleague.id = account.id;
    colleague.name = account.name;
    colleague.role = role ? std::string{role_name(*role)} : std::string{};
    colleague.held = storage::Handovers(tx).count_held(key_of(account.id));
    found.push_back(std::move(colleague));
  }
  std::sort(found.begin(), found.end(), [](const Colleague& a, const Colleague& b) {
    return a.name < b.name;
  });
  return found;
}

std::string target_name(storage::Tx& tx, const Visit& visit, std::string_view target) {
  if (target == restricted_target) return "hàng chờ mật";
  if (number_behind(target, staff_prefix) > 0) return name_behind(tx, std::string{target});
  const auto branch = number_behind(target, branch_prefix);
  for (const auto& known : branches_of(visit)) {
    if (known.no == branch) return "nhánh " + std::to_string(known.no) + " (" + known.name + ")";
  }
  return {};
}

const std::vector<catalog::Branch>& branches_of(const Visit& visit) {
  static const std::vector<catalog::Branch> none;
  const auto* known = visit.office.books.catalog;
  return known == nullptr ? none : known->current().branches();
}

bool is_target(storage::Tx& tx,
               const Visit& visit,
               const Conversation& conversation,
               std::string_view target) {
  if (target == restricted_target)
    return !conversation.restricted && visit.may(Right::restricted, Level::look);
  if (const auto branch = number_behind(target, branch_prefix); branch > 0)
    return !conversation.restricted && !target_name(tx, visit, target).empty();
  const auto account = storage::Staff(tx).by_id({number_behind(target, staff_prefix)});
  return account && is_colleague(visit, *account, conversation);
}

void transfer(storage::Tx& tx,
              const Visit& visit,
              const Conversation& conversation,
              const storage::DeskMove& said) {
  const auto& open = *conversation.open;
  auto made = move_of(visit, conversation, move::transferred);
  made.target = said.target;
  made.note = said.note;
  write_down(tx, visit, made, "conversation.transferred");
  if (conversation.held()) {
    storage::Handovers(tx).put_back(open.id);
    set_session_owner(tx, open.citizen, flows::Owner::queue, visit.now);
  }
  storage::DeskMarks marks(tx);
  if (said.target == restricted_target) {
    marks.restrict_to_named(open.id);
  } else {
    marks.mean_for(open, said.target, visit.now + limits::transfer_wait);
  }
}

void snooze(storage::Tx& tx,
            const Visit& visit,
            const Conversation& conversation,
            std::optional<base::TimePoint> until) {
  storage::DeskMarks(tx).snooze(*conversation.open, until);
  if (!until) return;
  auto made = move_of(visit, conversation, move::snoozed);
  made.target = base::format_iso(*until);
  storage::DeskMoves(tx).put(made);
}

void close(storage::Tx& tx,
           const Visit& visit,
           const Conversation& conversation,
           const Closing& closing) {
  const auto& citizen = conversation.citizen;
  auto made = move_of(visit, conversation, move::closed);
  made.target = closing.reason;
  made.note = closing.note;
  write_down(tx, visit, made, "conversation.closed");
  if (closing.say && box_of(visit, citizen).may_send) {
    const auto key = "console/closing/" + base::random_word(16);
    speak(tx, visit, citizen, {visit.office.canned.closing, key, visit.now});
  }
  storage::Handovers(tx).close(citizen.id, visit.now);
  tell_the_turn(tx, visit, conversation, "closed");
}

std::int64_t give_back_all(storage::Tx& tx, std::string_view key, base::TimePoint now) {
  storage::Handovers handovers(tx);
  storage::DeskMoves moves(tx);
  std::int64_t returned = 0;
  for (const auto& one : handovers.taken(storage::limits::list_max)) {
    if (one.by != key || !handovers.put_back(one.id)) continue;
    set_session_owner(tx, one.citizen, flows::Owner::queue, now);
    storage::DeskMove made;
    made.citizen = one.citizen;
    made.at = now;
    made.kind = std::string{move::shift_ended};
    made.target = std::string{key};
    moves.put(made);
    ++returned;
  }
  for (const auto& mark : storage::DeskMarks(tx).drop_meant_for(key)) {
    storage::DeskMove made;
    made.citizen = mark.citizen;
    made.at = now;
    made.kind = std::string{move::not_taken};
    made.target = std::string{key};
    moves.put(made);
  }
  return returned;
}

}  // namespace console
