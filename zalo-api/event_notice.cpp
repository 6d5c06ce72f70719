// Everything that is no message: one reader per event name, and the table of names.
#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "zalo-api/event_parts.hpp"
#include "zalo-api/lenient_json.hpp"
#include "zalo-api/limits.hpp"

namespace zalo {
namespace {

using nlohmann::json;

// Texts of an array (or of one value), each element either a text or an object with an id.
std::vector<std::string> texts_of(const json& list) {
  std::vector<std::string> texts;
  const auto add = [&](const json& item) {
    std::string text = item.is_object() ? text_at(item, "id") : text_of(item);
    if (!text.empty() && texts.size() < limits::receipt_ids_max) texts.push_back(std::move(text));
  };
  if (!list.is_array()) add(list);
  if (list.is_array()) std::for_each(list.begin(), list.end(), add);
  return texts;
}

std::string either(const json& object, std::string_view name, std::string_view other) {
  std::string text = text_at(object, name);
  return text.empty() ? text_at(object, other) : text;
}

What followed(const Parts& parts) {
  return Followed{.source = text_at(parts.body, "source")};
}

What unfollowed(const Parts& /*parts*/) {
  return Unfollowed{};
}

What chat_opened(const Parts& /*parts*/) {
  return ChatOpened{};
}

// Both generations of the form: flat fields, and user_… with a nested address (since 2026).
What info_submitted(const Parts& parts) {
  const json& top = member(parts.body, "info");
  const json& info = top.is_object() ? top : member(parts.message, "info");
  const json& nested = member(info, "full_address");
  const json& place = nested.is_object() ? nested : info;
  return InfoSubmitted{.name = either(info, "name", "user_name"),
                       .phone = either(info, "phone", "user_phone"),
                       .birth_date = either(info, "user_dob", "dob"),
                       .gender = either(info, "gender", "user_gender"),
                       .address = either(place, "user_address", "address"),
                       .ward = either(place, "user_ward", "ward"),
                       .district = either(place, "user_district", "district"),
                       .city = either(place, "user_city", "city")};
}

std::vector<std::string> receipt_ids(const json& message) {
  const json& many = member(message, "msg_ids");
  return texts_of(many.is_null() ? member(message, "msg_id") : many);
}

What received(const Parts& parts) {
  Received receipt{.msg_ids = receipt_ids(parts.message),
                   .tracking_id = text_at(parts.message, "tracking_id"),
                   .delivered_at = time_at(parts.message, "delivery_time")};
  // Only a template sent by phone has these; its recipient is a phone, not a person's id.
  if (parts.parties.citizen_id.empty())
    receipt.phone = text_at(member(parts.body, "recipient"), "id");
  return receipt;
}

What seen(const Parts& parts) {
  return Seen{.msg_ids = receipt_ids(parts.message)};
}

What reacted(const Parts& parts) {
  return Reacted{.icon = text_at(parts.message, "react_icon"), .by_oa = parts.parties.by_oa};
}

What rating_given(const Parts& parts) {
  const auto rate = integer_at(parts.message, "rate");
  RatingGiven rating{.tracking_id = text_at(parts.message, "tracking_id"),
                     .note = text_at(parts.message, "note"),
                     .feedbacks = texts_of(member(parts.message, "feedbacks")),
                     .submitted_at = time_at(parts.message, "submit_time")};
  if (rate && *rate >= 1 && *rate <= 5) rating.rate = static_cast<int>(*rate);
  return rating;
}

What template_button(const Parts& parts) {
  return TemplateButtonPressed{.tracking_id = text_at(parts.message, "tracking_id"),
                               .label = text_at(parts.message, "data"),
                               .submitted_at = time_at(parts.message, "submit_time")};
}

What template_status(const Parts& parts) {
  const json& status = member(parts.body, "status");
  return TemplateChanged{.aspect = TemplateAspect::status,
                         .template_id = text_at(parts.body, "template_id"),
                         .before = text_at(status, "prev_status"),
                         .after = either(status, "new_status", "status"),
                         .reason = text_at(parts.body, "reason")};
}

What template_quality(const Parts& parts) {
  return TemplateChanged{.aspect = TemplateAspect::quality,
                         .template_id = text_at(parts.body, "template_id"),
                         .after = text_at(parts.body, "quality")};
}

// Names from the console; their payloads are documented nowhere.
What template_quota(const Parts& parts) {
  return TemplateChanged{.aspect = TemplateAspect::quota,
                         .template_id = text_at(parts.body, "template_id")};
}

What template_tags(const Parts& /*parts*/) {
  return TemplateChanged{.aspect = TemplateAspect::tags};
}

What daily_quota(const Parts& parts) {
  const json& quota = member(parts.body, "quota");
  return DailyQuotaChanged{.before = text_at(quota, "prev_value"),
                           .after = text_at(quota, "new_value")};
}

What tag_changed(const Parts& parts) {
  const json& tag = member(parts.body, "tag");
  const TagChange change = parts.name == "add_user_to_tag"        ? TagChange::put_on
                           : parts.name == "remove_user_from_tag" ? TagChange::taken_off
                                                                  : TagChange::removed;
  return TagChanged{
      .change = change, .tag = text_at(tag, "name"), .user_ids = texts_of(member(tag, "user_ids"))};
}

What withdrawn(const Parts& /*parts*/) {
  return Withdrawn{};
}

What permission_revoked(const Parts& /*parts*/) {
  return PermissionRevoked{};
}

What profile_changed(const Parts& parts) {
  return ProfileChanged{.method = text_at(member(parts.body, "data"), "method")};
}

What extension_purchased(const Parts& parts) {
  return ExtensionPurchased{.extension_id = text_at(parts.body, "extension_id")};
}

What journey_ended(const Parts& parts) {
  return JourneyEnded{.timed_out = parts.name.ends_with("time_out")};
}

What widget_used(const Parts& parts) {
  return WidgetUsed{.failed = parts.name.starts_with("widget_failed"),
                    .external_id = text_at(member(parts.body, "data"), "user_external_id")};
}

What call_event(const Parts& parts) {
  std::string state = either(parts.body, "request_type", "user_consent");
  if (state.empty()) state = text_at(parts.body, "status_code");
  return CallEvent{.phone = text_at(parts.body, "phone"),
                   .call_id = text_at(parts.body, "call_id"),
                   .state = std::move(state),
                   .by_oa = parts.name.starts_with("oa_")};
}

What group_event(const Parts& parts) {
  std::string group = text_at(parts.body, "group_id");
  if (group.empty()) group = text_at(member(parts.body, "recipient"), "id");
  return GroupEvent{.group_id = std::move(group),
                    .user_ids = texts_of(member(parts.body, "users"))};
}

struct Notice {
  std::string_view name{};
  What (*read)(const Parts& parts) = nullptr;
};

constexpr std::array notices{
    Notice{"follow", followed},
    Notice{"unfollow", unfollowed},
    Notice{"user_click_chatnow", chat_opened},
    Notice{"user_submit_info", info_submitted},
    Notice{"user_received_message", received},
    Notice{"user_seen_message", seen},
    Notice{"user_reacted_message", reacted},
    Notice{"oa_reacted_message", reacted},
    Notice{"user_feedback", rating_given},
    Notice{"user_click_response_button", template_button},
    Notice{"change_template_status", template_status},
    Notice{"change_template_quality", template_quality},
    Notice{"change_template_quota", template_quota},
    Notice{"change_oa_template_tags", template_tags},
    Notice{"change_oa_daily_quota", daily_quota},
    Notice{"add_user_to_tag", tag_changed},
    Notice{"remove_user_from_tag", tag_changed},
    Notice{"remove_tag", tag_changed},
    Notice{"user_withdraw", withdrawn},
    Notice{"permission_revoked", permission_revoked},
    Notice{"update_user_info", profile_changed},
    Notice{"extension_purchased", extension_purchased},
    Notice{"event_journey_acknowledged", journey_ended},
    Notice{"event_journey_time_out", journey_ended},
    Notice{"widget_interaction_accepted", widget_used},
    Notice{"widget_failed_to_sync_user_external_id", widget_used},
    Notice{"oa_send_consent", call_event},
    Notice{"user_reply_consent", call_event},
    Notice{"user_call_oa", call_event},
    Notice{"oa_call_user", call_event},
    // Groups; several names are aliases of each other, as the copies of the documents disagree.
    Notice{"create_group", group_event},
    Notice{"user_join_group", group_event},
    Notice{"user_request_join_group", group_event},
    Notice{"accept_request_join_group", group_event},
    Notice{"react_request_join_group", group_event},
    Notice{"react_request_join_group_accept", group_event},
    Notice{"user_out_group", group_event},
    Notice{"user_leave_group", group_event},
    Notice{"add_group_admin", group_event},
    Notice{"remove_group_admin", group_event},
    Notice{"update_group_info", group_event},
    Notice{"delete_group", group_event},
    Notice{"disperse_group", group_event},
};

}  // namespace

What read_notice(const Parts& parts) {
  const auto* found = std::find_if(notices.begin(), notices.end(), [&](const Notice& known) {
    return known.name == parts.name;
  });
  return found == notices.end() ? What{Unknown{}} : found->read(parts);
}

}  // namespace zalo
