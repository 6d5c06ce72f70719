#include "console/search.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/list_query.hpp"
#include "console/cases/row.hpp"
#include "console/conversation.hpp"
#include "console/hidden.hpp"
#include "console/limits.hpp"
#include "console/percent.hpp"
#include "office/language/fold.hpp"
#include "storage/messages.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

bool holds_all(const std::string& folded, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return folded.find(word) != std::string::npos;
  });
}

// The newest message that holds all the words, as this visitor may read it.
std::optional<storage::Message> message_with(storage::Tx& tx,
                                             const Visit& visit,
                                             const std::string& citizen,
                                             const std::vector<std::string>& words) {
  const auto hidden =
      hidden_spans(visit, storage::Handovers(tx).history(citizen, limits::handovers_shown));
  const bool with_notes = visit.scope(Right::notes) != Scope::none;
  const auto messages =
      storage::Messages(tx).of_citizen(citizen, std::nullopt, limits::messages_searched);
  for (const auto& message : messages) {
    if (message.direction == storage::Direction::note && !with_notes) continue;
    if (is_hidden(hidden, message.at)) continue;
    if (holds_all(language::bare(message.text), words)) return message;
  }
  return std::nullopt;
}

bool sees_conversations(const Visit& visit) {
  return visit.may(Right::queue, Level::look) || visit.may(Right::restricted, Level::act);
}

}  // namespace

std::vector<ordered_json> conversations_found(storage::Tx& tx,
                                              const Visit& visit,
                                              const std::string& words) {
  std::vector<ordered_json> found;
  const auto wanted = language::match_words(language::bare(words));
  if (wanted.empty() || !sees_conversations(visit)) return found;
  found.reserve(limits::hits_max);
  for (const auto& citizen : storage::Citizens(tx).recent(limits::conversations_looked_at)) {
    if (found.size() >= limits::hits_max) break;
    const bool named = holds_all(language::bare(citizen.display_name), wanted);
    const auto said = message_with(tx, visit, citizen.id, wanted);
    if (!named && !said) continue;
    const auto conversation = load_conversation(tx, citizen.id);
    if (!conversation || sight_of(tx, visit, *conversation) != Sight::whole) continue;
    ordered_json hit{{"kind", "conv"},
                     {"id", citizen.id},
                     {"title", citizen.display_name},
                     {"words", said ? language::shorten(said->text, limits::hit_words) : ""}};
    if (citizen.last_interaction_at) hit["at"] = base::format_iso(*citizen.last_interaction_at);
    found.push_back(std::move(hit));
  }
  return found;
}

std::vector<ordered_json> cases_found(storage::Tx& tx,
                                      const Visit& visit,
                                      const std::string& words) {
  std::vector<ordered_json> found;
  const bool sees = visit.may(Right::answer, Level::look) || visit.may(Right::notes, Level::look);
  if (!sees || visit.office.books.catalog == nullptr) return found;
  QueryText text("view=all&q=" + percent_encoded(words));
  auto query = list_query(visit, text);
  if (!text.mistakes().empty()) return found;
  query.size = static_cast<int>(limits::hits_max);
  storage::CaseSearch search(tx, sight_of_cases(visit));
  for (const auto& hit : search.page(query)) {
    const auto seen = see_case(tx, visit, std::to_string(hit.id.value));
    if (!seen || !seen->whole) continue;
    const auto row = case_row(tx, visit, *seen);
    found.push_back({{"kind", "case"},
                     {"id", row.value("id", std::string{})},
                     {"title", row.value("number", std::string{})},
                     {"words", row.value("summary", std::string{})},
                     {"at", row.value("received_at", std::string{})}});
  }
  return found;
}

}  // namespace console
