#include "simulator/sending.hpp"

#include <nlohmann/json.hpp>

#include "simulator/errors.hpp"
#include "simulator/ids.hpp"
#include "simulator/publish.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

std::string echo_name(const std::string& kind) {
  if (kind == "request_info") return "oa_send_template";
  return "oa_send_" + kind;
}

ordered_json attachment(const Entry& entry) {
  if (entry.kind == "file") {
    return {{"type", "file"}, {"payload", {{"name", entry.file_name}, {"url", entry.file_url}}}};
  }
  if (entry.kind == "request_info" || entry.kind == "list" || entry.kind == "template") {
    return {{"type", "template"},
            {"payload", {{"text", entry.text}, {"link_url", entry.image_url}}}};
  }
  return {{"type", entry.kind},
          {"payload", {{"thumbnail", entry.image_url}, {"url", entry.image_url}}}};
}

ordered_json echo_message(const Entry& entry) {
  ordered_json message;
  if (!entry.text.empty()) message["text"] = entry.text;
  message["msg_id"] = entry.msg_id;
  if (!entry.quote_msg_id.empty()) message["quote_msg_id"] = entry.quote_msg_id;
  if (entry.kind != "text") message["attachments"] = ordered_json::array({attachment(entry)});
  return message;
}

Entry entry_of(Platform& platform, const Outgoing& message, base::TimePoint now) {
  Entry entry;
  entry.from = Author::oa;
  entry.kind = message.kind;
  entry.text = message.text;
  if (!message.subtitle.empty()) entry.text += "\n" + message.subtitle;
  entry.buttons = message.buttons;
  entry.quote_msg_id = message.quote_msg_id;
  entry.stars = message.stars;
  entry.replies = message.replies;
  entry.tracking_id = message.tracking_id;
  entry.image_url = message.url;
  entry.at = now;
  entry.status = EntryStatus::received;
  entry.msg_id = new_message_id(platform.rng);
  const Asset* asset = platform.assets.find(message.attachment_id, now);
  if (!asset) return entry;
  const auto url = platform.settings.asset_base + asset_path(*asset);
  if (message.kind == "file") {
    entry.file_url = url;
    entry.file_name = asset->name;
  } else {
    entry.image_url = url;
  }
  return entry;
}

void publish_receipt(Platform& platform,
                     const Person& person,
                     const Entry& entry,
                     base::TimePoint now) {
  const auto& receipts = platform.faults.receipts;
  if (!receipts.enabled) return;
  const base::Duration delay{receipts.delay_ms};
  const auto event = event_writer(platform).from_account(
      person, "user_received_message", {{"msg_id", entry.msg_id}}, "", now + delay);
  publish(platform, event, delay, now);
}

}  // namespace

void publish_echo(Platform& platform,
                  const Person& person,
                  const Entry& entry,
                  std::string_view admin_id,
                  base::TimePoint now) {
  const auto& echo = platform.faults.echo;
  if (!echo.enabled) return;
  const auto event = event_writer(platform).from_account(
      person, echo_name(entry.kind), echo_message(entry), admin_id, now);
  publish(platform, event, base::Duration{echo.delay_ms}, now);
}

Accepted show_message(Platform& platform,
                      Person& person,
                      const Outgoing& message,
                      base::TimePoint now) {
  return {show(person, entry_of(platform, message, now)).msg_id, now};
}

Accepted accept_message(Platform& platform,
                        Person& person,
                        const Outgoing& message,
                        base::TimePoint now) {
  const Entry& entry = show(person, entry_of(platform, message, now));
  publish_echo(platform, person, entry, "", now);
  publish_receipt(platform, person, entry, now);
  return {entry.msg_id, now};
}

void show_failed(Person& person, const std::string& text, int error, base::TimePoint now) {
  Entry entry;
  entry.from = Author::oa;
  entry.kind = "failed";
  entry.text = text;
  entry.status = EntryStatus::failed;
  entry.error = error;
  entry.at = now;
  show(person, std::move(entry));
}

ApiAnswer refuse_message(Person& person,
                         const std::string& text,
                         const Refusal& refusal,
                         base::TimePoint now) {
  show_failed(person, text, refusal.code, now);
  auto answer =
      refusal.message.empty() ? failure(refusal.code) : failure(refusal.code, refusal.message);
  answer.user_id = person.user_id;
  return answer;
}

}  // namespace simulator
