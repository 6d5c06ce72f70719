#include "simulator/journal.hpp"

#include <nlohmann/json.hpp>

#include "simulator/limits.hpp"

namespace simulator {
namespace {

nlohmann::ordered_json to_json(const JournalEntry& entry) {
  return {{"n", entry.n},
          {"at", base::to_millis(entry.at)},
          {"kind", entry.kind},
          {"name", entry.name},
          {"outcome", entry.outcome},
          {"http_status", entry.http_status},
          {"error", entry.error},
          {"attempt", entry.attempt},
          {"user_id", entry.user_id},
          {"msg_id", entry.msg_id},
          {"took_ms", entry.took.count()},
          {"body", entry.body}};
}

}  // namespace

void Journal::write(JournalEntry entry) {
  if (entries_.size() >= limits::journal_entries_max) {
    entries_.pop_front();
    ++dropped_;
  }
  entry.n = ++last_;
  if (entry.body.size() > limits::journal_body_bytes_max) {
    entry.body.resize(limits::journal_body_bytes_max);
  }
  entries_.push_back(std::move(entry));
}

nlohmann::ordered_json Journal::after(std::int64_t n) const {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  const auto first = last_ - static_cast<std::int64_t>(entries_.size());  // number before the first
  const auto skip = n > first ? n - first : 0;
  for (auto i = static_cast<std::size_t>(skip); i < entries_.size(); ++i) {
    if (list.size() >= limits::journal_page_max) break;
    list.push_back(to_json(entries_[i]));
  }
  const auto page_last = list.empty() ? last_ : list.back()["n"].get<std::int64_t>();
  return {{"entries", list}, {"last", page_last}, {"dropped", dropped_}};
}

}  // namespace simulator
