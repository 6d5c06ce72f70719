// The bodies of webhook events, in the platform's own layout.
// A body is built once and kept as bytes: what is signed is what is sent. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/clock.hpp"
#include "simulator/person.hpp"
#include "simulator/settings.hpp"

namespace simulator {

struct Event {
  std::string name{};
  std::string person{};  // user id, for order and journal
  std::string msg_id{};
  std::string timestamp{};  // as written in the body: part of the signature
  std::string body{};
  bool from_templates = false;
};

enum class Escape { none, unicode, slashes };

// Knows the ids that every event carries. Cheap to make.
class EventWriter {
 public:
  EventWriter(const Settings& settings, Escape escape) : settings_(settings), escape_(escape) {}

  // user_send_*, user_submit_info, user_reacted_message: sender is the citizen.
  Event from_citizen(const Person& person,
                     std::string_view name,
                     const nlohmann::ordered_json& message,
                     base::TimePoint now) const;
  // oa_send_*, receipts: sender is the account. admin_id: only when a person wrote it.
  Event from_account(const Person& person,
                     std::string_view name,
                     const nlohmann::ordered_json& message,
                     std::string_view admin_id,
                     base::TimePoint now) const;
  // user_submit_info. shape: "2026" or "2024", the two generations of its fields.
  Event info_shared(const Person& person, std::string_view shape, base::TimePoint now) const;
  // follow, unfollow.
  Event follow(const Person& person, bool followed, base::TimePoint now) const;
  // user_click_chatnow.
  Event chat_opened(const Person& person, base::TimePoint now) const;
  // Arrival of a template sent by phone: the recipient is a phone number.
  Event template_arrived(const Person& person,
                         std::string_view msg_id,
                         std::string_view tracking_id,
                         base::TimePoint now) const;
  // user_feedback on a rating template, user_click_response_button on a quick reply: carry no user
  // id, and the sender's mark only when the template went by phone.
  Event feedback(const Entry& rated, int rate, std::string_view note, base::TimePoint now) const;
  Event quick_reply(const Entry& replied, std::string_view label, base::TimePoint now) const;

 private:
  Event finish(nlohmann::ordered_json body, base::TimePoint now) const;
  Event of_template(nlohmann::ordered_json body, const Entry& entry, base::TimePoint now) const;

  const Settings& settings_;
  Escape escape_;
};

}  // namespace simulator
