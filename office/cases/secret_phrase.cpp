#include "office/cases/secret_phrase.hpp"

#include "base/crypto.hpp"
#include "office/language/fold.hpp"

namespace cases {

// Typed later with or without accents: compared in its bare form.
std::string phrase_hash(std::string_view phrase) {
  return base::sha256_hex({"cum-tu:", language::bare(phrase)});
}

}  // namespace cases
