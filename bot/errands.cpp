#include "bot/errands.hpp"

#include <chrono>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/local_time.hpp"
#include "flows/engine/understand.hpp"
#include "templates/engine/limits.hpp"

namespace bot {
namespace {

using nlohmann::ordered_json;

// An answer of the bot is of no use after a day: by then the citizen has asked again or left.
constexpr std::chrono::hours reply_kept{24};
// What an officer said waits for tomorrow's quota, as long as Zalo's free window.
constexpr std::chrono::hours staff_words_kept{48};
// Zalo's files expire; a day of trying outlives every short fault.
constexpr std::chrono::hours fetch_kept{24};
// A name that comes after the conversation helps nobody.
constexpr std::chrono::hours profile_kept{1};
// Deleting must not be given up because the service stood still over a holiday.
constexpr std::chrono::hours remove_kept{24 * 30};

const char* kind_of(templates::Press press) {
  switch (press) {
    case templates::Press::hidden:
      return "hide";
    case templates::Press::shown:
      return "show";
    case templates::Press::phone:
      return "phone";
  }
  return "hide";
}

zalo::ButtonKind button_kind(const std::string& name) {
  if (name == "show") return zalo::ButtonKind::query_show;
  return name == "phone" ? zalo::ButtonKind::phone : zalo::ButtonKind::query_hide;
}

// A message that asks nothing has no step to come back to: its buttons say a word that works
// everywhere.
std::string payload_for(const Spoken& spoken, const templates::Choice& choice) {
  if (choice.press == templates::Press::phone) return choice.phone;
  if (!choice.sends.empty()) return choice.sends;
  return flows::payload_of(spoken.flow, spoken.step, choice.id);
}

ordered_json buttons_of(const Spoken& spoken) {
  ordered_json buttons = ordered_json::array();
  for (const auto& choice : spoken.message.choices) {
    if (!choice.button || buttons.size() >= templates::buttons_max) continue;
    if (choice.press == templates::Press::phone && choice.phone.empty()) continue;
    buttons.push_back({{"label", choice.label},
                       {"payload", payload_for(spoken, choice)},
                       {"kind", kind_of(choice.press)}});
  }
  return buttons;
}

ordered_json body_of(const StaffWords& words) {
  ordered_json body{{"text", words.text}};
  if (words.attachment != 0) {
    body["file"] = {{"id", words.attachment},
                    {"path", words.path},
                    {"name", words.file_name},
                    {"mime", words.mime}};
  }
  if (!words.zbs.empty()) body["template"] = {{"id", words.zbs}, {"fields", words.fields}};
  return body;
}

base::Error unreadable(const std::exception& why) {
  return {base::Errc::corrupt, std::string{"errand: "} + why.what()};
}

}  // namespace

storage::Errand message_errand(const Scene& scene, const Spoken& spoken, std::string dedupe_key) {
  ordered_json body{{"text", spoken.message.text}, {"why", spoken.why}};
  if (auto buttons = buttons_of(spoken); !buttons.empty()) body["buttons"] = std::move(buttons);
  return {.dedupe_key = std::move(dedupe_key),
          .citizen = scene.citizen.channel_id,
          .kind = std::string{message_kind},
          .body = base::to_text(body),
          .author = storage::Author::bot,
          .urgency = scene.urgency,
          .when_unsure = storage::WhenUnsure::resend_once,
          .in_line = true,
          .text_digest = base::sha256_hex({spoken.message.text}),
          .not_before = scene.now,
          .expires_at = scene.now + reply_kept};
}

storage::Errand zbs_errand(const Scene& scene, const SaidByZbs& said, std::string dedupe_key) {
  const ordered_json body{{"text", said.text},
                          {"why", said.why},
                          {"template", {{"id", said.zbs}, {"fields", said.fields}}}};
  auto errand = message_errand(scene, {{said.text, {}}, "", "", said.why}, std::move(dedupe_key));
  errand.body = base::to_text(body);
  errand.text_digest.clear();  // it is not known how Zalo will show it to us …
  errand.when_unsure = storage::WhenUnsure::ask_staff;  // … so no echo settles it, and it is paid
  return errand;
}

storage::Errand survey_template_errand(const SurveyTemplate& message, std::string dedupe_key) {
  ordered_json body{{"text", message.text},
                    {"why", "khao_sat"},
                    {"template", {{"id", message.zbs}, {"fields", message.fields}}}};
  if (message.by_phone) {
    body["phone"] = message.address;
    body["tracking"] = survey_tracking + std::to_string(message.invitation);
  }
  return {.dedupe_key = std::move(dedupe_key),
          .citizen = message.address,
          .kind = std::string{message.by_phone ? phone_kind : message_kind},
          .body = base::to_text(body),
          .author = storage::Author::bot,
          .urgency = storage::Urgency::bulk,
          .when_unsure = storage::WhenUnsure::ask_staff,
          .in_line = true,
          .text_digest = {},
          .not_before = message.now,
          .expires_at = message.until};
}

storage::Errand staff_errand(const StaffWords& words) {
  // Only of words is it known how Zalo will show them to us.
  const bool plain = words.attachment == 0 && words.zbs.empty();
  return {.dedupe_key = words.dedupe_key,
          .citizen = words.channel_id,
          .kind = std::string{message_kind},
          .body = base::to_text(body_of(words)),
          .author = storage::Author::staff,
          .urgency = storage::Urgency::reply,
          .when_unsure = storage::WhenUnsure::ask_staff,
          .in_line = true,
          .text_digest = plain ? base::sha256_hex({words.text}) : std::string{},
          .not_before = words.not_before,
          .expires_at = words.now + staff_words_kept};
}

std::string why_said(std::string_view body) {
  const auto json = base::parse_json(body, {.comments = false});
  if (!json || !json->is_object()) return {};
  const auto found = json->find("why");
  return found != json->end() && found->is_string() ? found->get<std::string>() : std::string{};
}

storage::Errand fetch_errand(const Scene& scene, const Fetch& fetch) {
  const ordered_json body{{"attachment", fetch.attachment}, {"url", fetch.url}};
  return {.dedupe_key = "fetch/" + std::to_string(fetch.attachment),
          .citizen = scene.citizen.channel_id,
          .kind = std::string{fetch_kind},
          .body = base::to_text(body),
          .author = storage::Author::system,
          .urgency = storage::Urgency::reply,
          .when_unsure = storage::WhenUnsure::resend_once,
          .in_line = false,
          .text_digest = {},
          .not_before = scene.now,
          .expires_at = scene.now + fetch_kept};
}

storage::Errand profile_errand(const Scene& scene) {
  return {.dedupe_key = "profile/" + scene.citizen.id + "/" + base::format_date(scene.now),
          .citizen = scene.citizen.channel_id,
          .kind = std::string{profile_kind},
          .body = "{}",
          .author = storage::Author::system,
          .urgency = storage::Urgency::reply,
          .when_unsure = storage::WhenUnsure::resend_once,
          .in_line = false,
          .text_digest = {},
          .not_before = scene.now,
          .expires_at = scene.now + profile_kept};
}

storage::Errand remove_errand(storage::AttachmentId attachment,
                              std::string_view path,
                              base::TimePoint now) {
  const ordered_json body{{"path", path}};
  return {.dedupe_key = "remove/" + std::to_string(attachment.value) + "/" + std::string{path},
          .citizen = {},
          .kind = std::string{remove_kind},
          .body = base::to_text(body),
          .author = storage::Author::system,
          .urgency = storage::Urgency::bulk,
          .when_unsure = storage::WhenUnsure::resend_once,
          .in_line = false,
          .text_digest = {},
          .not_before = now,
          .expires_at = now + remove_kept};
}

storage::Errand unless_kept_errand(storage::AttachmentId attachment,
                                   std::string_view path,
                                   base::TimePoint at) {
  auto errand = remove_errand(attachment, path, at);
  errand.dedupe_key = "unless_kept/" + std::string{path};
  return errand;
}

base::Result<zalo::Outgoing> read_message(std::string_view body) {
  const auto json = base::parse_json(body, {.comments = false});
  if (!json) return json.error();
  try {
    if (json->contains("template")) {
      const auto& chosen = json->at("template");
      return zalo::Outgoing{zalo::TemplateMessage{chosen.at("id").get<std::string>(),
                                                  chosen.at("fields").get<zalo::TemplateFields>()}};
    }
    zalo::TextMessage message;
    message.text = json->at("text").get<std::string>();
    for (const auto& button : json->value("buttons", ordered_json::array())) {
      message.buttons.push_back({button.at("label").get<std::string>(),
                                 button.at("payload").get<std::string>(),
                                 button_kind(button.at("kind").get<std::string>())});
    }
    return zalo::Outgoing{std::move(message)};
  } catch (const ordered_json::exception& e) {
    return unreadable(e);
  }
}

std::optional<FileToSend> file_to_send(std::string_view body) {
  const auto json = base::parse_json(body, {.comments = false});
  if (!json || !json->is_object() || !json->contains("file")) return std::nullopt;
  const auto& file = json->at("file");
  return FileToSend{file.value("path", std::string{}),
                    file.value("name", std::string{}),
                    file.value("mime", std::string{})};
}

base::Result<zalo::PhoneTemplate> read_phone_template(std::string_view body) {
  const auto json = base::parse_json(body, {.comments = false});
  if (!json) return json.error();
  try {
    const auto& chosen = json->at("template");
    zalo::PhoneTemplate message;
    message.phone = json->at("phone").get<std::string>();
    message.template_id = chosen.at("id").get<std::string>();
    message.fields = chosen.at("fields").get<zalo::TemplateFields>();
    message.tracking_id = json->at("tracking").get<std::string>();
    return message;
  } catch (const nlohmann::json::exception& why) {
    return unreadable(why);
  }
}

base::Result<Fetch> read_fetch(std::string_view body) {
  const auto json = base::parse_json(body, {.comments = false});
  if (!json) return json.error();
  try {
    return Fetch{json->at("attachment").get<std::int64_t>(), json->at("url").get<std::string>()};
  } catch (const ordered_json::exception& e) {
    return unreadable(e);
  }
}

base::Result<std::string> read_remove(std::string_view body) {
  const auto json = base::parse_json(body, {.comments = false});
  if (!json) return json.error();
  try {
    return json->at("path").get<std::string>();
  } catch (const ordered_json::exception& e) {
    return unreadable(e);
  }
}

}  // namespace bot
