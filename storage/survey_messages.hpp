// Which message in the Outbox belongs to which invitation, and what became of it: written with the
// message, settled by whoever reads its fate. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/invitations.hpp"
#include "storage/outbox.hpp"

namespace storage {

enum class SurveyMessageKind { invitation, reminder };

// done: the platform took it. blocked, failed: it never will. recalled: taken back before anybody
// called it, or it surely did not arrive and goes once more.
enum class Fate { under_way, done, blocked, failed, recalled };

struct SurveyMessage {
  OutboxId outbox{};
  InvitationId invitation{};
  SurveyMessageKind kind{};
  std::string remote_id{};
  Fate fate{};
  base::TimePoint at{};
};

struct OpenMessage {  // under way, with what the Outbox says of it
  SurveyMessage message{};
  OutboxState state{};
  std::string why{};
  std::string errand{};  // its kind in the Outbox
};

struct FateCounts {  // of the newest sends of a round
  std::int64_t sends = 0;
  std::int64_t blocked = 0;
  std::int64_t failed = 0;  // blocked ones included
};

struct InDoubt {  // called, and nobody knows whether the platform took it
  OutboxId outbox{};
  base::TimePoint called_at{};  // first
  bool of_round = false;        // that still takes answers; otherwise somebody else's
};

struct HeldBack {
  std::string why{};  // as the Outbox has it: "busy -211"
  base::TimePoint until{};
};

class SurveyMessages {
 public:
  explicit SurveyMessages(Tx& tx) : tx_(tx) {}

  void add(OutboxId outbox, InvitationId invitation, SurveyMessageKind kind, base::TimePoint now);

  // Those whose errand has settled since, or was asked of the platform and put off.
  std::vector<OpenMessage> to_settle(int at_most);
  // Not called yet: what a pause takes back.
  std::vector<OpenMessage> waiting(surveys::RoundId round);
  std::int64_t under_way(surveys::RoundId round);
  // Invitations that the platform refused for a reason that is not the person's, the first time.
  std::vector<SurveyMessage> refused(surveys::RoundId round, base::TimePoint after);
  void settle(OutboxId outbox, Fate fate, std::string_view remote_id);

  bool has_reminder(InvitationId invitation);  // also one that was taken back
  // How often this one was taken back or sent anew.
  std::int64_t recalls_of(InvitationId invitation);

  // The invitation of a message whose fate was not known in the end.
  std::optional<InvitationId> lost(OutboxId outbox);
  // By the platform's number of it: what a person said to a template without a name.
  std::optional<InvitationId> invitation_of(std::string_view remote_id);

  // Messages of this kind of errand that are known by no text either, templates above all, called
  // before that moment.
  std::vector<InDoubt> in_doubt(std::string_view errand, base::TimePoint before);

  // The platform put off a message of the round, and it goes later than now; nothing: none is.
  std::optional<HeldBack> held_back(surveys::RoundId round, base::TimePoint now);

  // Of the newest at_most settled sends after that moment.
  FateCounts newest_fates(surveys::RoundId round, base::TimePoint after, int at_most);

 private:
  std::vector<OpenMessage> open(std::string_view where, const Params& params);

  Tx& tx_;
};

std::string_view name_of(Fate fate);

}  // namespace storage
