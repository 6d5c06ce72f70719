// What we can send to one person, and its form on the wire. The platform's limits are checked here,
// so that a message that would be refused is never sent. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace zalo {

// A press on show or hide makes the person's own client send the payload, which then arrives as a
// TextSent: visible in the chat with show, not visible with hide.
enum class ButtonKind { query_show, query_hide, url, phone };

struct Button {
  std::string label{};    // at most 100 characters
  std::string payload{};  // query: at most 1,000 characters, by custom "#…"; url; phone "84…"
  ButtonKind kind = ButtonKind::query_hide;
};

struct TextMessage {
  std::string text{};             // 1 to 2,000 characters; longer texts: split_text first
  std::vector<Button> buttons{};  // at most 5; the text must make sense without them
  std::string quote_msg_id{};     // "" = no quote
};

struct ImageMessage {  // exactly one of attachment_id and url
  std::string attachment_id{};
  std::string url{};
  std::string caption{};
};

struct GifMessage {
  std::string attachment_id{};
  int width = 0;
  int height = 0;
};

struct FileMessage {
  std::string token{};  // of upload_file
};

struct InfoRequest {  // the answer arrives as InfoSubmitted
  std::string title{};
  std::string subtitle{};
  std::string image_url{};
};

using TemplateFields = std::map<std::string, std::string>;

struct TemplateMessage {  // an approved template, to a person who wrote to us at some time
  std::string template_id{};
  TemplateFields fields{};
};

using Outgoing =
    std::variant<TextMessage, ImageMessage, GifMessage, FileMessage, InfoRequest, TemplateMessage>;

struct PhoneTemplate {
  std::string phone{};  // "0912…", "84912…" or "+84912…"
  std::string template_id{};
  TemplateFields fields{};
  std::string tracking_id{};  // ours, at most 48 characters; comes back in receipts and ratings
  bool development = false;   // only to administrators of the app, free of charge
};

struct Wire {
  std::string_view path{};  // one of zalo::path
  std::string body{};       // JSON
};

// buttons: false leaves the buttons away (Zalo may not accept them; section "Open questions").
// Errc::invalid when the message breaks a limit of the platform.
base::Result<Wire> to_wire(std::string_view user_id, const Outgoing& message, bool buttons);
base::Result<Wire> to_wire(const PhoneTemplate& message);

// Cuts after a paragraph, else after a sentence, else at a blank, else between letters; never
// inside a letter. Blanks around a cut are dropped. Parts are at most `most` code points long, at
// most limits::text_parts_max of them: what does not fit any more is left away, "…" marks the
// place.
std::vector<std::string> split_text(std::string_view text, std::size_t most);

// "84912345678" from any usual way of writing a Vietnamese number; "" when it is none.
std::string normalised_phone(std::string_view text);

}  // namespace zalo
