// What each reader may see of the person behind a case, and texts with personal data masked. Hidden
// is the rule, shown the exception: unmasking is an act of its own, logged elsewhere. Pure, any
// thread.
#pragma once

#include <string>
#include <string_view>

#include "office/people/identity.hpp"

namespace people {

enum class Reader {
  intake,   // bộ phận tiếp nhận: all there is
  unit,     // a state body that handles the case
  partner,  // a branch lead that is no state body (the enterprises' association)
  anybody   // lists, exports, statistics, the public page
};

struct Told {  // as the citizen gave it
  std::string name{};
  std::string phone{};
  std::string story{};
  Identity identity = Identity::giau_ten;
  bool agreed_to_share = false;  // with a partner, asked for separately
};

struct Shown {
  std::string name{};   // or "Giấu tên", "Ẩn danh"
  std::string phone{};  // "" when not shown
  std::string story{};
};

Shown shown_to(Reader reader, const Told& told);

// Phones, identity numbers, the sender's own name and names of relatives and children ("con tôi tên
// …", "vợ là …") masked. An official named in the story stays: the unit has to look into it.
std::string masked_for_unit(std::string_view story, std::string_view own_name);

// Every full name that begins with a Vietnamese family name is masked as well, officials too. A
// name typed in small letters is not recognised: people read before a text is published.
std::string masked_for_all(std::string_view story, std::string_view own_name);

}  // namespace people
