// What the pages of results ask for: which part of a round, beside which other. Any thread.
#pragma once

#include <optional>

#include "console/cases/query_text.hpp"
#include "console/visit.hpp"
#include "office/surveys/cover.hpp"
#include "office/surveys/round.hpp"

namespace console {

struct ResultQuery {
  surveys::Scope scope{};                     // with the units of those who may see only their own
  std::optional<surveys::RoundId> against{};  // nothing: the round before
  bool against_none = false;
  bool weighted = false;
};

inline constexpr std::string_view result_queries = "unit field level against weighted";

ResultQuery result_query(const Visit& visit, QueryText& text);

}  // namespace console
