#include "base/log.hpp"

#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"

using base::Level;

namespace {

// What the body writes to standard error.
std::string errors_of(const std::function<void()>& body) {
  std::FILE* file = std::tmpfile();
  REQUIRE(file != nullptr);
  std::fflush(stderr);
  const int saved = ::dup(STDERR_FILENO);
  REQUIRE(::dup2(::fileno(file), STDERR_FILENO) >= 0);
  body();
  std::fflush(stderr);
  ::dup2(saved, STDERR_FILENO);
  ::close(saved);
  std::rewind(file);
  std::string text;
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) text += static_cast<char>(c);
  std::fclose(file);
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  CHECK(start == text.size());  // every line is finished
  return lines;
}

nlohmann::ordered_json read_line(const std::string& line) {
  auto json = base::parse_json(line, {.comments = false});
  REQUIRE(json.ok());
  return *json;
}

}  // namespace

TEST_CASE("an event is one line of JSON with its time, level, name and fields") {
  const auto text = errors_of([] {
    base::log(Level::warning, "send.unsure", {{"errand", std::int64_t{812}}, {"why", "timeout"}});
  });
  const auto lines = lines_of(text);
  REQUIRE(lines.size() == 1);
  const auto line = read_line(lines[0]);
  CHECK(line["ts"].get<std::string>().size() ==
        std::string{"2026-11-21T09:05:00.000+07:00"}.size());
  CHECK(line["ts"].get<std::string>().ends_with("+07:00"));
  CHECK(line["level"] == "warning");
  CHECK(line["event"] == "send.unsure");
  CHECK(line["errand"] == 812);
  CHECK(line["why"] == "timeout");
  CHECK(line.size() == 5);
}

TEST_CASE("every level has its name") {
  const auto text = errors_of([] {
    base::log(Level::info, "a");
    base::log(Level::error, "b");
  });
  const auto lines = lines_of(text);
  REQUIRE(lines.size() == 2);
  CHECK(read_line(lines[0])["level"] == "info");
  CHECK(read_line(lines[1])["level"] == "error");
}

TEST_CASE("a field cannot break out of its line") {
  const auto text = errors_of([] {
    base::log(Level::error, "odd", {{"why", "two\nlines \"quoted\" and \xff"}});
  });
  const auto lines = lines_of(text);
  REQUIRE(lines.size() == 1);
  CHECK(read_line(lines[0])["why"] == "two\nlines \"quoted\" and \xef\xbf\xbd");
}

TEST_CASE("what lies below the threshold is silent") {
  const auto text = errors_of([] {
    base::set_log_threshold(Level::warning);
    base::log(Level::info, "quiet");
    base::log(Level::warning, "heard");
    base::set_log_threshold(Level::info);
    base::log(Level::info, "again");
  });
  const auto lines = lines_of(text);
  REQUIRE(lines.size() == 2);
  CHECK(read_line(lines[0])["event"] == "heard");
  CHECK(read_line(lines[1])["event"] == "again");
}

TEST_CASE("lines of several threads do not run into each other") {
  const auto text = errors_of([] {
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([] {
        for (int n = 0; n < 50; ++n) base::log(Level::info, "many", {{"n", std::int64_t{n}}});
      });
    }
    for (auto& thread : threads) thread.join();
  });
  const auto lines = lines_of(text);
  REQUIRE(lines.size() == 200);
  for (const auto& line : lines) CHECK(read_line(line)["event"] == "many");
}
