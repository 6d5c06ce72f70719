// The codebook of open answers: what a theme means, and which answers carry it. View over an open
// Tx.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "storage/database.hpp"

namespace storage {

using ThemeId = base::Id<struct ThemeTag>;

struct SurveyTheme {
  ThemeId id{};
  std::string title{};
  std::string about{};
  bool retired = false;  // stays on answers that carry it, and is not given any more
  std::int64_t rev = 0;
  std::int64_t staff = 0;
  base::TimePoint at{};
  std::int64_t answers = 0;  // that carry it, of all rounds; not kept but counted
};

class SurveyThemes {
 public:
  explicit SurveyThemes(Tx& tx) : tx_(tx) {}

  std::vector<SurveyTheme> all();  // by title
  std::optional<SurveyTheme> find(ThemeId id);
  bool has_title(const std::string& title, ThemeId except);
  ThemeId add(const SurveyTheme& theme);
  // False: changed since it was read at that rev.
  bool save(const SurveyTheme& theme);

  // The answer carries exactly these from now on.
  void set(std::int64_t answer,
           const std::vector<ThemeId>& themes,
           std::int64_t staff,
           base::TimePoint now);
  std::vector<ThemeId> of(std::int64_t answer);

 private:
  std::vector<SurveyTheme> select(const char* rest, const Params& params);

  Tx& tx_;
};

}  // namespace storage
