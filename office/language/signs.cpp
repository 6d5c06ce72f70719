#include "office/language/signs.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/text_file.hpp"
#include "office/language/content.hpp"
#include "office/language/numbers.hpp"
#include "office/language/sign_match.hpp"

namespace language {
namespace {

constexpr std::size_t strong_points = 3;
constexpr std::size_t weak_points = 1;
constexpr std::size_t points_needed = 2;

std::size_t points(const SignTopic& topic, const TypedText& typed) {
  const auto guarded = stretches_of(topic.guards, typed);
  return strong_points * hits(topic.strong, guarded, typed) +
         weak_points * hits(topic.weak, guarded, typed);
}

bool raised(const SignTopic& topic, const TypedText& typed) {
  return hits(topic.strong, stretches_of(topic.guards, typed), typed) > 0;
}

// Khiếu nại needs both: its words, and a decision or act against the sender.
bool raised_with_both(const SignTopic& topic, const TypedText& typed) {
  const auto guarded = stretches_of(topic.guards, typed);
  return hits(topic.strong, guarded, typed) > 0 && hits(topic.weak, guarded, typed) > 0;
}

const SignTopic* best_of(const std::vector<SignTopic>& topics,
                         const TypedText& typed,
                         bool fallback) {
  const SignTopic* best = nullptr;
  std::size_t most = points_needed - 1;
  for (const auto& topic : topics) {
    if (topic.fallback != fallback) continue;
    const auto own = points(topic, typed);
    if (own > most) {
      most = own;
      best = &topic;
    }
  }
  return best;
}

const SignTopic* with_code(const std::vector<SignTopic>& topics, std::string_view code) {
  const auto found = std::find_if(
      topics.begin(), topics.end(), [&](const SignTopic& topic) { return topic.code == code; });
  return found == topics.end() ? nullptr : &*found;
}

// What the flags say goes before what the words are about: a denunciation is not a late dossier.
const SignTopic* topic_of(const Signs& signs,
                          const std::vector<SignTopic>& topics,
                          const TypedText& typed) {
  if (signs.denunciation) return with_code(topics, "to_cao");
  if (signs.complaint) return with_code(topics, "khieu_nai");
  if (const auto* best = best_of(topics, typed, false)) return best;
  if (signs.danger) return with_code(topics, "ngoai_pham_vi");
  return best_of(topics, typed, true);
}

}  // namespace

base::Result<SignBook> SignBook::load(const std::filesystem::path& file) {
  const auto text = base::read_text_file(file);
  if (!text) return text.error();
  auto book = read(*text);
  if (!book) return base::Error{book.error().code, file.string() + ": " + book.error().what};
  return book;
}

const SignBook& SignBook::built_in() {
  static const SignBook book = [] {
    auto loaded = read(built_in_text("signs.jsonc"));
    base::check(loaded.ok(), "signs.jsonc as built in cannot be read");
    return *loaded;
  }();
  return book;
}

const SignTopic& SignBook::flag(std::string_view code) const {
  const auto* topic = with_code(flags_, code);
  base::check(topic != nullptr, "a sign that read() should have asked for");
  return *topic;
}

Signs SignBook::signs_in(std::string_view text) const {
  const TypedText typed(text);
  Signs signs;
  signs.self_harm = raised(flag("self_harm"), typed);
  signs.danger = signs.self_harm || raised(flag("danger"), typed);
  signs.complaint = raised_with_both(flag("complaint"), typed);
  signs.denunciation = raised(flag("denunciation"), typed);
  signs.bribery = raised(flag("bribery"), typed);
  signs.abuse = raised(flag("abuse"), typed);
  signs.advert = raised(flag("advert"), typed);
  signs.praise = raised(flag("praise"), typed);
  signs.question = raised(flag("question"), typed);
  signs.vague_delay =
      raised(flag("late"), typed) && !raised(flag("when"), typed) && !find_dossier_code(text);
  if (const auto* topic = topic_of(signs, categories_, typed)) {
    signs.category = topic->code;
    signs.kind = topic->kind;
    signs.branch = topic->branch;
  }
  return signs;
}

Signs read_signs(std::string_view text) {
  return SignBook::built_in().signs_in(text);
}

}  // namespace language
