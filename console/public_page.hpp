// The public look-up page as HTML: two files of console/public with slots, filled anew for every
// request, and the style and script beside them. Immutable once loaded; any thread.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "console/problem.hpp"
#include "console/public_words.hpp"

namespace console {

// What may be told about a case, and nothing else.
struct PublicStep {
  base::TimePoint at{};
  std::string words{};
};

struct PublicCase {
  std::string number{};
  std::string status{};
  bool neutral = false;  // restricted: no dates, no office
  std::string outcome{};
  base::TimePoint received_at{};
  std::optional<base::TimePoint> due_at{};
  std::string late{};    // "" when it is not
  std::string office{};  // responsible
  bool answered = false;
  std::vector<PublicStep> steps{};
};

// What one visit shows.
struct PublicView {
  Tongue tongue = Tongue::vi;
  int status = 200;
  std::string code{};        // as typed; escaped here
  std::string code_wrong{};  // sentences; "" for none
  std::string proof_wrong{};
  std::string notice{};  // above the form: wrong pair, too many tries
  std::optional<PublicCase> found{};
  base::TimePoint now{};
};

class PublicPage {
 public:
  // A folder without the pages: loaded() is false.
  explicit PublicPage(const std::filesystem::path& folder);

  bool loaded() const { return !forms_[0].empty() && !forms_[1].empty(); }

  RawAnswer show(const PublicView& view) const;
  // "lookup.css", "lookup.js"; nothing when there is no such file.
  std::optional<RawAnswer> file(std::string_view name, const RawRequest& request) const;

 private:
  struct File {
    std::string_view type{};
    std::string body{};
    std::string etag{};
  };

  std::array<std::string, 2> forms_{};  // by Tongue
  std::map<std::string, File, std::less<>> files_{};
};

// For text and attribute values in HTML.
std::string html_text(std::string_view text);

}  // namespace console
