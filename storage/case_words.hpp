// The words cases are found by, folded ("tre hen" finds "Trễ hẹn"), and the folded story by which
// it is seen who is named in one. Kept in step by Cases. View over an open Tx.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "office/cases/case.hpp"
#include "storage/database.hpp"

namespace storage {

class CaseWords {
 public:
  explicit CaseWords(Tx& tx) : tx_(tx) {}

  // Of the story only what a unit may read is found; name and phone of a sender who hides them are
  // never. A case that was indexed with the same words is left alone.
  void put(const cases::Case& held);
  // Cases of an older program that were never indexed.
  std::vector<cases::CaseId> missing(int at_most);
  std::vector<std::string> of(cases::CaseId id);  // those that are found, in their order

 private:
  Tx& tx_;
};

// The words of a question or a text in the form they are compared in, each once, in order.
std::vector<std::string> search_words(std::string_view text);
// " nguyen van nam ": with one blank between words and around them; "" when there are none.
std::string folded_line(std::string_view text);

}  // namespace storage
