// Limits of asking people, with their reasons.
#pragma once

#include <chrono>

namespace bot::limits {

// A place of a full cell is kept for somebody who answers; who stops longer may find it taken.
inline constexpr std::chrono::hours place_kept{2};
// Somebody is in the middle of something else: the invitation comes back after it.
inline constexpr std::chrono::minutes busy_wait{30};
// Whoever wrote more recently than this is still at it.
inline constexpr std::chrono::minutes quiet_before{10};
// What a round says is planned again when it could not leave for so long: the platform slept.
inline constexpr std::chrono::minutes message_kept{10};
// Stars or a press for a template whose number is not written down wait so long for it: longer than
// a call and the wait for its echo take (config: sending.lease, sending.unsure_after).
inline constexpr std::chrono::minutes number_awaited{3};
// Most people answer within a day; whoever is slower may be answering something else.
inline constexpr std::chrono::hours guessed_within{24};
inline constexpr std::chrono::seconds number_looked_for_every{10};
// Messages of a round that wait in the Outbox at most: answers to people stand beside them, and a
// pause has only these to take back.
inline constexpr int waiting_max = 50;
// Fates looked at in one transaction.
inline constexpr int settled_at_once = 200;
// A closed anonymous round forgets who answered once the last word on its way has been dealt with.
inline constexpr std::chrono::minutes forgotten_after{10};
inline constexpr std::chrono::minutes look_back_every{1};
inline constexpr std::size_t forgetting_key_bytes = 32;
// Conversations read and written back in one transaction when a round is forgotten.
inline constexpr int sessions_looked_at_once = 100;
// People of a draw, or of a round that ended, written in one transaction: some 20 ms, and replies
// to people come between two of them.
inline constexpr int drawn_at_once = 500;
// Invitations handed over in one transaction: it stays short while people's messages wait behind.
inline constexpr int handed_over_at_once = 50;

// As on the planning page (console/surveys/limits.hpp).
inline constexpr std::size_t round_name_max = 80;

// A question of a round waits seven days for its answer (questionnaire_flow.cpp); a day more for a
// restart in between.
inline constexpr std::chrono::days questions_stay{8};

// In a preview whoever answers has said all after so long: a burst of messages has ended.
inline constexpr std::chrono::seconds preview_pause{25};
// The version a preview plays under: no draft comes so far (surveys::versions_max).
inline constexpr int preview_version = 10'000;

}  // namespace bot::limits
