// Phones, identity numbers and dossier codes inside what people type: found, brought to one form,
// masked. Shapes: domain.md 2 and 7. Nothing here decides that a number is real. Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace language {

struct Phone {
  enum class Kind {
    mobile,     // ten digits with a prefix in use
    landline,   // 02… with area code
    unfamiliar  // the shape of a phone, but no prefix we know: ask, do not refuse
  };
  std::string digits{};  // national form, starts with 0
  Kind kind = Kind::unfamiliar;
};

// The first phone in the text: 0…, +84, 84, 0084, with dots, blanks, dashes; 11-digit mobile
// numbers from before 2018 are converted. Nothing when there is none.
std::optional<Phone> read_phone(std::string_view text);

// "0912345678" → "0912***678"; for a text that is no phone every digit but the last two is hidden.
std::string mask_phone(std::string_view digits);

// The text with phones, 12-digit căn cước and 9-digit CMND masked, for lists and for units.
// Dossier codes, dates and sums of money stay readable.
std::string mask_personal(std::string_view text);

// A dossier code anywhere in the text, in its usual form ("H30.17-210902-0113" or with the leading
// unit code "000.17.30."): upper case, dashes, no blanks.
std::optional<std::string> find_dossier_code(std::string_view text);

// The whole message seems meant as a dossier code, well-formed or not; phones and case numbers
// (PA…) are not.
bool looks_like_dossier_code(std::string_view text);

}  // namespace language
