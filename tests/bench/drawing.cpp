// What a round of 100,000 people costs on a real database on disk: the sample as the page asks for
// it, the schedule, the draw by the service and its end, with the longest write among them and the
// most memory. No test: nothing fails when it is slow.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "base/metrics.hpp"
#include "bot/content.hpp"
#include "bot/surveys/inviter.hpp"
#include "bot/surveys/terms.hpp"
#include "storage/survey_people.hpp"
#include "storage/survey_rounds.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temp_database.hpp"

namespace {

using Steady = std::chrono::steady_clock;
using storage::Tx;

constexpr std::int64_t people = 100'000;
constexpr std::int64_t units = 110;
constexpr std::int64_t fields = 9;
constexpr base::TimePoint monday = base::from_millis(1'795'399'200'000);

long memory_mb(const std::string& what) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind(what, 0) == 0) return std::stol(line.substr(what.size() + 1)) / 1024;
  }
  return 0;
}

double milliseconds(const std::function<void()>& work) {
  const auto began = Steady::now();
  work();
  return std::chrono::duration<double, std::milli>(Steady::now() - began).count();
}

void tell(const std::string& what, double millis) {
  fmt::print("{:<58} {:>9.1f} ms   most memory {} MB\n", what, millis, memory_mb("VmHWM:"));
}

class Bench {
 public:
  Bench() {
    const std::filesystem::path root{LANGNGHE_SOURCE_DIR};
    bot::load_content({root / "flows", root / "templates" / "vi", root / "office" / "catalog"},
                      content_);
    bot::keep_shipped_questionnaires(disk_.database(), content_, monday);
    disk_.database().write([&](Tx& tx) { fill(tx); });
  }

  void run() {
    surveys::DrawnRound drawn;
    tell("sample as the page asks for it: read, drawn, reached",
         milliseconds([&] { drawn = foreseen(); }));
    fmt::print("  invited {}, strata {}\n", drawn.invited, drawn.strata.size());
    tell("when the last message leaves", milliseconds([&] { estimate(drawn.invited); }));
    steps("draw by the service", "drawn_at IS NOT NULL");
    disk_.database().write(
        [](Tx& tx) { tx.exec("UPDATE survey_rounds SET state = 'closed', rev = rev + 1", {}); });
    steps("end of everybody's invitation",
          "NOT EXISTS (SELECT 1 FROM survey_invitations WHERE state = 'planned')");
  }

 private:
  void fill(Tx& tx) {
    tx.exec(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) "
        "INSERT INTO citizens (id, channel, channel_id, last_interaction_at, created_at) "
        "SELECT 'c_' || i, 'zalo', '7' || i, $2, $2 FROM n",
        storage::Params{people, base::to_millis(monday)});
    tx.exec(
        "INSERT INTO consents (citizen, purpose, decision, text_version, channel, at) "
        "SELECT id, 'khao_sat', 'agreed', '1', 'zalo', 1 FROM citizens",
        {});
    tx.exec(
        "INSERT INTO survey_lists (name, source, ready, staff, at) VALUES ('t', 'file', 1, 1, 1)",
        {});
    tx.exec(
        "INSERT INTO survey_people (list, citizen, line, unit, field, level, facts, returned_on) "
        "SELECT 1, id, rowid, 'ct-' || (rowid % $1), 'linh vuc ' || (rowid / $1 % $2), 'xa', "
        "'{\"thu_tuc\":\"cấp căn cước\",\"don_vi\":\"Phường Vị Thanh\"}', '2026-11-20' "
        "FROM citizens",
        storage::Params{units, fields});
    auto plan = surveys::usual_plan(7);
    plan.sample.everybody = true;
    storage::KeptRound kept;
    kept.round.name = "Đợt lớn";
    kept.round.questionnaire = "nhanh";
    kept.round.version = 1;
    kept.round.state = surveys::RoundState::scheduled;
    kept.round.opens = monday + std::chrono::hours{23};
    kept.round.closes = kept.round.opens + std::chrono::hours{24 * 30};
    kept.plan = base::to_text(surveys::to_json(plan));
    kept.list = 1;
    storage::SurveyRounds(tx).add(kept);
    kept_ = *storage::SurveyRounds(tx).find({1});
  }

  surveys::DrawnRound foreseen() {
    surveys::DrawnRound drawn;
    disk_.database().read([&](Tx& tx) {
      const auto terms = bot::terms_of(content_, kept_, monday);
      const auto asked = storage::people_to_ask(tx, 1, monday - surveys::asked_kept);
      const surveys::FrameRules rules{
          .zalo = terms.zalo, .calendar = terms.calendar, .at = kept_.round.opens};
      drawn = *surveys::draw_round(asked, terms.plan, rules);
    });
    return drawn;
  }

  void estimate(std::int64_t messages) {
    const auto terms = bot::terms_of(content_, kept_, monday);
    const surveys::Batch batch{.kind = surveys::MessageKind::consultation,
                               .messages = messages,
                               .gap = std::chrono::milliseconds{200}};
    surveys::finish_estimate(terms.rules, terms.calendar, batch, kept_.round.opens);
  }

  bool there(const std::string& condition) {
    bool found = false;
    disk_.database().read([&](Tx& tx) {
      tx.each("SELECT 1 FROM survey_rounds WHERE " + condition, {}, [&](const storage::Row&) {
        found = true;
      });
    });
    return found;
  }

  // The service's own steps until that holds; each is one write, the first one reads the list.
  void steps(const std::string& what, const std::string& until) {
    bot::Inviter inviter(disk_.database(), content_, clock_, metrics_);
    const double first = milliseconds([&] { inviter.run_once(); });
    double all = first;
    double longest = 0;
    while (!there(until)) {
      const double step = milliseconds([&] { inviter.run_once(); });
      all += step;
      longest = std::max(longest, step);
    }
    tell(what, all);
    fmt::print("  first step {:.1f} ms, longest of the others {:.1f} ms\n", first, longest);
  }

  support::TempDatabase disk_{};
  support::ManualClock clock_{monday};
  base::Metrics metrics_{};
  bot::Content content_{};
  storage::KeptRound kept_{};
};

}  // namespace

int main() {
  Bench bench;
  fmt::print("at the start {} MB\n", memory_mb("VmHWM:"));
  bench.run();
  return 0;
}
