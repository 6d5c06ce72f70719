#include "storage/case_words.hpp"

#include <set>

#include "base/crypto.hpp"
#include "office/language/fold.hpp"
#include "office/people/privacy.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

// The longest Vietnamese syllable has seven letters; codes are longer.
constexpr std::size_t word_bytes_max = 40;
// A long story has a few hundred different words; twenty supplements have not many more.
constexpr std::size_t words_max = 1500;

using cases::Case;

// "00427" is also found as "427".
void add_number(const std::string& number, std::set<std::string>& words) {
  for (const auto& word : search_words(number)) {
    words.insert(word);
    const auto first = word.find_first_not_of('0');
    if (first != std::string::npos && first > 0) words.insert(word.substr(first));
  }
}

std::set<std::string> open_words(const Case& held) {
  std::set<std::string> words;
  const auto add = [&](std::string_view text) {
    for (auto& word : search_words(text)) words.insert(std::move(word));
  };
  // What stands in the place of a masked word was not said by anybody.
  const auto said = search_words(held.story);
  const std::set<std::string> told(said.begin(), said.end());
  for (auto& word : search_words(people::masked_for_unit(held.story, held.contact_name))) {
    if (told.contains(word)) words.insert(std::move(word));
  }
  add(held.dossier_code);
  add(held.procedure);
  add(held.national_number);
  if (held.identity == cases::Identity::cong_khai) add(held.contact_name);
  add_number(held.number, words);
  return words;
}

}  // namespace

std::vector<std::string> search_words(std::string_view text) {
  std::vector<std::string> words;
  std::set<std::string> known;
  for (auto& word : language::match_words(language::bare(text))) {
    const bool fits = word.size() <= word_bytes_max && words.size() < words_max;
    if (fits && known.insert(word).second) words.push_back(std::move(word));
  }
  return words;
}

std::string folded_line(std::string_view text) {
  std::string line;
  for (const auto& word : language::match_words(language::bare(text))) line += " " + word;
  if (!line.empty()) line += ' ';
  return line;
}

void CaseWords::put(const Case& held) {
  const auto open = open_words(held);
  const auto folded = folded_line(held.story);
  std::string all = folded;
  for (const auto& word : open) all += "\n" + word;
  const auto digest = base::sha256_hex({all});
  const auto known =
      first_text(tx_, "SELECT digest FROM case_texts WHERE case_id = $1", Params{held.id.value});
  if (known && *known == digest) return;
  tx_.exec("DELETE FROM case_words WHERE case_id = $1", Params{held.id.value});
  for (const auto& word : open) {
    tx_.exec("INSERT INTO case_words (word, case_id, open) VALUES ($1, $2, 1)",
             Params{word, held.id.value});
  }
  for (const auto& word : search_words(held.story)) {
    tx_.exec(
        "INSERT INTO case_words (word, case_id, open) VALUES ($1, $2, 0) "
        "ON CONFLICT (word, case_id) DO NOTHING",
        Params{word, held.id.value});
  }
  tx_.exec(
      "INSERT INTO case_texts (case_id, folded, digest) VALUES ($1, $2, $3) "
      "ON CONFLICT (case_id) DO UPDATE SET folded = excluded.folded, digest = excluded.digest",
      Params{held.id.value, folded, digest});
}

std::vector<cases::CaseId> CaseWords::missing(int at_most) {
  std::vector<cases::CaseId> ids;
  tx_.each(
      "SELECT c.id FROM cases AS c WHERE NOT EXISTS "
      "(SELECT 1 FROM case_texts AS t WHERE t.case_id = c.id) ORDER BY c.id LIMIT $1",
      Params{bounded(at_most)},
      [&](const Row& row) { ids.push_back(cases::CaseId{row.integer(0)}); });
  return ids;
}

std::vector<std::string> CaseWords::of(cases::CaseId id) {
  std::vector<std::string> words;
  tx_.each("SELECT word FROM case_words WHERE case_id = $1 AND open = 1 ORDER BY word",
           Params{id.value},
           [&](const Row& row) { words.push_back(row.text(0)); });
  return words;
}

}  // namespace storage
