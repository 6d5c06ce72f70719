// A table as text (CSV), one record after the other: ; , or tab, quotes, CRLF or LF. What is not
// put together as it should be is read as it stands, never refused. One thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace surveys {

// The one that parts most of the first records alike; ',' when none does.
char guess_separator(std::string_view text);

struct Record {
  std::size_t line = 0;  // in the text, from 1
  std::vector<std::string> cells{};
};

class DelimitedText {
 public:
  // text outlives it.
  DelimitedText(std::string_view text, char separator) : rest_(text), separator_(separator) {}

  // False: there is no more. An empty line is a record of one empty cell. A quote that is not
  // closed is a sign like any other. Beyond columns_max + 1 cells the rest of a line is left out.
  bool next(Record& record);

 private:
  std::string quoted();
  std::string plain();
  bool closes(std::size_t at) const;

  std::string_view rest_;
  char separator_;
  std::size_t line_ = 1;
  bool unclosed_ = false;  // a quote of this record
};

}  // namespace surveys
