// Builds everything, starts and stops everything: the only place that knows all parts. Constructed,
// run and destroyed by the main thread.
#pragma once

#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "bot/config/config.hpp"
#include "bot/content.hpp"

namespace bot {

class Service {
 public:
  // Opens and migrates the database, loads the content, listens. An error is one sentence for the
  // operator: port in use, database newer than the program, content with mistakes, disk full.
  // clock: outlives the service; the system's own but in demonstrations.
  static base::Result<std::unique_ptr<Service>> start(const config::Config& config,
                                                      const ContentFolders& folders,
                                                      const base::Clock& clock);

  int webhook_port() const;
  int console_port() const;

  // Webhook stops accepting → ticker → turn finishes its row → senders finish their call → console.
  // The clock jumped: what waits for a moment looks again. Any thread.
  void wake();
  void stop();
  ~Service();

 private:
  struct Parts;
  struct SenderLine;
  explicit Service(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace bot
