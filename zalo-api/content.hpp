// What one person can put into one message. All texts are the sender's own and are not to be
// trusted: names, types and addresses included. URLs expire: fetch at once. Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zalo {

struct Media {
  std::string url{};  // http or https, on a host of media_hosts()
  std::string thumbnail{};
  std::string description{};
};

// A press on a button of ours arrives as this too: the text is then the button's payload.
struct TextSent {
  std::string text{};
  std::string quote_msg_id{};  // the message this one answers; "" when none
};

// An album of n pictures arrives as n events with one picture each, in any order.
struct Album {
  std::string id{};
  std::int64_t position = 0;
  std::int64_t total = 0;
};

struct ImagesSent {
  std::string text{};
  std::vector<Media> images{};
  std::optional<Album> album{};
};

struct GifSent {
  std::vector<Media> gifs{};
};

struct LinkSent {
  std::string text{};
  std::string url{};
  std::string title{};
  std::string description{};
  std::string thumbnail{};
};

struct AudioSent {
  std::vector<Media> recordings{};  // usually .amr
};

struct VideoSent {
  std::vector<Media> videos{};
};

struct StickerSent {
  std::string sticker_id{};
  std::string url{};
};

struct LocationSent {
  std::optional<double> latitude{};  // nothing when it is no number or outside the globe
  std::optional<double> longitude{};
};

struct SentFile {
  std::string url{};
  std::string name{};      // chosen by the sender: never a path of ours
  std::string type{};      // "pdf", "docx"; a claim, not a fact
  std::string checksum{};  // MD5, as Zalo writes it
  std::optional<std::int64_t> bytes{};
};

struct FilesSent {
  std::string text{};
  std::vector<SentFile> files{};
};

struct BusinessCardSent {
  std::string name{};
  std::string phone{};  // "84…"; of the person on the card, not necessarily of the sender
  std::string url{};
  std::string thumbnail{};
};

}  // namespace zalo
