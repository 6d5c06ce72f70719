// The conversation as staff read it. What goes out is sent from the Outbox only: a note written
// here cannot reach a citizen. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/attachments.hpp"
#include "storage/database.hpp"
#include "storage/errand.hpp"
#include "storage/inbox.hpp"

namespace storage {

using MessageId = base::Id<struct MessageTag>;

enum class Direction {
  in,     // the citizen
  out,    // the bot
  staff,  // a person of the office, to the citizen
  note    // a person of the office, to colleagues
};

struct Message {
  MessageId id{};
  std::string citizen{};
  Direction direction{};
  std::string text{};
  base::TimePoint at{};
  std::string staff{};  // who wrote; "" for in and out
  std::optional<AttachmentId> attachment{};
  std::optional<InboxId> inbox{};
  std::optional<OutboxId> outbox{};
};

class Messages {
 public:
  explicit Messages(Tx& tx) : tx_(tx) {}

  MessageId put(const Message& message);  // id is ignored
  // The newest at_most before that message (nothing: from the end), newest first.
  std::vector<Message> of_citizen(std::string_view citizen,
                                  std::optional<MessageId> before,
                                  int at_most);
  std::optional<MessageId> last(std::string_view citizen);

  // Deletes what is older, at most limits::purge_batch rows; returns how many.
  std::int64_t purge(base::TimePoint before);
  std::int64_t forget(std::string_view citizen);  // deletes all of this citizen's

 private:
  Tx& tx_;
};

}  // namespace storage
