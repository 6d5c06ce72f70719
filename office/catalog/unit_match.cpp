#include "office/catalog/unit_match.hpp"

#include <algorithm>
#include <array>

#include "office/catalog/limits.hpp"
#include "office/language/fold.hpp"

namespace catalog {
namespace {

// What people write around a name without changing which unit they mean.
constexpr std::array<std::string_view, 44> noise{
    "ubnd", "uy",    "ban",   "nhan", "dan",   "mot", "1",    "cua", "bo",  "phan", "trung",
    "tam",  "hanh",  "chinh", "cong", "phuc",  "vu",  "tiep", "tra", "ket", "qua",  "o",
    "tai",  "thuoc", "tinh",  "hau",  "giang", "can", "tho",  "da",  "a",   "co",   "quan",
    "cu",   "moi",   "truoc", "day",  "la",    "hcc", "noi",  "toi", "nha", "sau",  "nay"};

bool is_noise(const TypedToken& token) {
  return std::find(noise.begin(), noise.end(), token.bare) != noise.end();
}

enum class KindSaid { none, same, other };

struct Place {  // where a name stands in the text
  const UnitName* name = nullptr;
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t kind_words = 0;
  KindSaid kind = KindSaid::none;
  bool whole = false;   // the message says nothing else
  bool marked = false;  // typed with marks
  bool prefix = false;  // only the beginning of the name was typed
};

bool words_at(const UnitName& name,
              std::size_t count,
              const std::vector<TypedToken>& typed,
              std::size_t at) {
  if (at + count > typed.size()) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (typed[at + i].bare != name.bare_words[i]) return false;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (!language::word_agrees(typed[at + i].plain, name.words[i])) return false;
  }
  return true;
}

bool only_noise_around(const std::vector<TypedToken>& typed, std::size_t first, std::size_t last) {
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if ((i < first || i >= last) && !is_noise(typed[i])) return false;
  }
  return true;
}

Place place_of(const UnitName& name,
               std::size_t count,
               const std::vector<TypedToken>& typed,
               std::size_t at) {
  Place place{.name = &name, .first = at, .last = at + count};
  if (name.kind != Kind::none) {
    const auto said = kind_before(typed, at);
    place.kind_words = said.words;
    if (said.kind != Kind::none) {
      place.kind = said.kind == name.kind ? KindSaid::same : KindSaid::other;
    }
  }
  place.whole = only_noise_around(typed, at - place.kind_words, place.last);
  place.prefix = count < name.words.size();
  place.marked = std::any_of(typed.begin() + static_cast<std::ptrdiff_t>(at),
                             typed.begin() + static_cast<std::ptrdiff_t>(place.last),
                             [](const TypedToken& token) { return token.plain != token.bare; });
  return place;
}

bool acceptable(const Place& place) {
  const auto& name = *place.name;
  if (name.needs_kind && place.kind != KindSaid::same) return false;
  if (name.of_district && place.kind == KindSaid::other) return false;
  if (name.whole_only && !place.whole) return false;
  return !place.prefix || (place.whole && place.kind != KindSaid::other);
}

void append_places(std::vector<Place>& places,
                   const UnitName& name,
                   const std::vector<TypedToken>& typed) {
  const auto count = name.words.size();
  for (std::size_t at = 0; at < typed.size() && count > 0; ++at) {
    if (typed[at].bare != name.bare_words.front()) continue;
    const bool full = words_at(name, count, typed, at);
    // "vị thanh" for "Vị Thanh 1": at least two words, at the end of a short message.
    const bool part = !full && count > 2 && !name.of_district && name.kind != Kind::none &&
                      words_at(name, count - 1, typed, at);
    if (!full && !part) continue;
    const auto place = place_of(name, full ? count : count - 1, typed, at);
    if (acceptable(place)) places.push_back(place);
  }
}

bool covers(const Place& longer, const Place& shorter) {
  return longer.first <= shorter.first && shorter.last <= longer.last &&
         longer.last - longer.first > shorter.last - shorter.first && !longer.prefix &&
         longer.kind != KindSaid::other;
}

// "Châu Thành" inside "Châu Thành A" names nothing of its own.
std::vector<Place> without_covered(const std::vector<Place>& places) {
  std::vector<Place> kept;
  for (const auto& place : places) {
    const bool covered = std::any_of(
        places.begin(), places.end(), [&](const Place& other) { return covers(other, place); });
    if (!covered) kept.push_back(place);
  }
  return kept;
}

// The district the old unit lay in is named elsewhere in the text.
bool district_said(const Place& place, const std::vector<TypedToken>& typed) {
  const auto& district = place.name->old_district;
  if (district.empty()) return false;
  std::string before;
  std::string after;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (i >= place.first && i < place.last) continue;
    (i < place.first ? before : after) += " " + typed[i].bare;
  }
  const auto wanted = " " + district + " ";
  return (before + " ").find(wanted) != std::string::npos ||
         (after + " ").find(wanted) != std::string::npos;
}

