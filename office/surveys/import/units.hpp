// Names of units, procedures and fields in a list, as the catalogue knows them today: old names
// lead to what became of the unit. Looks each name up once. One thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "office/catalog/catalog.hpp"

namespace surveys {

struct UnitGuess {
  std::string unit{};                 // "": not known
  bool sure = false;                  // named in full or with its kind, and no other is called so
  std::vector<std::string> likely{};  // ids, best first
};

// 'tinh' or 'xa': of a unit of the whole province or of a commune; "" when it is no unit.
std::string_view level_of(const catalog::Catalog& catalog, std::string_view unit);

class NameBook {
 public:
  // catalog outlives it. by_hand: what people said a name means, "" for nothing.
  NameBook(const catalog::Catalog& catalog,
           catalog::Day today,
           std::map<std::string, std::string> by_hand);

  const UnitGuess& unit(const std::string& name);
  // Of a procedure as a list calls it; "" when the catalogue does not know it for sure.
  const std::string& field_of_procedure(const std::string& name);
  // As the catalogue writes it, or as it stands there.
  const std::string& field(const std::string& name);

 private:
  UnitGuess looked_up(const std::string& name) const;
  std::vector<std::string> alike(const std::string& name) const;

  const catalog::Catalog& catalog_;
  catalog::Day today_;
  std::map<std::string, std::string> by_hand_;
  std::map<std::string, UnitGuess> units_{};
  std::map<std::string, std::string> procedures_{};
  std::map<std::string, std::string> fields_{};
  std::map<std::string, std::string> known_fields_{};  // bare → as written
  UnitGuess too_many_{};
  std::string none_{};
};

}  // namespace surveys
