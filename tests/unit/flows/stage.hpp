// A stage on which a conversation is played: events in, what the engine asked for out. The session
// is written and read again after every turn, as the service does. One test, one thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "flows/engine/advance.hpp"

namespace stage {

struct Deed {
  std::string name{};
  base::Values with{};
};

using Options = std::map<std::string, std::vector<flows::Option>, std::less<>>;  // by message
using Lists = std::map<std::string, std::vector<flows::Listed>, std::less<>>;

class Stage {
 public:
  // With a person who was greeted long ago, so that no greeting gets in the way.
  explicit Stage(const flows::FlowSet& flows, Options known = {}, Lists known_lists = {});
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  // The world
  base::Values facts{};
  base::TimePoint now{};
  flows::Pauses pauses{};
  std::function<flows::DeedDone(const Deed&)> perform{};
  Options options{};
  std::function<std::vector<flows::Option>(std::string_view)> options_of{};  // instead of the map
  Lists lists{};
  std::function<base::Values(std::string_view)> hints{};
  int turns_between_storing = 1;  // the session is written and read after every so many turns

  // One event, with all the deeds it leads to.
  void play(const flows::Event& event);

  void say(const std::string& text) { play(flows::TextReceived{text}); }

  void press(const std::string& flow, const std::string& step, const std::string& choice) {
    play(flows::ChoicePressed{flow, step, choice});
  }

  void photo(const std::string& id, const std::string& caption = "") {
    play(flows::MediaReceived{flows::Media::photo, id, caption});
  }

  // Lets time pass; timers that come due fire in order.
  void wait(base::Duration time);

  // What the last event led to
  std::vector<std::string> said{};  // ids of messages, a question as "?id", both as "id?question"
  std::vector<flows::Action> actions{};
  std::vector<Deed> deeds{};
  std::vector<Deed> notes{};
  std::vector<std::string> troubles{};

  std::string last() const { return said.empty() ? std::string{} : said.back(); }

  std::string all() const;  // said, joined by blanks
  flows::Session session{};

  std::string flow() const;  // of the top frame
  std::string step() const;
  base::Value answer(std::string_view name) const;
  std::string answer_text(std::string_view name) const;

  std::size_t depth() const { return session.frames.size(); }

  // When the timer is due, if it is set.
  std::optional<base::TimePoint> timer(std::string_view name) const;

 private:
  void take(const flows::Event& event);
  void note_down(const flows::Action& action);
  std::vector<flows::Option> find_options(std::string_view message,
                                          const std::vector<flows::Listed>& offered) const;
  std::vector<flows::Listed> find(std::string_view list,
                                  std::string_view typed,
                                  std::size_t at_most) const;

  const flows::FlowSet& flows_;
  std::map<std::string, flows::WakeAt> timers_{};
  int turns_ = 0;
};

// A moment at which nothing proactive is forbidden: 09:00 on 23/11/2026.
base::TimePoint morning();

}  // namespace stage
