// Conversations that wait for a person, or that a person holds: at most one open per citizen, by
// the schema. Read it in the transaction that writes the Outbox: the bot must not talk over a
// person. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "storage/database.hpp"

namespace storage {

using HandoverId = base::Id<struct HandoverTag>;

enum class HandoverState { waiting, taken, closed };

struct Handover {
  HandoverId id{};
  std::string citizen{};
  std::string reason{};  // a code: "asked", "note_left", "denunciation", "danger", "self_harm" …
  std::string note{};    // for the person who takes it
  base::TimePoint since{};
  HandoverState state{};
  std::string by{};  // who holds or held it
  std::optional<base::TimePoint> taken_at{};
  std::optional<base::TimePoint> closed_at{};
};

class Handovers {
 public:
  explicit Handovers(Tx& tx) : tx_(tx) {}

  // True: a new one. False: one is open already; it keeps its place, gets the note as a further
  // line, and takes the reason over when that is graver. Of the handover only citizen, reason, note
  // and since count.
  bool open(const Handover& handover);
  std::optional<Handover> current(std::string_view citizen);  // the open one
  // 1 for the next to be taken, those in danger first; nothing when the citizen is not waiting.
  std::optional<std::int64_t> position(std::string_view citizen);
  // False: another person was quicker.
  bool take(HandoverId id, std::string_view by, base::TimePoint now);
  // Back into the queue, at its old place. False: it is not held.
  bool put_back(HandoverId id);
  bool close(std::string_view citizen, base::TimePoint now);
  // Closes what is open and empties all notes.
  void forget(std::string_view citizen, base::TimePoint now);

  std::vector<Handover> waiting(int at_most);  // those in danger first, then the longest
  std::vector<Handover> taken(int at_most);
  std::int64_t count_waiting();
  std::int64_t count_held(std::string_view by);
  std::int64_t times(std::string_view citizen);  // how often this person waited for somebody
  std::vector<Handover> history(std::string_view citizen, int at_most);  // newest first

 private:
  void add(const Handover& open, const Handover& more);
  std::vector<Handover> select(std::string_view where, const Params& params);

  Tx& tx_;
};

}  // namespace storage
