// Hints in what a citizen wrote: danger first, then what the matter may be about. Hints only
// propose: a person confirms, and the citizen may say otherwise (docs/domain.md 1.6).
// A SignBook is immutable once loaded; any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace language {

struct Signs {
  bool danger = false;        // someone may be hurt now; self_harm implies danger
  bool self_harm = false;     // a person at once, any hour
  bool complaint = false;     // khiếu nại: words of it and a decision or act against the sender
  bool denunciation = false;  // tố cáo
  bool bribery = false;       // nhũng nhiễu, vòi vĩnh: restricted queue
  bool abuse = false;         // insulting words; the matter is still served
  bool advert = false;        // advertising, rác
  bool praise = false;
  bool question = false;     // asks, without complaining
  bool vague_delay = false;  // "late", but no day, number of days or dossier code to check

  std::string kind{};      // group: tre, giay, thaido, tien, sai, mang, quydinh, khac; or ""
  std::string category{};  // one of the 26 codes of docs/domain.md 7, or ""
  int branch = 0;          // 1..9 when there is a category, else 0
};

struct SignPhrase {                  // one entry of signs.jsonc, ready to be compared
  std::vector<std::string> words{};  // plain form; "#" stands for any number
  std::vector<std::string> bare_words{};
  bool marks_needed = false;  // says something harmless without marks ("tu van")
};

struct SignTopic {  // a flag or a category
  std::string code{};
  std::string kind{};
  int branch = 0;
  bool fallback = false;  // counts only when no other category does
  std::vector<SignPhrase> strong{};
  std::vector<SignPhrase> weak{};
  std::vector<SignPhrase> guards{};  // harmless neighbours: a match inside one does not count
};

class SignBook {
 public:
  // Reads signs.jsonc; the Error lists every mistake in it.
  static base::Result<SignBook> load(const std::filesystem::path& file);
  static base::Result<SignBook> read(std::string_view jsonc);
  // The file as it was when the program was built.
  static const SignBook& built_in();

  Signs signs_in(std::string_view text) const;

 private:
  const SignTopic& flag(std::string_view code) const;

  std::vector<SignTopic> flags_{};
  std::vector<SignTopic> categories_{};
};

// With the built-in book.
Signs read_signs(std::string_view text);

}  // namespace language
