// What Zalo tells besides citizens' messages.
#include <string>

#include <doctest/doctest.h>

#include "tests/unit/zalo-api/samples.hpp"
#include "zalo-api/event.hpp"

namespace {

zalo::Incoming decoded(std::string_view sample) {
  return zalo::decode(samples::read(sample), samples::oa_id);
}

}  // namespace

TEST_CASE("follow, unfollow and the first press on the chat button name the person") {
  const auto follow = decoded("follow");
  REQUIRE(std::holds_alternative<zalo::Followed>(follow.what));
  CHECK(std::get<zalo::Followed>(follow.what).source == "oa_profile");
  CHECK(follow.citizen_id == samples::citizen_id);
  const auto unfollow = decoded("unfollow");
  CHECK(std::holds_alternative<zalo::Unfollowed>(unfollow.what));
  CHECK(unfollow.citizen_id == samples::citizen_id);
  const auto opened = decoded("user_click_chatnow");
  CHECK(std::holds_alternative<zalo::ChatOpened>(opened.what));
  CHECK(opened.citizen_id == samples::citizen_id);
}

TEST_CASE("the form is read in both its generations") {
  const auto old_form = std::get<zalo::InfoSubmitted>(decoded("user_submit_info_2024").what);
  CHECK(old_form.name == "Nguyễn Thị Lan");
  CHECK(old_form.phone == "84912345678");
  CHECK(old_form.district == "Vị Thanh");
  CHECK(old_form.city == "Hậu Giang");
  const auto new_form = std::get<zalo::InfoSubmitted>(decoded("user_submit_info_2026").what);
  CHECK(new_form.phone == "84912345678");  // a number there
  CHECK(new_form.birth_date == "30/10/1999");
  CHECK(new_form.gender == "Nữ");
  CHECK(new_form.ward == "Phường Vị Thanh");
  CHECK(new_form.address == "12 Trần Hưng Đạo");
  CHECK(new_form.city == "Cần Thơ");
}

TEST_CASE("an echo tells whether a member of staff or a program wrote it") {
  const auto staff = decoded("oa_send_text_staff");
  REQUIRE(std::holds_alternative<zalo::Echo>(staff.what));
  const auto& echo = std::get<zalo::Echo>(staff.what);
  CHECK(echo.admin_id == "9988776655");
  CHECK(echo.kind == "text");
  CHECK(echo.text == "Chào anh, em là nhân viên");
  CHECK(echo.quote_msg_id == "a1b2c3d4e5f60718293a");
  CHECK(staff.citizen_id == samples::citizen_id);
  CHECK(staff.msg_id == "b1b2c3d4e5f607182930");
  const auto program = decoded("oa_send_text");
  CHECK(std::get<zalo::Echo>(program.what).admin_id.empty());
}

TEST_CASE("every kind of echo is an echo, also one not yet invented") {
  for (const auto* kind : {"image", "gif", "link", "list", "file", "sticker", "template"}) {
    CAPTURE(kind);
    const auto incoming = decoded("oa_send_" + std::string{kind});
    REQUIRE(std::holds_alternative<zalo::Echo>(incoming.what));
    CHECK(std::get<zalo::Echo>(incoming.what).kind == kind);
    CHECK(incoming.citizen_id == samples::citizen_id);
  }
  std::string future = samples::read("oa_send_text");
  future.replace(future.find("oa_send_text"), 12, "oa_send_poll");
  const auto incoming = zalo::decode(future, samples::oa_id);
  REQUIRE(std::holds_alternative<zalo::Echo>(incoming.what));
  CHECK(std::get<zalo::Echo>(incoming.what).kind == "poll");
}

