#include "bot/deeds.hpp"

#include "bot/deed_list.hpp"

namespace bot {

const std::vector<Deed>& known_deeds() {
  static const std::vector<Deed> all = [] {
    std::vector<Deed> deeds = person_deeds();
    for (const auto& more : {case_deeds(), rating_deeds(), survey_deeds(), staff_deeds()}) {
      deeds.insert(deeds.end(), more.begin(), more.end());
    }
    return deeds;
  }();
  return all;
}

base::Result<base::Values> do_deed(const Scene& scene,
                                   std::string_view name,
                                   const base::Values& with) {
  for (const auto& deed : known_deeds()) {
    if (deed.name == name) return deed.act(scene, with);
  }
  return base::Error{base::Errc::not_found, "no deed " + std::string{name}};
}

}  // namespace bot
