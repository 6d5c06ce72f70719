#include "bot/door/answer_text.hpp"

#include <algorithm>
#include <array>

#include <httplib.h>

#include "base/check.hpp"
#include "bot/door/text.hpp"

namespace door {
namespace {

// A stream that reads from one text and writes to another: what cpp-httplib takes for a socket.
class Paper final : public httplib::Stream {
 public:
  explicit Paper(std::string input) : input_(std::move(input)) {}

  bool is_readable() const override { return read_ < input_.size(); }

  bool is_writable() const override { return true; }

  ssize_t read(char* ptr, std::size_t size) override {
    const auto count = input_.copy(ptr, size, read_);
    read_ += count;
    return static_cast<ssize_t>(count);
  }

  ssize_t write(const char* ptr, std::size_t size) override {
    output.append(ptr, size);
    return static_cast<ssize_t>(size);
  }

  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }

  void get_local_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }

  socket_t socket() const override { return 0; }

  std::string output{};

 private:
  std::string input_;
  std::size_t read_ = 0;
};

bool is_ours(std::string_view name) {
  static constexpr std::array<std::string_view, 6> framing{"Connection",
                                                           "Content-Length",
                                                           "Content-Type",
                                                           "Keep-Alive",
                                                           "Transfer-Encoding",
                                                           "Accept-Ranges"};
  return std::any_of(
      framing.begin(), framing.end(), [&](auto ours) { return same_word(ours, name); });
}

bool is_clean(std::string_view value) {
  return std::none_of(value.begin(), value.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7f';
  });
}

bool has_no_body(int status) {
  return status == 204 || status == 304;
}

void fill(const RawAnswer& answer, httplib::Response& response) {
  response.status = answer.status >= 200 && answer.status <= 599 ? answer.status : 500;
  for (const auto& [name, value] : answer.headers) {
    if (is_token(name) && is_clean(value) && !is_ours(name)) response.headers.emplace(name, value);
  }
  response.headers.emplace("Accept-Ranges", "none");
  if (has_no_body(response.status)) return;
  if (!answer.file) response.body = answer.body;
  if (is_clean(answer.content_type) && !answer.content_type.empty()) {
    response.headers.emplace("Content-Type", answer.content_type);
  }
}

}  // namespace

// process_request() is cpp-httplib's own reading of a request and writing of an answer; it is open
// to those who derive from Server, for streams that are no sockets.
class AnswerText::Writer final : public httplib::Server {
 public:
  Writer() {
    set_pre_routing_handler([this](const httplib::Request&, httplib::Response& response) {
      fill(*answer_, response);
      return HandlerResponse::Handled;
    });
    set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
      // RFC 9110 section 8.6: these have no length, and the library always writes one.
      if (has_no_body(response.status)) response.headers.erase("Content-Length");
      // Advice the library would fill with its own numbers, not ours.
      response.headers.erase("Keep-Alive");
    });
  }

  std::string write(const RawAnswer& answer, const AnswerFor& whom) {
    Paper paper(std::string{whom.request_line} + "\r\n\r\n");
    answer_ = &answer;
    bool closed = false;
    process_request(paper, !whom.keep_alive, closed, nullptr);
    answer_ = nullptr;
    return std::move(paper.output);
  }

 private:
  const RawAnswer* answer_ = nullptr;
};

AnswerText::AnswerText() : writer_(std::make_unique<Writer>()) {}

AnswerText::~AnswerText() = default;

// The library knows no body that comes later: the length it wrote is put right.
std::string AnswerText::write(const RawAnswer& answer, const AnswerFor& whom) {
  auto text = writer_->write(answer, whom);
  if (!answer.file) return text;
  constexpr std::string_view none = "Content-Length: 0\r\n";
  const auto at = text.find(none);
  base::check(at != std::string::npos, "an answer without a length");
  return text.replace(
      at, none.size(), "Content-Length: " + std::to_string(answer.file->size()) + "\r\n");
}

}  // namespace door