TEST_CASE("receipts name the messages, whichever way they are written") {
  const auto received = std::get<zalo::Received>(decoded("user_received_message").what);
  CHECK(received.msg_ids == std::vector<std::string>{"c1b2c3d4e5f607182930"});
  CHECK(received.phone.empty());
  const auto seen = decoded("user_seen_message");
  CHECK(std::get<zalo::Seen>(seen.what).msg_ids == std::vector<std::string>{"c1", "c2"});
  CHECK(seen.citizen_id == samples::citizen_id);
  const auto single = std::get<zalo::Seen>(decoded("user_seen_message_single").what);
  CHECK(single.msg_ids == std::vector<std::string>{"c1"});
}

TEST_CASE("a receipt for a template by phone names a phone and no person") {
  const auto incoming = decoded("user_received_message_zns");
  const auto& receipt = std::get<zalo::Received>(incoming.what);
  CHECK(incoming.citizen_id.empty());
  CHECK(receipt.phone == "84912345678");
  CHECK(receipt.tracking_id == "pa-17");
  CHECK(receipt.delivered_at == base::from_millis(1767225700000));
}

TEST_CASE("a reaction tells who reacted and to what") {
  const auto user = decoded("user_reacted_message");
  CHECK(std::get<zalo::Reacted>(user.what).icon == "/-strong");
  CHECK_FALSE(std::get<zalo::Reacted>(user.what).by_oa);
  CHECK(user.msg_id == "c1");
  CHECK(user.citizen_id == samples::citizen_id);
  const auto oa = decoded("oa_reacted_message");
  CHECK(std::get<zalo::Reacted>(oa.what).by_oa);
  CHECK(oa.citizen_id == samples::citizen_id);
}

TEST_CASE("an anonymous person has a conversation") {
  for (const auto* kind : {"text", "image", "file", "sticker"}) {
    CAPTURE(kind);
    const auto asked = decoded("anonymous_send_" + std::string{kind});
    REQUIRE(std::holds_alternative<zalo::AnonymousSent>(asked.what));
    CHECK(std::get<zalo::AnonymousSent>(asked.what).conversation_id == "conv-1");
    CHECK_FALSE(std::get<zalo::AnonymousSent>(asked.what).by_oa);
    CHECK(asked.citizen_id == "anon-77");
    const auto echo = decoded("oa_send_anonymous_" + std::string{kind});
    REQUIRE(std::holds_alternative<zalo::AnonymousSent>(echo.what));
    CHECK(std::get<zalo::AnonymousSent>(echo.what).by_oa);
    CHECK(std::get<zalo::AnonymousSent>(echo.what).kind == kind);
    CHECK(echo.citizen_id == "anon-77");
  }
}

TEST_CASE("ratings and template buttons are joined by ids, not by a person") {
  const auto rated = decoded("user_feedback");
  const auto& rating = std::get<zalo::RatingGiven>(rated.what);
  CHECK(rated.citizen_id.empty());
  CHECK(rated.msg_id == "z1");
  CHECK(rating.rate == 5);
  CHECK(rating.note == "Phục vụ tốt");
  CHECK(rating.feedbacks == std::vector<std::string>{"Nhanh", "Lịch sự"});
  CHECK(rating.tracking_id == "pa-17");
  const auto pressed = decoded("user_click_response_button");
  CHECK(pressed.msg_id == "z1");
  CHECK(std::get<zalo::TemplateButtonPressed>(pressed.what).label == "Đã nhận kết quả");
}

TEST_CASE("a rating outside 1 to 5 is no rating") {
  std::string body = samples::read("user_feedback");
  body.replace(body.find("\"rate\":5"), 8, "\"rate\":9");
  CHECK_FALSE(std::get<zalo::RatingGiven>(zalo::decode(body, samples::oa_id).what).rate);
}

