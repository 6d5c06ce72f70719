// Outbox → Zalo → verdict. Claims one errand in a short transaction, calls Zalo with no lock held,
// settles in a second one. run_once() may run on several threads, each with a Sender of its own.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.hpp"
#include "base/doorbell.hpp"
#include "base/metrics.hpp"
#include "bot/config/config.hpp"
#include "bot/file_store.hpp"
#include "bot/sending_gate.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"
#include "zalo-api/client.hpp"
#include "zalo-api/window.hpp"

namespace bot {

struct SenderTools {  // everything outlives the sender
  storage::Database& database;
  zalo::Client& client;
  SendingGate& gate;
  const FileStore& files;
  const config::Config& config;
  const base::Clock& clock;
  base::Metrics& metrics;
  zalo::WindowRules window{};
};

class Sender {
 public:
  explicit Sender(SenderTools tools) : tools_(tools) {}

  bool run_once();  // true: an errand was called

  // Rung when an errand's result became an arrival.
  void ring_when_arrived(base::Doorbell* bell) { turn_bell_ = bell; }

 private:
  std::optional<storage::OutboxItem> claim(base::TimePoint now);
  storage::Outcome call(const storage::OutboxItem& item);
  storage::Outcome send(const storage::OutboxItem& item);
  storage::Outcome send_by_phone(const storage::OutboxItem& item);
  zalo::Report told(const zalo::Report& report);
  // The file goes up to Zalo first; its number there is the message.
  base::Result<zalo::Outgoing> message_of(const storage::OutboxItem& item);
  storage::Outcome not_prepared(const storage::OutboxItem& item, const base::Error& error);
  storage::Outcome remove(const storage::OutboxItem& item);
  bool window_closed(const storage::OutboxItem& item);
  storage::Outcome busy(const zalo::Report& report, const storage::OutboxItem& item);
  int times_answered(const storage::OutboxItem& item, std::string_view code);
  storage::Outcome fetch(const storage::OutboxItem& item);
  storage::Outcome outcome_of(const zalo::Report& report, const storage::OutboxItem& item);
  storage::Outcome ask_profile(const storage::OutboxItem& item);
  storage::Outcome fetch_failed(const storage::OutboxItem& item,
                                storage::AttachmentId attachment,
                                const base::Error& error);
  void settle(const storage::OutboxItem& item, const storage::Outcome& outcome);

  SenderTools tools_;
  base::Doorbell* turn_bell_ = nullptr;
};

}  // namespace bot
