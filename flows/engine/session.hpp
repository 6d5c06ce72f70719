// Where one citizen is in the conversation: what is stored between two turns. Plain values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/value.hpp"
#include "flows/engine/flow.hpp"

namespace flows {

struct Listed {  // an option known only at run time
  std::string id{};
  std::string label{};
  bool operator==(const Listed&) const = default;
};

enum class Owner { bot, queue, person };  // who answers this citizen now

struct Frame {  // one flow in progress
  FlowRef flow{};
  std::string step{};
  base::Values answers{};
  std::vector<std::string> asked{};  // steps that asked, oldest first, the present one last
  std::vector<Listed> offered{};     // the matches last shown
  base::Values before{};    // answers given before "sửa" or "quay lại", for "giữ nguyên"
  std::string gathered{};   // text of a burst that is not settled yet
  int pieces = 0;           // messages in it
  int tries = 0;            // answers not understood, in a row
  bool told = false;        // `received` was said at this step
  bool correcting = false;  // the step was asked again to correct `before`, from further on
  bool told_brief = false;
  bool reminded = false;
  bool operator==(const Frame&) const = default;
};

struct Session {
  std::vector<Frame> frames{};   // the last one is talking; those below wait for it
  std::optional<Frame> draft{};  // kept for later
  base::TimePoint draft_since{};
  Owner owner = Owner::bot;
  std::int64_t wait = 0;  // number of the present wait: a timer of an older one is ignored
  base::TimePoint greeted_at{};
  base::TimePoint pressed_at{};
  std::string pressed{};                  // payload of the last accepted press
  std::vector<base::TimePoint> recent{};  // arrivals of the last minute
  bool flooding = false;
  bool operator==(const Session&) const = default;
};

std::string write_session(const Session& session);
// An error only when the stored text is not one of ours (a bug or a broken disk).
base::Result<Session> read_session(std::string_view text);

}  // namespace flows
