// What may be kept of an exchange with Zalo: shapes, codes and ids, but no words, names, phones,
// addresses or tokens. Everything not known to be harmless is hidden. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace zalo {

// JSON with every text hidden ("***5": five characters) except ids and words of the platform; a
// form's field names; otherwise only the size. At most a few kilobytes long.
std::string redacted_body(std::string_view body);

// The path of one of Zalo's endpoints without its query; "/…" for anything else.
std::string redacted_path(std::string_view target);

}  // namespace zalo
