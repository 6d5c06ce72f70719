#include "bot/translate.hpp"

#include <type_traits>

#include "flows/engine/understand.hpp"

namespace bot {
namespace {

using flows::Media;

Told of_text(const std::string& text) {
  Told told;
  told.opens_window = true;
  told.log_text = text;
  if (const auto pressed = flows::read_payload(text)) {
    told.events.emplace_back(*pressed);
  } else {
    told.events.emplace_back(flows::TextReceived{text});
  }
  return told;
}

Told of_media(Media media, const std::string& text, std::string log_text) {
  Told told;
  told.opens_window = true;
  told.log_text = std::move(log_text);
  told.events.emplace_back(flows::MediaReceived{media, "", text});
  return told;
}

// An event that brings no file we could fetch still is a person's word: its caption is heard as
// text; without one the conversation answers as to anything it cannot keep.
Told of_files(Media media,
              std::vector<FileToFetch> files,
              const std::string& caption,
              std::string log_text) {
  if (!caption.empty()) log_text += " " + caption;
  std::erase_if(files, [](const FileToFetch& file) { return file.url.empty(); });
  Told told;
  if (files.empty()) told = caption.empty() ? of_media(media, "", "") : of_text(caption);
  told.opens_window = true;
  told.log_text = std::move(log_text);
  if (files.empty()) return told;
  told.files = std::move(files);
  told.caption = caption;
  return told;
}

std::vector<FileToFetch> as_files(const std::vector<zalo::Media>& all, Media media) {
  std::vector<FileToFetch> files;
  files.reserve(all.size());
  for (const auto& one : all) files.push_back({media, one.url, ""});
  return files;
}

Told say(const zalo::TextSent& sent) {
  return of_text(sent.text);
}

Told say(const zalo::ImagesSent& sent) {
  return of_files(Media::photo, as_files(sent.images, Media::photo), sent.text, "[ảnh]");
}

Told say(const zalo::GifSent&) {
  return of_media(Media::sticker, "", "[ảnh động]");
}

Told say(const zalo::LinkSent& sent) {
  const std::string text = sent.text.empty() ? sent.url : sent.text;
  return of_media(Media::link, text, "[liên kết] " + text);
}

Told say(const zalo::AudioSent& sent) {
  return of_files(Media::voice, as_files(sent.recordings, Media::voice), "", "[ghi âm]");
}

Told say(const zalo::VideoSent& sent) {
  return of_files(Media::video, as_files(sent.videos, Media::video), "", "[video]");
}

Told say(const zalo::StickerSent&) {
  return of_media(Media::sticker, "", "[nhãn dán]");
}

Told say(const zalo::LocationSent&) {
  return of_media(Media::location, "", "[vị trí]");
}

Told say(const zalo::FilesSent& sent) {
  std::vector<FileToFetch> files;
  for (const auto& file : sent.files) files.push_back({Media::file, file.url, file.name});
  return of_files(Media::file, std::move(files), sent.text, "[tệp]");
}

Told say(const zalo::BusinessCardSent& sent) {
  return of_media(Media::card, sent.phone, "[danh thiếp]");
}

Told say(const zalo::Followed&) {
  Told told;
  told.opens_window = true;
  told.log_text = "[quan tâm]";
  told.events.emplace_back(flows::Followed{});
  return told;
}

Told say(const zalo::ChatOpened&) {
  return say(zalo::Followed{});
}

Told say(const zalo::Unfollowed&) {
  Told told;
  told.log_text = "[bỏ quan tâm]";
  told.events.emplace_back(flows::Unfollowed{});
  return told;
}

Told say(const zalo::InfoSubmitted& info) {
  Told told;
  told.opens_window = true;
  told.log_text = "[chia sẻ thông tin]";
  told.events.emplace_back(flows::PhoneShared{info.phone});
  return told;
}

Told say(const zalo::CallEvent&) {
  Told told;
  told.log_text = "[cuộc gọi]";
  told.events.emplace_back(flows::MediaReceived{Media::call, "", ""});
  return told;
}

Told say(const zalo::Echo& echo) {
  Told told;
  if (echo.admin_id.empty()) return told;
  told.log_text = echo.text.empty() ? "[" + echo.kind + "]" : echo.text;
  told.events.emplace_back(flows::StaffSpoke{});
  return told;
}

// Receipts, template reports, changes of the account: nothing for the conversation.
template <class Other>
Told say(const Other&) {
  return {};
}

}  // namespace

Told translate(const zalo::Incoming& incoming) {
  return std::visit([](const auto& what) { return say(what); }, incoming.what);
}

}  // namespace bot
