// Who gets a case: the branch that takes the category, its lead on that day, and whether only a few
// may read it. Unknown matters go to branch 9, none is dropped (docs/domain.md 4.3, 7). Pure, any
// thread.
#pragma once

#include <string>
#include <string_view>

#include "office/catalog/catalog.hpp"
#include "office/language/signs.hpp"

namespace cases {

struct Route {
  int branch = 9;
  std::string lead_unit{};  // "" when the branch has no lead on that day
  std::string lead_name{};
  bool restricted = false;     // bribery, denunciation
  bool asks_to_share = false;  // the lead is no state body: names only with a yes of their own
};

// category goes before kind; both may be "". kind: the group.
Route route(const catalog::Catalog& catalog,
            std::string_view kind,
            std::string_view category,
            catalog::Day date);

// Also heeds what the words hint at: a denunciation told as a late dossier is still restricted.
Route route(const catalog::Catalog& catalog, const language::Signs& signs, catalog::Day date);

// The two legal kinds that go different ways (NĐ 92/2017/NĐ-CP, docs/domain.md 1.2): about a rule,
// or about conduct.
bool is_about_a_rule(std::string_view category);

}  // namespace cases
