// When a restricted matter was talked about: those words stay hidden from everybody who was not
// named for such matters, also after it was closed. Pure, any thread.
#pragma once

#include <vector>

#include "console/visit.hpp"
#include "storage/handovers.hpp"

namespace console {

inline constexpr std::string_view restricted_reason = "denunciation";

struct Span {  // both ends belong to it
  base::TimePoint from{};
  base::TimePoint to{};
};

// Empty for those who may read it all. history: of one citizen.
std::vector<Span> hidden_spans(const Visit& visit, const std::vector<storage::Handover>& history);

bool is_hidden(const std::vector<Span>& spans, base::TimePoint at);

}  // namespace console
