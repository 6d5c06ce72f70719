#include "storage/ready_texts.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, 3> kind_names{"canned", "case_answer", "zbs"};
constexpr std::array<std::string_view, 5> state_names{
    "enabled", "pending", "rejected", "expired", "withdrawn"};

std::optional<std::size_t> place_of(std::span<const std::string_view> names,
                                    std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

std::string_view name_of(TextKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(TextState state) {
  return state_names[static_cast<std::size_t>(state)];
}

std::optional<TextKind> text_kind_from(std::string_view name) {
  const auto place = place_of(kind_names, name);
  if (!place) return std::nullopt;
  return static_cast<TextKind>(*place);
}

std::optional<TextState> text_state_from(std::string_view name) {
  const auto place = place_of(state_names, name);
  if (!place) return std::nullopt;
  return static_cast<TextState>(*place);
}

std::vector<ReadyText> ReadyTexts::in_use(TextKind kind) {
  auto found = newest(kind);
  std::erase_if(found, [](const ReadyText& one) { return one.state == TextState::withdrawn; });
  return found;
}

std::vector<ReadyText> ReadyTexts::newest(TextKind kind) {
  return select(
      "WHERE t.kind = $1 AND t.version = (SELECT MAX(n.version) FROM ready_texts n "
      "WHERE n.kind = t.kind AND n.code = t.code) ORDER BY (SELECT f.id FROM ready_texts f "
      "WHERE f.kind = t.kind AND f.code = t.code AND f.version = 1)",
      Params{std::string{name_of(kind)}});
}

std::optional<ReadyText> ReadyTexts::find(TextKind kind, std::string_view code) {
  auto found = versions(kind, code, 1);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<ReadyText> ReadyTexts::versions(TextKind kind, std::string_view code, int at_most) {
  return select("WHERE t.kind = $1 AND t.code = $2 ORDER BY t.version DESC LIMIT $3",
                Params{std::string{name_of(kind)}, std::string{code}, bounded(at_most)});
}

bool ReadyTexts::add(const ReadyText& text) {
  return tx_.exec(
             "INSERT INTO ready_texts "
             "(kind, code, version, title, shortcut, text, fields, state, staff, at) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
             "ON CONFLICT (kind, code, version) DO NOTHING",
             Params{std::string{name_of(text.kind)},
                    text.code,
                    text.version + 1,
                    text.title,
                    text.shortcut,
                    text.text,
                    text.fields,
                    std::string{name_of(text.state)},
                    text.staff,
                    base::to_millis(text.at)}) == 1;
}

std::vector<ReadyText> ReadyTexts::select(std::string_view rest, const Params& params) {
  std::string sql =
      "SELECT t.kind, t.code, t.version, t.title, t.shortcut, t.text, t.fields, t.state, "
      "t.staff, t.at FROM ready_texts t ";
  sql.append(rest);
  std::vector<ReadyText> found;
  tx_.each(sql, params, [&](const Row& row) {
    ReadyText text;
    text.kind = static_cast<TextKind>(index_of(kind_names, row.text(0)));
    text.code = row.text(1);
    text.version = row.integer(2);
    text.title = row.text(3);
    text.shortcut = row.text(4);
    text.text = row.text(5);
    text.fields = row.text(6);
    text.state = static_cast<TextState>(index_of(state_names, row.text(7)));
    text.staff = row.integer(8);
    text.at = time_at(row, 9);
    found.push_back(std::move(text));
  });
  return found;
}

}  // namespace storage
