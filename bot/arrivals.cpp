#include "bot/arrivals.hpp"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "bot/case_book.hpp"
#include "bot/conversation.hpp"
#include "bot/deeds.hpp"
#include "bot/errands.hpp"
#include "bot/notices.hpp"
#include "bot/surveys/fates.hpp"
#include "bot/surveys/invited.hpp"
#include "bot/surveys/ratings.hpp"
#include "bot/surveys/templates_in_doubt.hpp"
#include "bot/surveys/tester_link.hpp"
#include "bot/surveys/withholding.hpp"
#include "bot/translate.hpp"
#include "storage/handovers.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"
#include "storage/receipts.hpp"
#include "storage/survey_withheld.hpp"
#include "storage/tokens.hpp"
#include "zalo-api/event.hpp"

namespace bot {
namespace {

constexpr std::string_view channel = "zalo";

std::string_view kind_of(flows::Media media) {
  switch (media) {
    case flows::Media::photo:
      return "photo";
    case flows::Media::file:
      return "file";
    case flows::Media::voice:
      return "voice";
    case flows::Media::video:
      return "video";
    case flows::Media::sticker:
      return "sticker";
    case flows::Media::location:
      return "location";
    case flows::Media::card:
      return "card";
    case flows::Media::link:
      return "link";
    case flows::Media::call:
      return "call";
  }
  return "file";
}

bool is_our_echo(const zalo::Incoming& incoming) {
  const auto* echo = std::get_if<zalo::Echo>(&incoming.what);
  return echo != nullptr && echo->admin_id.empty();
}

// An answer to a template, without our own mark on it.
bool names_only_a_message(const zalo::Incoming& incoming) {
  const auto* rating = std::get_if<zalo::RatingGiven>(&incoming.what);
  const auto* press = std::get_if<zalo::TemplateButtonPressed>(&incoming.what);
  if (rating != nullptr) return rating->tracking_id.empty();
  return press != nullptr && press->tracking_id.empty();
}

nlohmann::ordered_json read(const std::string& body) {
  auto json = base::parse_json(body, {.comments = false});
  base::check(json.ok(), "an arrival of ours cannot be read");
  return std::move(*json);
}

}  // namespace

storage::Arrival failed_fetch(std::string_view citizen,
                              storage::AttachmentId attachment,
                              std::string_view words,
                              base::TimePoint now) {
  const nlohmann::ordered_json body{{"attachment", attachment.value}, {"why", words}};
  return {.source = std::string{fetch_source},
          .kind = "fetch_failed",
          .dedupe_key = "fetch_failed/" + std::to_string(attachment.value),
          .citizen = std::string{citizen},
          .body = base::to_text(body),
          .sent_at = now,
          .received_at = now};
}

Handled Arrivals::process(const storage::InboxItem& item) const {
  const auto& source = item.arrival.source;
  if (source == channel) return from_zalo(item);
  if (source == timer_source) {
    from_timer(item);
  } else if (source == fetch_source) {
    from_fetch(item);
  } else if (source == staff_source) {
    from_staff(item);
  } else if (source == case_source) {
    from_case(item);
  } else {
    base::check(source == survey_source, "an arrival from an unknown source");
    from_survey(item);
  }
  return Handled::kept;
}

Handled Arrivals::from_zalo(const storage::InboxItem& item) const {
  const auto incoming = zalo::decode(item.arrival.body, config.zalo.oa_id);
  if (awaits_number(item, incoming)) return Handled::too_early;
  metrics.add("langnghe_events_total{event=\"" +
              (incoming.event_name.empty() ? "unreadable" : item.arrival.kind) + "\"}");
  const auto handled = [](bool withheld) { return withheld ? Handled::withheld : Handled::kept; };
  if (platform_notice(item, incoming)) return Handled::withheld;
  if (incoming.citizen_id.empty()) return Handled::kept;
  if (is_our_echo(incoming)) return handled(settle_echo(incoming));
  note_receipt(incoming);
  return handled(hear(item, incoming));
}

bool Arrivals::awaits_number(const storage::InboxItem& item, const zalo::Incoming& incoming) const {
  if (!names_only_a_message(incoming)) return false;
  const bool stars = std::holds_alternative<zalo::RatingGiven>(incoming.what);
  switch (template_number(tx, {incoming.msg_id, item.arrival.received_at, stars}, now)) {
    case TemplateNumber::known:
      return false;
    case TemplateNumber::later:
      return true;
    case TemplateNumber::unknown:
      break;
  }
  metrics.add("langnghe_template_answers_unknown_total");
  base::log(base::Level::info, "survey.template_unknown", {{"inbox", item.id.value}});
  return false;
}

// What concerns the account or what a person asked of Zalo, not of us. True: not to be kept.
bool Arrivals::platform_notice(const storage::InboxItem& item,
                               const zalo::Incoming& incoming) const {
  if (std::holds_alternative<zalo::PermissionRevoked>(incoming.what)) {
    storage::Tokens(tx).mark_needs_reauth(config.zalo.oa_id, "permission_revoked");
    base::log(base::Level::error, "token.revoked");
  }
  if (const auto* rating = std::get_if<zalo::RatingGiven>(&incoming.what)) {
    return take_rating(tx, content, incoming.msg_id, *rating, now);
  }
  if (const auto* press = std::get_if<zalo::TemplateButtonPressed>(&incoming.what)) {
    return take_press(tx, incoming.msg_id, std::to_string(item.id.value), *press, now);
  }
  const bool odd = std::holds_alternative<zalo::Unknown>(incoming.what) ||
                   std::holds_alternative<zalo::Unreadable>(incoming.what) ||
                   std::holds_alternative<zalo::NotOurs>(incoming.what);
  if (odd) metrics.add("langnghe_events_not_acted_on_total");
  return false;
}

// The account's own messages come back to us. Those of our program settle what was unsure; those of
// a person in Zalo's tool go on to the conversation.
bool Arrivals::settle_echo(const zalo::Incoming& incoming) const {
  const auto settled = storage::Outbox(tx).settle_by_echo(
      incoming.citizen_id,
      incoming.msg_id,
      base::sha256_hex({std::get<zalo::Echo>(incoming.what).text}),
      now);
  if (!settled) metrics.add("langnghe_echoes_of_others_total");
  if (settled) arrived_after_all(tx, *settled, incoming.msg_id, now);
  return settled && storage::SurveyWithheld(tx).has(*settled);
}

// Nothing that a conversation would hear of.
void Arrivals::note_receipt(const zalo::Incoming& incoming) const {
  storage::Receipts receipts(tx);
  if (const auto* seen = std::get_if<zalo::Seen>(&incoming.what)) {
    receipts.note(incoming.citizen_id, seen->msg_ids, storage::Receipt::seen, now);
  }
  if (const auto* received = std::get_if<zalo::Received>(&incoming.what)) {
    receipts.note(incoming.citizen_id, received->msg_ids, storage::Receipt::delivered, now);
  }
}

bool Arrivals::hear(const storage::InboxItem& item, const zalo::Incoming& incoming) const {
  const Told told = translate(incoming);
  if (std::holds_alternative<zalo::Withdrawn>(incoming.what)) {
    const auto asked =
        do_deed(scene_of(item, incoming.citizen_id), "request_data", {{"request", "xoa"}});
    base::check(asked.ok(), "a withdrawal could not be recorded");
    return false;
  }
  if (told.events.empty() && told.files.empty()) return false;
  const Scene scene = scene_of(item, incoming.citizen_id);
  const auto at = incoming.at.value_or(now);
  storage::Citizens citizens(tx);
  if (told.opens_window) citizens.touch(scene.citizen.id, at);
  if (std::holds_alternative<zalo::Followed>(incoming.what))
    citizens.set_followed(scene.citizen.id, true, at);
  if (std::holds_alternative<zalo::Unfollowed>(incoming.what))
    citizens.set_followed(scene.citizen.id, false, at);
  const bool staff = std::holds_alternative<zalo::Echo>(incoming.what);
  const auto message = storage::Messages(tx).put(
      {.citizen = scene.citizen.id,
       .direction = staff ? storage::Direction::staff : storage::Direction::in,
       .text = told.log_text,
       .at = at,
       .staff = staff ? "oa_manager" : "",
       .inbox = item.id});
  const auto* text = std::get_if<zalo::TextSent>(&incoming.what);
  if (text != nullptr && link_tester(scene, text->text)) return false;
  // One conversation for all that the event holds: its messages are counted on, not begun anew.
  Conversation conversation(scene);
  for (const auto& event : told.events) conversation.take(event);
  bool first = true;
  for (const auto& file : told.files) {
    const auto id = storage::Attachments(tx).add({.citizen = scene.citizen.id,
                                                  .kind = std::string{kind_of(file.media)},
                                                  .file_name = file.name,
                                                  .source_url = file.url,
                                                  .added_at = now,
                                                  .message = message.value});
    storage::Outbox(tx).put(fetch_errand(scene, {id.value, file.url}));
    conversation.take(
        flows::MediaReceived{file.media, std::to_string(id.value), first ? told.caption : ""});
    first = false;
  }
  metrics.add("langnghe_messages_said_total", static_cast<std::int64_t>(conversation.finish()));
  return withhold(scene, message, told, conversation);
}

bool Arrivals::withhold(const Scene& scene,
                        storage::MessageId message,
                        const Told& told,
                        const Conversation& conversation) const {
  if (!says_something(told)) return false;
  if (const auto round = conversation.withheld()) {
    storage::SurveyWithheld(tx).message(message, *round, answered_anonymously);
    return true;
  }
  // An old button outside of any questionnaire: whose question it was is perhaps not known any
  // more, and a press that changes nothing tells staff nothing they need.
  const bool stray =
      presses_a_question(told) && (!conversation.asked() || conversation.asked()->anonymous);
  if (stray) storage::Messages(scene.tx).remove(message);
  return stray;
}

// A flow begun for a case: the rating of an answer, a question of the office. While a person talks
// with the citizen the bot does not.
void Arrivals::from_case(const storage::InboxItem& item) const {
  const auto json = read(item.arrival.body);
  const Scene scene = scene_of(item, item.arrival.citizen);
  if (!bot_talks(scene)) return begin_later(scene, json);
  converse(
      scene,
      flows::Started{json.at("flow").get<std::string>(), base::values_from_json(json.at("with"))});
}

// An invitation whose time has come, or the reminder of one.
void Arrivals::from_survey(const storage::InboxItem& item) const {
  auto scene = scene_of(item, item.arrival.citizen);
  if (const auto begun = begin_survey(scene, item.arrival)) converse(scene, *begun);
}

void Arrivals::from_timer(const storage::InboxItem& item) const {
  if (item.arrival.kind.starts_with(waiting_over)) {
    const Scene scene{
        tx, content, config, metrics, now, "turn/" + std::to_string(item.id.value), {}};
    return stop_waiting(scene, read(item.arrival.body).at("number").get<std::string>());
  }
  if (item.arrival.kind.starts_with(case_source)) return from_case(item);
  if (item.arrival.kind.starts_with(survey_source)) return from_survey(item);
  const auto json = read(item.arrival.body);
  converse(
      scene_of(item, item.arrival.citizen),
      flows::TimeCame{json.at("timer").get<std::string>(), json.at("wait").get<std::int64_t>()});
}

void Arrivals::from_fetch(const storage::InboxItem& item) const {
  const auto json = read(item.arrival.body);
  converse(scene_of(item, item.arrival.citizen),
           flows::FetchFailed{std::to_string(json.at("attachment").get<std::int64_t>()),
                              json.at("why").get<std::string>()});
}

void Arrivals::from_staff(const storage::InboxItem& item) const {
  const auto& kind = item.arrival.kind;
  const Scene scene = scene_of(item, item.arrival.citizen);
  if (is_overtaken(scene, item)) return;
  if (kind == "took") {
    const auto json = read(item.arrival.body);
    const auto open = storage::Handovers(tx).current(scene.citizen.id);
    if (open && open->reason == "staff") storage::Outbox(tx).put(profile_errand(scene));
    return converse(scene, flows::StaffTook{json.at("name").get<std::string>()});
  }
  if (kind == "handed_back") return converse(scene, flows::StaffHandedBack{});
  // What was begun is put away without a word; then the menu, or silence until the citizen writes.
  Conversation conversation(scene);
  conversation.take(flows::Unfollowed{});
  if (kind == "handed_back_to_menu") conversation.take(flows::TextReceived{"menu"});
  metrics.add("langnghe_messages_said_total", static_cast<std::int64_t>(conversation.finish()));
}

// The console changes the owner at once and tells the conversation by this row: meanwhile somebody
// else may have taken it, or let it go.
bool Arrivals::is_overtaken(const Scene& scene, const storage::InboxItem& item) const {
  const auto json = read(item.arrival.body);
  const auto by = json.value("by", std::string{});
  if (by.empty()) return false;  // from the command line
  const auto open = storage::Handovers(tx).current(scene.citizen.id);
  const bool held = open && open->state == storage::HandoverState::taken;
  return item.arrival.kind == "took" ? !held || open->by != by : held;
}

Scene Arrivals::scene_of(const storage::InboxItem& item, std::string_view citizen) const {
  return {tx,
          content,
          config,
          metrics,
          now,
          "turn/" + std::to_string(item.id.value),
          storage::Citizens(tx).find_or_create(channel, citizen, now)};
}

void Arrivals::converse(const Scene& scene, const flows::Event& event) const {
  Conversation conversation(scene);
  conversation.take(event);
  metrics.add("langnghe_messages_said_total", static_cast<std::int64_t>(conversation.finish()));
}

}  // namespace bot
