// Messages: the part of an event that a person wrote, drew, spoke or attached.
#include <algorithm>
#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "zalo-api/event_parts.hpp"
#include "zalo-api/lenient_json.hpp"
#include "zalo-api/limits.hpp"

namespace zalo {
namespace {

using nlohmann::json;

const json& first_payload(const json& message) {
  static const json none{};
  const auto payloads = payloads_of(message);
  return payloads.empty() ? none : *payloads.front();
}

What read_text(const json& message) {
  return TextSent{.text = text_at(message, "text"),
                  .quote_msg_id = text_at(message, "quote_msg_id")};
}

std::optional<Album> album_of(const json& payload) {
  const std::string id = text_at(payload, "album_id");
  if (id.empty()) return {};
  return Album{.id = id,
               .position = integer_at(payload, "id_in_album").value_or(0),
               .total = integer_at(payload, "total_item_in_album").value_or(0)};
}

What read_image(const json& message) {
  return ImagesSent{.text = text_at(message, "text"),
                    .images = media_of(message),
                    .album = album_of(first_payload(message))};
}

What read_gif(const json& message) {
  return GifSent{.gifs = media_of(message)};
}

What read_audio(const json& message) {
  return AudioSent{.recordings = media_of(message)};
}

What read_video(const json& message) {
  return VideoSent{.videos = media_of(message)};
}

What read_link(const json& message) {
  const json& payload = first_payload(message);
  return LinkSent{.text = text_at(message, "text"),
                  .url = text_at(payload, "url"),
                  .title = text_at(payload, "title"),
                  .description = text_at(payload, "description"),
                  .thumbnail = text_at(payload, "thumbnail")};
}

What read_sticker(const json& message) {
  const json& payload = first_payload(message);
  return StickerSent{.sticker_id = text_at(payload, "id"), .url = text_at(payload, "url")};
}

std::optional<double> degrees(const std::string& text, double most) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto done = std::from_chars(text.data(), end, value);
  const bool number = !text.empty() && done.ec == std::errc{} && done.ptr == end;
  // Written so that a NaN is outside too.
  if (!number || !(value >= -most && value <= most)) return {};
  return value;
}

std::string first_text(const json& object, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (std::string text = text_at(object, name); !text.empty()) return text;
  }
  return {};
}

What read_location(const json& message) {
  const json& payload = first_payload(message);
  const json& nested = member(payload, "coordinates");
  const json& place = nested.is_object()    ? nested
                      : payload.is_object() ? payload
                                            : member(message, "location");
  return LocationSent{.latitude = degrees(first_text(place, {"latitude", "lat"}), 90),
                      .longitude = degrees(first_text(place, {"longitude", "long", "lng"}), 180)};
}

What read_file(const json& message) {
  FilesSent sent{.text = text_at(message, "text")};
  for (const json* payload : payloads_of(message)) {
    sent.files.push_back(SentFile{.url = text_at(*payload, "url"),
                                  .name = text_at(*payload, "name"),
                                  .type = text_at(*payload, "type"),
                                  .checksum = text_at(*payload, "checksum"),
                                  .bytes = integer_at(*payload, "size")});
  }
  return sent;
}

// The phone hides in a JSON text inside the description; a plain description holds none.
What read_card(const json& message) {
  const json& payload = first_payload(message);
  const auto inner = read_json(text_at(payload, "description"));
  return BusinessCardSent{.name = text_at(message, "text"),
                          .phone = inner ? text_at(*inner, "phone") : std::string{},
                          .url = text_at(payload, "url"),
                          .thumbnail = text_at(payload, "thumbnail")};
}

struct Kind {
  std::string_view word{};
  What (*read)(const json& message) = nullptr;
};

constexpr std::array kinds{Kind{"text", read_text},
                           Kind{"image", read_image},
                           Kind{"gif", read_gif},
                           Kind{"link", read_link},
                           Kind{"audio", read_audio},
                           Kind{"video", read_video},
                           Kind{"sticker", read_sticker},
                           Kind{"location", read_location},
                           Kind{"file", read_file},
                           Kind{"business_card", read_card}};

}  // namespace

std::vector<const json*> payloads_of(const json& message) {
  const json& many = member(message, "attachments");
  const json& attachments = many.is_null() ? member(message, "attachment") : many;
  std::vector<const json*> payloads;
  const auto add = [&](const json& attachment) {
    const json& payload = member(attachment, "payload");
    payloads.push_back(payload.is_object() ? &payload : &attachment);
  };
  if (attachments.is_object()) add(attachments);
  if (!attachments.is_array()) return payloads;
  for (const json& attachment : attachments) {
    if (payloads.size() < limits::attachments_max) add(attachment);
  }
  return payloads;
}

std::vector<Media> media_of(const json& message) {
  std::vector<Media> media;
  for (const json* payload : payloads_of(message)) {
    media.push_back(Media{.url = first_text(*payload, {"url", "link_url"}),
                          .thumbnail = text_at(*payload, "thumbnail"),
                          .description = text_at(*payload, "description")});
  }
  return media;
}

std::optional<What> read_content(std::string_view kind, const json& message) {
  const auto* found = std::find_if(
      kinds.begin(), kinds.end(), [&](const Kind& known) { return known.word == kind; });
  if (found == kinds.end()) return {};
  return found->read(message);
}

}  // namespace zalo
