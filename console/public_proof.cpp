#include "console/public_proof.hpp"

#include "base/crypto.hpp"
#include "office/cases/secret_phrase.hpp"
#include "office/language/fold.hpp"

namespace console {
namespace {

constexpr std::size_t digits_asked = 4;
// Compared with where there is nothing to compare with: as long as a hash, and none.
constexpr std::string_view no_hash =
    "----------------------------------------------------------------";
constexpr std::string_view no_digits = "----";

class Work {
 public:
  std::string hash(std::string_view text) {
    ++judged_.hashes;
    return base::sha256_hex({"so-cuoi:", text});
  }

  std::string hash_of_phrase(std::string_view text) {
    ++judged_.hashes;
    return cases::phrase_hash(text);
  }

  bool same(std::string_view left, std::string_view right) {
    ++judged_.comparisons;
    return base::equal_in_constant_time(left, right);
  }

  Judged judged(bool right) {
    judged_.right = right;
    return judged_;
  }

 private:
  Judged judged_{};
};

}  // namespace

std::string last_digits(std::string_view typed) {
  const std::string text = language::plain(typed);
  std::string digits;
  for (const char letter : text) {
    const bool between = letter == ' ' || letter == '.' || letter == '-' || letter == '+';
    if (!between && (letter < '0' || letter > '9')) return {};
    if (!between) digits += letter;
  }
  return digits.size() < digits_asked ? std::string{} : digits.substr(digits.size() - digits_asked);
}

Judged judge(const std::optional<storage::CaseProof>& known, std::string_view typed) {
  const std::string phone = known ? known->phone : std::string{};
  const bool has_phone = phone.size() >= digits_asked;
  const bool has_phrase = known && known->phrase_hash.size() == no_hash.size();
  const auto kept_digits =
      has_phone ? phone.substr(phone.size() - digits_asked) : std::string{no_digits};
  const auto kept_phrase = has_phrase ? known->phrase_hash : std::string{no_hash};
  Work work;
  const bool same_digits = work.same(work.hash(last_digits(typed)), work.hash(kept_digits));
  const bool same_phrase = work.same(work.hash_of_phrase(typed), kept_phrase);
  return work.judged((has_phone && same_digits) || (has_phrase && same_phrase));
}

}  // namespace console