TEST_CASE("changes of templates, quotas and tags are told apart") {
  const auto status = std::get<zalo::TemplateChanged>(decoded("change_template_status").what);
  CHECK(status.aspect == zalo::TemplateAspect::status);
  CHECK(status.before == "PENDING_REVIEW");
  CHECK(status.after == "REJECT");
  CHECK(status.reason == "Sai mục đích");
  const auto quality = std::get<zalo::TemplateChanged>(decoded("change_template_quality").what);
  CHECK(quality.aspect == zalo::TemplateAspect::quality);
  CHECK(quality.after == "LOW");
  CHECK(std::get<zalo::TemplateChanged>(decoded("change_template_quota").what).aspect ==
        zalo::TemplateAspect::quota);
  CHECK(std::get<zalo::TemplateChanged>(decoded("change_oa_template_tags").what).aspect ==
        zalo::TemplateAspect::tags);
  CHECK(std::get<zalo::DailyQuotaChanged>(decoded("change_oa_daily_quota").what).after == "1000");
  const auto tag = std::get<zalo::TagChanged>(decoded("add_user_to_tag").what);
  CHECK(tag.change == zalo::TagChange::put_on);
  CHECK(tag.tag == "đất đai");
  CHECK(tag.user_ids == std::vector<std::string>{std::string{samples::citizen_id}});
  CHECK(std::get<zalo::TagChanged>(decoded("remove_user_from_tag").what).change ==
        zalo::TagChange::taken_off);
  CHECK(std::get<zalo::TagChanged>(decoded("remove_tag").what).change == zalo::TagChange::removed);
}

TEST_CASE("a withdrawal of data names the person even when it names no account") {
  const auto incoming = decoded("user_withdraw");
  CHECK(std::holds_alternative<zalo::Withdrawn>(incoming.what));
  CHECK(incoming.citizen_id == samples::citizen_id);
}

TEST_CASE("a revoked permission is recognised with and without an account in it") {
  CHECK(std::holds_alternative<zalo::PermissionRevoked>(decoded("permission_revoked").what));
  const auto bare = zalo::decode(R"({"event_name":"permission_revoked"})", samples::oa_id);
  CHECK(std::holds_alternative<zalo::PermissionRevoked>(bare.what));
}

TEST_CASE("calls, journeys, widgets, extensions and profiles have their types") {
  CHECK(std::get<zalo::CallEvent>(decoded("oa_send_consent").what).state == "SENT");
  CHECK(std::get<zalo::CallEvent>(decoded("user_reply_consent").what).state == "ALLOW");
  CHECK(std::get<zalo::CallEvent>(decoded("user_call_oa").what).call_id == "call1");
  CHECK(std::get<zalo::CallEvent>(decoded("oa_call_user").what).by_oa);
  CHECK(decoded("user_call_oa").citizen_id == samples::citizen_id);
  CHECK(std::get<zalo::JourneyEnded>(decoded("event_journey_time_out").what).timed_out);
  CHECK_FALSE(std::get<zalo::JourneyEnded>(decoded("event_journey_acknowledged").what).timed_out);
  CHECK(decoded("widget_interaction_accepted").citizen_id == samples::citizen_id);
  CHECK(std::get<zalo::WidgetUsed>(decoded("widget_failed_to_sync_user_external_id").what).failed);
  CHECK(std::get<zalo::ExtensionPurchased>(decoded("extension_purchased").what).extension_id ==
        "42");
  CHECK(std::get<zalo::ProfileChanged>(decoded("update_user_info").what).method == "dynamic_url");
}

TEST_CASE("a message in a group belongs to the group, whoever wrote it") {
  const auto text = decoded("user_send_group_text");
  REQUIRE(std::holds_alternative<zalo::GroupEvent>(text.what));
  CHECK(std::get<zalo::GroupEvent>(text.what).group_id == "group-5");
  CHECK(text.citizen_id == samples::citizen_id);
  const auto echo = decoded("oa_send_group_text");
  CHECK(std::get<zalo::GroupEvent>(echo.what).by_oa);
  CHECK(echo.citizen_id.empty());  // the recipient is a group, not a person
  const auto joined = std::get<zalo::GroupEvent>(decoded("user_join_group").what);
  CHECK(joined.user_ids == std::vector<std::string>{std::string{samples::citizen_id}});
}
