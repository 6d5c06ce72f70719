#include "simulator/phone_media.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "simulator/base64.hpp"
#include "simulator/fields.hpp"
#include "simulator/samples.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

struct Stage {  // what the describing functions share
  Platform& platform;
  const PhoneMessage& message;
  ordered_json& event;
  base::TimePoint now{};
};

struct Kept {
  std::string url{};
  std::string name{};
  std::string type{};
  std::string bytes{};
};

Kept keep(const Stage& stage,
          const std::string& sample,
          const std::string& default_name,
          const std::string& type) {
  Kept kept;
  kept.name = stage.message.file_name.empty() ? default_name : stage.message.file_name;
  kept.bytes = stage.message.bytes.empty() ? sample : stage.message.bytes;
  kept.type = type.empty() ? type_of_name(kept.name) : type;
  Asset asset;
  asset.name = kept.name;
  asset.content_type = kept.type;
  asset.bytes = kept.bytes;
  const auto id = stage.platform.assets.put(std::move(asset), stage.platform.rng, stage.now);
  kept.url =
      stage.platform.settings.asset_base + asset_path(*stage.platform.assets.find(id, stage.now));
  return kept;
}

void attach(const Stage& stage, const char* type, ordered_json payload) {
  stage.event["attachments"] =
      ordered_json::array({{{"type", type}, {"payload", std::move(payload)}}});
}

Described line(const char* event_name, const char* kind, const std::string& text) {
  Described described;
  described.event_name = event_name;
  described.entry.kind = kind;
  described.entry.text = text;
  return described;
}

base::Result<Described> text(const Stage& stage) {
  if (stage.message.text.empty()) return base::Error{base::Errc::invalid, "text must not be empty"};
  stage.event["text"] = stage.message.text;
  return line("user_send_text", "text", stage.message.text);
}

base::Result<Described> image(const Stage& stage) {
  const auto& given = stage.message.bytes;
  if (!given.empty() && picture_type(given).empty()) {
    return base::Error{base::Errc::invalid, "these bytes are no picture"};
  }
  const auto kept =
      keep(stage, sample_photo(), "anh.png", given.empty() ? "image/png" : picture_type(given));
  if (!stage.message.text.empty()) stage.event["text"] = stage.message.text;
  attach(stage, "image", {{"thumbnail", kept.url}, {"url", kept.url}});
  auto described = line("user_send_image", "image", stage.message.text);
  described.entry.image_url = kept.url;
  return described;
}

base::Result<Described> gif(const Stage& stage) {
  const auto kept = keep(stage, sample_gif(), "anh.gif", "image/gif");
  attach(stage, "gif", {{"thumbnail", kept.url}, {"url", kept.url}});
  auto described = line("user_send_gif", "gif", "");
  described.entry.image_url = kept.url;
  return described;
}

base::Result<Described> sticker(const Stage& stage) {
  const auto kept = keep(stage, sample_sticker(), "nhan-dan.png", "image/png");
  attach(stage, "sticker", {{"id", "46978"}, {"url", kept.url}});
  auto described = line("user_send_sticker", "sticker", "");
  described.entry.image_url = kept.url;
  return described;
}

base::Result<Described> voice(const Stage& stage) {
  const auto kept = keep(stage, sample_voice(), "ghi-am.amr", "");
  attach(stage, "audio", {{"url", kept.url}});
  auto described = line("user_send_audio", "voice", "");
  described.entry.file_url = kept.url;
  described.entry.file_name = kept.name;
  return described;
}

base::Result<Described> video(const Stage& stage) {
  const auto kept = keep(stage, sample_video(), "phim.mp4", "");
  attach(stage,
         "video",
         {{"url", kept.url}, {"thumbnail", kept.url}, {"description", stage.message.text}});
  auto described = line("user_send_video", "video", stage.message.text);
  described.entry.file_url = kept.url;
  described.entry.file_name = kept.name;
  return described;
}

base::Result<Described> file(const Stage& stage) {
  const auto kept =
      keep(stage, "ma ho so,trang thai\n000.00.01.H62-261121-0001,cham\n", "giay-to.csv", "");
  attach(stage,
         "file",
         {{"size", std::to_string(kept.bytes.size())},  // a string in live events
          {"name", kept.name},
          {"checksum", md5_hex(kept.bytes)},
          {"type", ending_of(kept.name)},
          {"url", kept.url}});
  auto described = line("user_send_file", "file", "");
  described.entry.file_url = kept.url;
  described.entry.file_name = kept.name;
  return described;
}

base::Result<Described> location(const Stage& stage) {
  const auto& m = stage.message;
  attach(
      stage, "location", {{"coordinates", {{"latitude", m.latitude}, {"longitude", m.longitude}}}});
  return line("user_send_location", "location", m.latitude + ", " + m.longitude);
}

base::Result<Described> business_card(const Stage& stage) {
  const auto& m = stage.message;
  const std::string name = m.text.empty() ? "Người quen" : m.text;
  const auto phone = m.phone.empty() ? std::string{"84912345678"} : normal_phone(m.phone);
  if (phone.empty()) return base::Error{base::Errc::invalid, "phone is no phone number"};
  const auto kept = keep(stage, sample_sticker(), "danh-thiep.png", "image/png");
  stage.event["text"] = name;
  attach(stage,
         "link",
         {{"thumbnail", kept.url},
          {"url", "https://zaloapp.com/qr/p/mo-phong"},
          {"description", base::to_text({{"phone", phone}, {"qrCodeUrl", kept.url}})}});
  return line("user_send_business_card", "business_card", name + "\n" + phone);
}

base::Result<Described> link(const Stage& stage) {
  const auto& m = stage.message;
  const std::string url = m.url.empty() ? "https://dichvucong.gov.vn" : m.url;
  const auto kept = keep(stage, sample_photo(), "lien-ket.png", "image/png");
  stage.event["text"] = m.text.empty() ? url : m.text;
  attach(stage,
         "link",
         {{"thumbnail", kept.url},
          {"title", "Cổng dịch vụ công"},
          {"description", url},
          {"url", url}});
  auto described = line("user_send_link", "link", m.text.empty() ? url : m.text);
  described.entry.file_url = url;
  return described;
}

struct Kind {
  std::string_view name{};
  base::Result<Described> (*describe)(const Stage&) = nullptr;
};

constexpr std::array kinds{Kind{"text", text},
                           Kind{"image", image},
                           Kind{"gif", gif},
                           Kind{"sticker", sticker},
                           Kind{"voice", voice},
                           Kind{"video", video},
                           Kind{"file", file},
                           Kind{"location", location},
                           Kind{"business_card", business_card},
                           Kind{"link", link}};

}  // namespace

base::Result<Described> describe(Platform& platform,
                                 const PhoneMessage& message,
                                 ordered_json& event_message,
                                 base::TimePoint now) {
  if (message.bytes.size() > limits::phone_file_bytes_max) {
    return base::Error{base::Errc::invalid, "a file may have 10 MB at most"};
  }
  const auto kind = std::find_if(
      kinds.begin(), kinds.end(), [&](const Kind& k) { return k.name == message.kind; });
  if (kind == kinds.end())
    return base::Error{base::Errc::invalid, "there is no kind " + message.kind};
  return kind->describe(Stage{platform, message, event_message, now});
}

}  // namespace simulator
