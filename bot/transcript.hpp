// A conversation as text that a clerk can read: plays input lines on a rehearsal and writes down
// everything that happened. `langnghe chat` and the golden transcripts share it. One thread.
//
//   # a remark                      @ 09:00 23/11/2026   when it begins (before anything else)
//   C: words of the citizen         C> #payload          a press
//   C* image caption                (file, audio, video, sticker, location, link, business_card,
//                                   call)
//   C+ follow                       C- unfollow
//   C@ id                           from here on another citizen writes
//   S: an officer in Zalo's tool    S> take TÊN | back   in our console
//   + 2h                            time passes          ! fetch LÝ DO   the last file is lost
//   B: what the bot says            =  what it did
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "bot/rehearsal.hpp"

namespace bot {

class Transcript {
 public:
  Transcript(std::filesystem::path folder, const Content& content, const config::Config& config);

  // Plays one line and returns what followed, ready to print. Lines that are results ("B:", "=", "
  // ") are skipped; a line that is no input is an error.
  base::Result<std::string> play(std::string_view line);

  // Every input line of the text with its results: the golden file anew.
  base::Result<std::string> play_all(std::string_view text);

 private:
  base::Status act(std::string_view line);
  base::Status act_as_citizen(char kind, std::string_view words);
  base::Status let_time_pass(std::string_view words);
  base::Status act_on_staff(std::string_view words);
  base::Status begin_at(std::string_view words);
  std::string results();
  std::string effects();
  Rehearsal& stage();

  std::filesystem::path folder_;
  const Content& content_;
  const config::Config& config_;
  base::TimePoint start_;
  std::unique_ptr<Rehearsal> stage_{};
  std::set<std::string> seen_{};  // effects already written
};

}  // namespace bot
