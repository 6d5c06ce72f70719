// The only place that knows both Zalo's words and the conversation's. Pure, any thread.
#pragma once

#include <string>
#include <vector>

#include "flows/engine/event.hpp"
#include "zalo-api/incoming.hpp"

namespace bot {

struct FileToFetch {  // a photo, recording or document that lies at Zalo for a short time
  flows::Media media{};
  std::string url{};
  std::string name{};  // the sender's; never a path of ours
};

struct Told {                          // what one Zalo event means to the conversation
  std::vector<flows::Event> events{};  // for the engine, in order
  std::vector<FileToFetch> files{};    // each also stands for one MediaReceived, in order
  std::string log_text{};     // what staff read in the conversation: "[nhãn dán]", the words
  std::string caption{};      // text sent along with the files
  bool opens_window = false;  // counts as an interaction (zalo-api.md 1.8)
};

Told translate(const zalo::Incoming& incoming);

}  // namespace bot
