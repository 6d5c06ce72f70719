// Whether one of Zalo's templates can go to everybody of a list: each of its fields takes a value
// of the field's name or of the name it was given. Read within one transaction.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "console/zbs.hpp"
#include "storage/survey_lists.hpp"

namespace console {

struct FieldGap {
  std::string name{};       // of the value that is wanted
  std::string label{};      // of the field, as staff know it
  std::int64_t people = 0;  // of the list, who have no such value
};

// always_known: names that have a value whoever it is (SurveySide). A field that everybody of the
// list has a value for comes with 0 people.
std::vector<FieldGap> unfilled_fields(storage::Tx& tx,
                                      storage::ListId list,
                                      const ZbsTemplate& chosen,
                                      const std::vector<std::string>& always_known);

}  // namespace console