int score_without_kind(const Place& place, bool short_message) {
  if (place.whole) return place.prefix ? 70 : 80;
  return short_message || place.marked ? 78 : 55;
}

int score_of(const Place& place, bool short_message) {
  const auto& name = *place.name;
  if (name.of_district) return place.kind == KindSaid::same ? 75 : 50;
  if (name.kind == Kind::none) return place.whole ? 95 : 85;
  switch (place.kind) {
    case KindSaid::same:
      return place.prefix ? 88 : place.whole ? 98 : 93;
    case KindSaid::other:
      return place.whole ? 60 : 50;
    case KindSaid::none:
      return score_without_kind(place, short_message);
  }
  return 0;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += word;
  return text;
}

// Letters to insert, delete, change or swap with their neighbour (optimal string alignment).
std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::vector<std::size_t>> rows(left.size() + 1,
                                             std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) rows[i][0] = i;
  for (std::size_t j = 0; j <= right.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
      auto best = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change});
      const bool swapped =
          i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) best = std::min(best, rows[i - 2][j - 2] + 1);
      rows[i][j] = best;
    }
  }
  return rows[left.size()][right.size()];
}

std::size_t errors_allowed(std::size_t letters) {
  if (letters >= fuzzy_letters_two) return 2;
  return letters >= fuzzy_letters_min ? 1 : 0;
}

struct Core {  // what a short message says besides its kind and noise
  std::string letters{};
  Kind kind = Kind::none;
};

Core core_of(const std::vector<TypedToken>& typed) {
  Core core;
  std::size_t first = 0;
  for (std::size_t at = 1; at <= 2 && at < typed.size() && first == 0; ++at) {
    const auto said = kind_before(typed, at);
    if (said.kind == Kind::none || said.words != at) continue;
    core.kind = said.kind;
    first = at;
  }
  for (std::size_t i = first; i < typed.size(); ++i) core.letters += typed[i].bare;
  return core;
}

// Under the name of a unit that still exists on that day nobody else is found: it is to be merged
// only later.
bool searchable_on(const Catalog& catalog, const UnitName& name, Day date) {
  if (!valid_on(catalog.units()[name.unit], date)) return false;
  const auto* old = name.old_id.empty() ? nullptr : catalog.unit(name.old_id);
  return old == nullptr || !valid_on(*old, date);
}

}  // namespace

std::vector<Match> names_in(const Catalog& catalog,
                            const std::vector<TypedToken>& typed,
                            Day date) {
  std::vector<Place> places;
  for (const auto& name : catalog.unit_names()) {
    if (searchable_on(catalog, name, date)) append_places(places, name, typed);
  }
  const bool short_message = typed.size() <= short_message_words;
  std::vector<Match> matches;
  for (const auto& place : without_covered(places)) {
    int score = score_of(place, short_message);
    const bool home = catalog.units()[place.name->unit].home_area;
    if (!home && score == 55) continue;  // a common word of an unmarked sentence, far from here
    if (district_said(place, typed)) score += 2;
    matches.push_back({place.name, home ? score : score - 2});
  }
  return matches;
}

namespace {

// How well a name fits what was typed, mistakes allowed; nothing when it does not.
std::optional<int> likeness(const Core& core, const UnitName& name) {
  const auto letters = core.letters.size();
  const auto ours = joined(name.bare_words);
  const auto allowed = errors_allowed(std::min(letters, ours.size()));
  const auto gap = letters > ours.size() ? letters - ours.size() : ours.size() - letters;
  if (gap > allowed) return std::nullopt;
  const auto errors = distance(core.letters, ours);
  if (errors > allowed) return std::nullopt;
  const int score = errors == 0 ? 75 : 68 - 5 * static_cast<int>(errors);
  const bool contradicts = core.kind != Kind::none && core.kind != name.kind;
  return contradicts ? score - 5 : score;
}

}  // namespace

std::vector<Match> names_like(const Catalog& catalog,
                              const std::vector<TypedToken>& typed,
                              Day date) {
  std::vector<Match> matches;
  const auto core = core_of(typed);
  if (typed.size() > fuzzy_words_max || core.letters.size() > fuzzy_letters_max) return matches;
  for (const auto& name : catalog.unit_names()) {
    if (!searchable_on(catalog, name, date) || name.needs_kind || name.of_district) continue;
    const auto score = likeness(core, name);
    if (!score) continue;
    const bool home = catalog.units()[name.unit].home_area;
    matches.push_back({&name, home ? *score : *score - 2});
  }
  return matches;
}

}  // namespace catalog
