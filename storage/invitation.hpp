// One person in one survey round, as it is kept. Plain values, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "office/surveys/round.hpp"

namespace storage {

using InvitationId = base::Id<struct InvitationTag>;

// planned → sent → begun → complete. refused, full (the cell has its answers), failed (the message
// did not arrive) and closed (the round ended first) are ends of their own. A complete one may
// still be changed until its round closes.
enum class InvitationState { planned, sent, begun, complete, refused, full, failed, closed };

std::string_view name_of(InvitationState state);

struct Invitation {
  InvitationId id{};  // ignored by add
  surveys::RoundId round{};
  std::string citizen{};   // "": an anonymous round that has ended
  bool rehearsal = false;  // a colleague tries the round: never counted
  std::string cell{};      // of the quota
  std::string unit{};
  std::string field{};
  std::string level{};
  std::string facts{};  // JSON object of texts
  std::int64_t draw = 0;
  bool reserve = false;
  InvitationState state = InvitationState::planned;
  std::string way{};       // surveys::way_code; "" until it is sent
  std::int64_t price = 0;  // foreseen, in dong
  // Of the invitation; once that is sent, of the reminder.
  std::optional<base::TimePoint> due_at{};
  std::optional<base::TimePoint> sent_at{};
  std::optional<base::TimePoint> arrived_at{};  // the platform took it
  std::optional<base::TimePoint> begun_at{};
  std::optional<base::TimePoint> place_until{};
  std::optional<base::TimePoint> reminded_at{};
  std::optional<base::TimePoint> ended_at{};
  std::string why{};
};

enum class Place { taken, full, over };  // over: the invitation had ended before

}  // namespace storage
