// One citizen's conversation as the console sees it: who answers, who may read it, what a row of
// the list shows. Read within one transaction, so that all of it is of one moment.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "console/visit.hpp"
#include "storage/citizens.hpp"
#include "storage/desk_marks.hpp"
#include "storage/handovers.hpp"

namespace console {

enum class Owner { bot, queue, person, oa };  // oa: somebody in the platform's own tool

enum class Sight { none, row, whole };  // row: that there is one, not its words

struct Conversation {
  storage::Citizen citizen{};
  std::optional<storage::Handover> open{};
  std::optional<storage::DeskMark> mark{};  // of the open one
  Owner owner = Owner::bot;
  bool restricted = false;

  bool held_by(const std::string& key) const {
    return open && open->state == storage::HandoverState::taken && open->by == key;
  }

  bool silent() const { return held() && mark && mark->silent_since; }

  bool held() const { return open && open->state == storage::HandoverState::taken; }
};

// Nothing: there is no such citizen, or one who was forgotten.
std::optional<Conversation> load_conversation(storage::Tx& tx, const std::string& citizen);

Sight sight_of(storage::Tx& tx, const Visit& visit, const Conversation& conversation);
// Passed on to this person or to this person's branch, and not taken yet.
bool is_meant_for(const Visit& visit, const Conversation& conversation);
// May this person take it, or act on it in any way?
bool may_take(storage::Tx& tx, const Visit& visit, const Conversation& conversation);

// Conversation of openapi.yaml; without words when sight is row.
nlohmann::ordered_json row_json(storage::Tx& tx,
                                const Visit& visit,
                                const Conversation& conversation,
                                Sight sight);

// W1 … W5 of the reply box.
struct Box {
  std::string code{};
  std::optional<base::TimePoint> until{};
  bool may_send = true;
};

Box box_of(const Visit& visit, const storage::Citizen& citizen);
nlohmann::ordered_json window_json(const Visit& visit, const storage::Citizen& citizen);

// Seconds of office hours between two moments; days beyond sixty are not counted.
std::int64_t office_seconds(const catalog::Calendar& calendar,
                            base::TimePoint from,
                            base::TimePoint to);

}  // namespace console
