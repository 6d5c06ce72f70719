// What a citizen is to be told of a case, put where it reaches them: into the Outbox, or to the
// conversation when an answer is expected; noted for a person when no message can reach them. In
// the transaction of the change, one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "bot/scene.hpp"
#include "office/cases/decide.hpp"

namespace bot {

// Source of arrivals that begin a flow for a case; a timer of this name does it later.
inline constexpr std::string_view case_source = "case";

// A timer of this name ends the wait for what the citizen was asked for.
inline constexpr std::string_view waiting_over = "case/waiting_over";

struct CaseTold {
  const cases::Case& held;  // after the change
  const std::vector<cases::Notice>& notices;
  std::string key{};  // of the change: the prefix of all dedupe keys
};

// scene.citizen: of the case.
void tell_citizen(const Scene& scene, const CaseTold& told);

// begun: {flow, with}. In half an hour again while a person talks with the citizen, for some days.
void begin_later(const Scene& scene, const nlohmann::ordered_json& begun);
bool bot_talks(const Scene& scene);

// At most so many code points each, cut between paragraphs or sentences where there are some.
std::vector<std::string> in_parts(const std::string& text, std::size_t most);

}  // namespace bot
