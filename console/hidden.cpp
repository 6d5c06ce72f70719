#include "console/hidden.hpp"

#include <algorithm>

#include "console/limits.hpp"

namespace console {

std::vector<Span> hidden_spans(const Visit& visit, const std::vector<storage::Handover>& history) {
  std::vector<Span> spans;
  if (visit.scope(Right::restricted) == Scope::all) return spans;
  for (const auto& one : history) {
    if (one.reason != restricted_reason) continue;
    spans.push_back({one.since - limits::restricted_before, one.closed_at.value_or(visit.now)});
  }
  return spans;
}

bool is_hidden(const std::vector<Span>& spans, base::TimePoint at) {
  return std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
    return span.from <= at && at <= span.to;
  });
}

}  // namespace console
