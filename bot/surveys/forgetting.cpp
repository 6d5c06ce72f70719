#include "bot/surveys/forgetting.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/check.hpp"
#include "base/value.hpp"
#include "bot/surveys/limits.hpp"
#include "flows/engine/session.hpp"
#include "storage/sessions.hpp"
#include "storage/survey_anonymity.hpp"

namespace bot {
namespace {

struct Named {
  std::vector<std::string> citizens{};
  std::set<std::string> invitations{};  // as a flow carries them
};

Named named_in(storage::Tx& tx, surveys::RoundId round) {
  Named named;
  for (const auto& one : storage::still_named(tx, round)) {
    named.citizens.push_back(one.citizen);
    named.invitations.insert(std::to_string(one.invitation.value));
  }
  return named;
}

// Nothing when the conversation is not in these questions.
std::optional<flows::Session> without_questions(storage::Tx& tx,
                                                const std::string& citizen,
                                                const std::set<std::string>& invitations) {
  const auto stored = storage::Sessions(tx).load(citizen);
  if (!stored) return std::nullopt;
  auto session = flows::read_session(*stored);
  base::check(session.ok(), "a stored session cannot be read");
  const auto asks = [&](const flows::Frame& frame) {
    return invitations.contains(base::text_of(frame.answers, "invitation"));
  };
  const bool put_away = session->draft && asks(*session->draft);
  if (put_away) session->draft.reset();
  const auto ended = std::erase_if(session->frames, asks);
  if (ended == 0 && !put_away) return std::nullopt;
  ++session->wait;  // a timer of the question means nothing any more
  return std::move(*session);
}

}  // namespace

void end_conversations(storage::Database& database, surveys::RoundId round, base::TimePoint now) {
  Named named;
  std::vector<std::string> inside;
  database.read([&](storage::Tx& tx) {
    named = named_in(tx, round);
    for (const auto& citizen : named.citizens) {
      if (without_questions(tx, citizen, named.invitations)) inside.push_back(citizen);
    }
  });
  std::span<const std::string> left{inside};
  while (!left.empty()) {
    const auto batch = left.first(std::min(left.size(), limits::conversations_ended_at_once));
    database.write([&](storage::Tx& tx) {
      for (const auto& citizen : batch) {
        const auto session = without_questions(tx, citizen, named.invitations);
        if (session) storage::Sessions(tx).save(citizen, flows::write_session(*session), now);
      }
    });
    left = left.subspan(batch.size());
  }
}

}  // namespace bot
