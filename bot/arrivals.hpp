// What an Inbox row means and what it sets in motion: Zalo's events, due timers, fetched files,
// officers' moves. Lives for one transaction, one thread.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/metrics.hpp"
#include "bot/config/config.hpp"
#include "bot/content.hpp"
#include "bot/conversation.hpp"
#include "bot/scene.hpp"
#include "bot/translate.hpp"
#include "flows/engine/event.hpp"
#include "storage/attachments.hpp"
#include "storage/inbox.hpp"
#include "storage/messages.hpp"
#include "zalo-api/incoming.hpp"

namespace bot {

// Sources of arrivals that are not Zalo's.
inline constexpr std::string_view timer_source = "timer";
inline constexpr std::string_view fetch_source = "fetch";
inline constexpr std::string_view staff_source = "staff";

// A file that will never come. words: what the citizen is told about it.
storage::Arrival failed_fetch(std::string_view citizen,
                              storage::AttachmentId attachment,
                              std::string_view words,
                              base::TimePoint now);

// withheld: the row must not be kept as it came (bot/surveys/withholding.hpp). too_early: nothing
// was done, what it answers may become known within minutes.
enum class Handled { kept, withheld, too_early };

struct Arrivals {
  storage::Tx& tx;
  const Content& content;
  const config::Config& config;
  base::Metrics& metrics;
  base::TimePoint now{};

  Handled process(const storage::InboxItem& item) const;

 private:
  Handled from_zalo(const storage::InboxItem& item) const;
  bool awaits_number(const storage::InboxItem& item, const zalo::Incoming& incoming) const;
  void from_timer(const storage::InboxItem& item) const;
  void from_fetch(const storage::InboxItem& item) const;
  void from_staff(const storage::InboxItem& item) const;
  void from_survey(const storage::InboxItem& item) const;
  void from_case(const storage::InboxItem& item) const;
  bool is_overtaken(const Scene& scene, const storage::InboxItem& item) const;
  bool platform_notice(const storage::InboxItem& item, const zalo::Incoming& incoming) const;
  bool hear(const storage::InboxItem& item, const zalo::Incoming& incoming) const;
  bool settle_echo(const zalo::Incoming& incoming) const;
  bool withhold(const Scene& scene,
                storage::MessageId message,
                const Told& told,
                const Conversation& conversation) const;
  void note_receipt(const zalo::Incoming& incoming) const;
  void converse(const Scene& scene, const flows::Event& event) const;
  Scene scene_of(const storage::InboxItem& item, std::string_view citizen) const;
};

}  // namespace bot
