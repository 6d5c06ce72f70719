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
  std::string client_key{};             // of the page that sent it; "" for all others
  std::optional<MessageId> retry_of{};  // the one it says once more
  std::string why{};                    // of the bot's: what led to it, as JSON
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
  std::optional<Message> find(MessageId id);
  std::optional<Message> by_client_key(std::string_view key);
  // The message that says this one once more.
  std::optional<Message> retry_of(MessageId id);
  // The newest words of the citizen or of an officer other than `except` after that message; notes
  // and the bot left out.
  std::optional<Message> newer(std::string_view citizen, MessageId than, std::string_view except);
  // Only for what never went out: an officer's message that was called back.
  bool remove(MessageId id);

  // Deletes what is older, at most limits::purge_batch rows; returns how many.
  std::int64_t purge(base::TimePoint before);
  std::int64_t forget(std::string_view citizen);  // deletes all of this citizen's

 private:
  std::vector<Message> select(std::string_view where, const Params& params);

  Tx& tx_;
};

}  // namespace storage
