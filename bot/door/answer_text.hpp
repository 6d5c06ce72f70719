// Writes answers as HTTP/1.1 text, through cpp-httplib. It is given a checked request line and no
// header at all, so that what it does on its own with a client's headers (compressing, ranges,
// decoding) cannot happen. One thread at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "bot/door/request.hpp"

namespace door {

struct AnswerFor {
  std::string_view request_line = "GET / HTTP/1.1";  // of the request that is answered
  bool keep_alive = false;                           // the connection stays open afterwards
};

class AnswerText {
 public:
  AnswerText();
  ~AnswerText();
  AnswerText(const AnswerText&) = delete;
  AnswerText& operator=(const AnswerText&) = delete;

  // Status line, headers and body; a body in a file is left to the caller, but for its length.
  // Headers of the answer that would break the text are left out.
  std::string write(const RawAnswer& answer, const AnswerFor& whom);

 private:
  class Writer;
  std::unique_ptr<Writer> writer_;
};

}  // namespace door
