// Outbox → Zalo → verdict. Claims one errand in a short transaction, calls Zalo with no lock held,
// settles in a second one. run_once() may run on several threads, each with a Sender of its own.
#pragma once

#include "base/clock.hpp"
#include "base/doorbell.hpp"
#include "base/metrics.hpp"
#include "bot/config/config.hpp"
#include "bot/file_store.hpp"
#include "bot/sending_gate.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"
#include "zalo-api/client.hpp"

namespace bot {

struct SenderTools {  // everything outlives the sender
  storage::Database& database;
  zalo::Client& client;
  SendingGate& gate;
  const FileStore& files;
  const config::Config& config;
  const base::Clock& clock;
  base::Metrics& metrics;
};

class Sender {
 public:
  explicit Sender(SenderTools tools) : tools_(tools) {}

  bool run_once();  // true: an errand was called

  // Rung when an errand's result became an arrival.
  void ring_when_arrived(base::Doorbell* bell) { turn_bell_ = bell; }

 private:
  storage::Outcome call(const storage::OutboxItem& item);
  storage::Outcome send(const storage::OutboxItem& item);
  storage::Outcome fetch(const storage::OutboxItem& item);
  storage::Outcome outcome_of(const zalo::Report& report, const storage::OutboxItem& item);
  storage::Outcome fetch_failed(const storage::OutboxItem& item,
                                storage::AttachmentId attachment,
                                const base::Error& error);
  void settle(const storage::OutboxItem& item, const storage::Outcome& outcome);

  SenderTools tools_;
  base::Doorbell* turn_bell_ = nullptr;
};

}  // namespace bot
