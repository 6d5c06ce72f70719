#include "simulator/publish.hpp"

#include "simulator/signature.hpp"

namespace simulator {
namespace {

Delivery delivery_of(const Platform& platform, const Event& event, const DeliveryFaults& faults) {
  Delivery delivery;
  delivery.lane = event.person;
  delivery.event_name = event.name;
  delivery.msg_id = event.msg_id;
  delivery.body = event.body;
  delivery.from_templates = event.from_templates;
  delivery.unreachable = faults.unreachable;
  delivery.signature = faults.wrong_signature
                           ? wrong_signature(platform.settings, event.body, event.timestamp)
                           : webhook_signature(platform.settings, event.body, event.timestamp);
  return delivery;
}

void note_lost(Platform& platform, const Delivery& delivery, const char* why, base::TimePoint now) {
  JournalEntry entry;
  entry.at = now;
  entry.kind = "delivery";
  entry.name = delivery.event_name;
  entry.outcome = why;
  entry.user_id = delivery.lane;
  entry.msg_id = delivery.msg_id;
  entry.body = delivery.body;
  platform.journal.write(std::move(entry));
}

const char* name_of(Attempt attempt) {
  switch (attempt) {
    case Attempt::accepted:
      return "ok";
    case Attempt::no_connection:
      return "no_connection";
    case Attempt::no_answer:
      return "no_answer";
    case Attempt::refused:
      return "refused";
  }
  return "refused";
}

}  // namespace

EventWriter event_writer(const Platform& platform) {
  const auto& escape = platform.faults.webhook.escape;
  if (escape == "unicode") return {platform.settings, Escape::unicode};
  if (escape == "slashes") return {platform.settings, Escape::slashes};
  return {platform.settings, Escape::none};
}

void publish(Platform& platform, const Event& event, base::Duration delay, base::TimePoint now) {
  const auto faults = take_delivery_faults(platform.faults, event.name);
  Delivery delivery = delivery_of(platform, event, faults);
  delivery.due = now + delay + base::Duration{faults.delay_ms};
  if (faults.drop) {
    platform.deliveries.count_dropped();
    return note_lost(platform, delivery, "dropped", now);
  }
  const Delivery copy = delivery;
  const bool taken = faults.reorder ? platform.deliveries.put_held(std::move(delivery))
                                    : platform.deliveries.put(std::move(delivery));
  if (!taken) return note_lost(platform, copy, "webhook_off", now);
  if (faults.duplicate) {
    Delivery second = copy;
    second.due += limits::duplicate_gap;
    platform.deliveries.put(std::move(second));
  }
}

void report_delivery(Platform& platform,
                     const Delivery& delivery,
                     const DeliveryReport& report,
                     base::TimePoint now) {
  JournalEntry entry;
  entry.at = now;
  entry.kind = "delivery";
  entry.name = delivery.event_name;
  entry.outcome = name_of(report.attempt);
  entry.http_status = report.http_status;
  entry.attempt = delivery.attempt;
  entry.user_id = delivery.lane;
  entry.msg_id = delivery.msg_id;
  entry.body = delivery.body;
  entry.took = report.took;
  platform.journal.write(std::move(entry));
  platform.deliveries.settle(delivery, report.attempt, platform.faults.webhook, now);
  Person* person = platform.people.find(delivery.lane);
  const bool own_words = delivery.event_name.starts_with("user_send_");
  if (person && own_words && report.attempt == Attempt::accepted) {
    advance_status(*person, delivery.msg_id, EntryStatus::received);
  }
}

}  // namespace simulator
