// The survey rounds and how many answers each cell of their samples takes. View over an open Tx.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/surveys/round.hpp"
#include "storage/database.hpp"

namespace storage {

struct KeptRound {
  surveys::Round round{};
  std::string plan{};                         // JSON, see office/surveys/round_plan.hpp
  std::int64_t rev = 0;                       // 0: not kept yet
  std::int64_t list = 0;                      // of people; 0: none chosen
  std::int64_t people = 0;                    // of them may be asked, once it is drawn
  std::optional<base::TimePoint> drawn_at{};  // every invitation is written
  std::optional<base::TimePoint> anonymised_at{};
  std::optional<base::TimePoint> series_from{};  // nothing: of no series, or its first
  std::int64_t series_number = 1;
  std::int64_t counted_rev = 0;  // of a closed one: goes up when what it counts changes
};

struct RoundLogLine {
  base::TimePoint at{};
  surveys::StaffId staff = 0;  // 0: the service itself
  std::string what{};          // "approved", "paused", …
  std::string why{};
};

struct StoppedRound {  // by itself, and nobody has let it go on or ended it since
  surveys::RoundId id{};
  std::string name{};
  std::string why{};
  base::TimePoint at{};
};

class SurveyRounds {
 public:
  explicit SurveyRounds(Tx& tx) : tx_(tx) {}

  surveys::RoundId add(const KeptRound& kept);  // its questionnaire's version must be kept
  // False: changed since it was read at that rev.
  bool save(const KeptRound& kept);

  std::optional<KeptRound> find(surveys::RoundId id);
  std::vector<KeptRound> all(int at_most);  // the newest first
  // Whatever their state, the newest first.
  std::vector<KeptRound> using_version(std::string_view questionnaire, int version);
  // Those that time may move or that may send: scheduled, sending, paused, closing.
  std::vector<KeptRound> under_way();
  // Those whose questions somebody may still be in the middle of: under way, rehearsed, or over
  // since then.
  std::vector<KeptRound> talked_of(base::TimePoint since);

  void set_places(surveys::RoundId id, std::string_view cell, std::int64_t places);
  std::map<std::string, std::int64_t> places(surveys::RoundId id);

  void drawn(surveys::RoundId id, std::int64_t people, base::TimePoint now);
  void undrawn(surveys::RoundId id);
  // Those whose opening has come, cancelled ones apart, and of which nobody has said what follows.
  std::vector<KeptRound> to_follow(base::TimePoint now);
  void followed(surveys::RoundId id);
  // Anonymous ones that are over, whoever ended them, and still know who answered.
  std::vector<KeptRound> to_anonymise(base::TimePoint closed_before);
  // The one of the same questionnaire before it, that had answers; nothing: the first.
  std::optional<surveys::RoundId> before(const surveys::Round& round);

  // Those this person planned, submitted or approved.
  std::vector<StoppedRound> stopped_of(surveys::StaffId staff);
  // When a person looked at the round last and let it go on; the epoch when nobody did. Sends
  // before do not stop it a second time.
  base::TimePoint looked_at(surveys::RoundId id);

  void log(surveys::RoundId id, const RoundLogLine& line);
  std::vector<RoundLogLine> log_of(surveys::RoundId id);  // in the order it happened

 private:
  std::vector<KeptRound> select(std::string_view rest, const Params& params);

  Tx& tx_;
};

}  // namespace storage
