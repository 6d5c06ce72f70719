// Small files that a citizen without a camera can send: enough for a service to download, check by
// its first bytes and keep. Pure, any thread.
#pragma once

#include <string>

namespace simulator {

std::string sample_photo();    // PNG
std::string sample_sticker();  // PNG
std::string sample_gif();      // GIF
std::string sample_voice();    // AMR, one silent second
std::string sample_video();    // the shell of an MP4

}  // namespace simulator
