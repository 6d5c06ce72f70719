#include "office/people/privacy.hpp"

#include <algorithm>

#include "office/language/fold.hpp"
#include "office/language/numbers.hpp"
#include "office/people/names.hpp"

namespace people {
namespace {

constexpr std::string_view in_place_of_name = "[tên đã che]";

void append(std::vector<NameStretch>& to, const std::vector<NameStretch>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

std::string without(std::string_view text,
                    const std::vector<TextWord>& words,
                    std::vector<NameStretch> names) {
  std::sort(names.begin(), names.end(), [](const NameStretch& left, const NameStretch& right) {
    return left.first < right.first || (left.first == right.first && left.last > right.last);
  });
  std::string out;
  std::size_t copied = 0;
  std::size_t next_word = 0;
  for (const auto& name : names) {
    if (name.last <= next_word) continue;
    const auto first = std::max(words[std::max(name.first, next_word)].first, copied);
    out += text.substr(copied, first - copied);
    if (name.first >= next_word) out += in_place_of_name;
    copied = words[name.last - 1].last;
    next_word = name.last;
  }
  return out + std::string{text.substr(copied)};
}

std::string masked_name(Identity identity) {
  return identity == Identity::an_danh ? "Ẩn danh" : "Giấu tên";
}

Shown to_intake(const Told& told) {
  if (told.identity == Identity::an_danh) return {masked_name(told.identity), "", told.story};
  return {told.name, told.phone, told.story};
}

}  // namespace

std::string masked_for_unit(std::string_view story, std::string_view own_name) {
  const auto masked = language::mask_personal(story);
  const auto words = words_in(masked);
  auto names = occurrences(words, own_name);
  append(names, names_of_relatives(words));
  return without(masked, words, names);
}

std::string masked_for_all(std::string_view story, std::string_view own_name) {
  const auto masked = language::mask_personal(story);
  const auto words = words_in(masked);
  auto names = occurrences(words, own_name);
  append(names, names_of_relatives(words));
  append(names, full_names(words));
  return without(masked, words, names);
}

Shown shown_to(Reader reader, const Told& told) {
  const bool open = told.identity == Identity::cong_khai;
  switch (reader) {
    case Reader::intake:
      return to_intake(told);
    case Reader::unit:
      if (open) return {told.name, told.phone, masked_for_unit(told.story, told.name)};
      return {masked_name(told.identity), "", masked_for_unit(told.story, told.name)};
    case Reader::partner:
      if (open && told.agreed_to_share) {
        return {told.name, told.phone, masked_for_unit(told.story, told.name)};
      }
      return {masked_name(told.identity), "", masked_for_all(told.story, told.name)};
    case Reader::anybody:
      return {masked_name(told.identity), "", masked_for_all(told.story, told.name)};
  }
  return {};
}

}  // namespace people
