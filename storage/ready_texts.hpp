// Sentences ready to be used: canned answers, answers to cases, templates of Zalo. Every version is
// kept, the newest of a code counts. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

enum class TextKind { canned, case_answer, zbs };
// Of a template of Zalo: what Zalo says of it. Our own sentences are enabled or withdrawn.
enum class TextState { enabled, pending, rejected, expired, withdrawn };

std::string_view name_of(TextKind kind);
std::string_view name_of(TextState state);
std::optional<TextKind> text_kind_from(std::string_view name);
std::optional<TextState> text_state_from(std::string_view name);

struct ReadyText {
  TextKind kind{};
  std::string code{};  // of Zalo's template: Zalo's number of it
  std::int64_t version = 0;
  std::string title{};
  std::string shortcut{};
  std::string text{};         // with {ten_bien}
  std::string fields = "[]";  // JSON, of Zalo's templates
  TextState state{};
  std::int64_t staff = 0;  // 0: as the files of the program have it
  base::TimePoint at{};
};

class ReadyTexts {
 public:
  explicit ReadyTexts(Tx& tx) : tx_(tx) {}

  // The newest version of each that is not withdrawn, in the order they were first added.
  std::vector<ReadyText> in_use(TextKind kind);
  // The same with those that were withdrawn.
  std::vector<ReadyText> newest(TextKind kind);
  std::optional<ReadyText> find(TextKind kind, std::string_view code);
  // Of one, newest first.
  std::vector<ReadyText> versions(TextKind kind, std::string_view code, int at_most);
  // The next version, text.version being the one it follows (0: none). False: somebody was quicker.
  bool add(const ReadyText& text);

 private:
  std::vector<ReadyText> select(std::string_view rest, const Params& params);

  Tx& tx_;
};

}  // namespace storage
