// What the bot says in one turn: collected as actions come, joined where there would be too many
// messages, and put into the Outbox. One turn, one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "bot/because.hpp"
#include "bot/scene.hpp"
#include "flows/engine/action.hpp"
#include "templates/engine/message.hpp"

namespace bot {

// A citizen reads two messages, not five.
inline constexpr std::size_t messages_per_turn_max = 2;

class Speech {
 public:
  Speech(const Scene& scene, const base::Values& facts) : scene_(scene), facts_(facts) {}

  // An error means that our content is wrong: nothing was added.
  base::Status say(const flows::Speak& speak);
  base::Status ask(const flows::Asked& asked);

  // Of what is said from now on.
  void because(const Because& because) { because_ = because; }

  // Puts the messages into the Outbox; ordinal continues over the turn. Returns how many.
  // withheld: an anonymous round whose questions tell what was answered; staff do not read them.
  std::size_t send(std::optional<surveys::RoundId> withheld = {});

 private:
  struct Line {
    templates::Message message{};
    std::string flow{};
    std::string step{};
    std::string why{};  // templates, for "Vì sao?" in the console
    Because because{};
  };

  base::Result<templates::Message> render(std::string_view id,
                                          const base::Values& with,
                                          const std::vector<flows::Listed>& offered) const;
  void join();
  void keep(const Line& line, std::optional<storage::OutboxId> errand);

  const Scene& scene_;
  const base::Values& facts_;
  Because because_{};
  std::vector<Line> lines_{};
};

}  // namespace bot
