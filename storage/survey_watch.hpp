// Where the people of a round are while it runs. View over an open Tx; counts are of one moment.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "office/surveys/reach.hpp"
#include "office/surveys/response_rates.hpp"
#include "office/surveys/schedule.hpp"
#include "storage/invitations.hpp"

namespace storage {

// From the plan to an end: each stage holds those of the later ones but for the last three.
// opened: any sign of life. partial: began and has not finished.
enum class Stage { invited, sent, arrived, opened, agreed, complete, partial, refused, failed };

// Of the funnel.
std::span<const Stage> all_stages();
std::string_view stage_code(Stage stage);
std::optional<Stage> stage_from(std::string_view code);

class RoundFunnel {
 public:
  void set(Stage stage, std::int64_t people) { of_.at(static_cast<std::size_t>(stage)) = people; }

  std::int64_t people(Stage stage) const { return of_.at(static_cast<std::size_t>(stage)); }

 private:
  std::vector<std::int64_t> of_ = std::vector<std::int64_t>(9, 0);
};

struct Failed {
  std::string why{};
  std::int64_t people = 0;
};

struct CellProgress {
  std::string cell{};
  std::int64_t invited = 0;
  std::int64_t to_send = 0;
  std::int64_t complete = 0;
  std::int64_t reserve = 0;
};

// Numbers of the pages that are neither a step of the funnel nor one outcome.
enum class PeopleGroup {
  all,
  reminded,
  reserve,  // who waits in it
  to_send,  // those in "Đã gửi x/y": sent, or to be sent
  any,      // whoever came to an outcome
  counted,  // complete, or what may be partial: the answers say which
  rated     // of those, who answered the general question: the answers say who
};

struct InvitedFilter {
  std::optional<Stage> stage{};
  // What became of them (docs/surveys.md). Of partial and break_off those who may be either: which
  // of the two is for the answers to say.
  std::optional<surveys::Outcome> outcome{};
  PeopleGroup group = PeopleGroup::all;
  std::string why{};
  std::string unit{};  // "": all
  std::string field{};
  std::string level{};
  bool by_cell = false;  // unit and field count even when ""
  InvitationId after{};
};

struct Invited {
  Invitation invitation{};
  std::string last_digits{};  // of the platform's id: enough to tell two rows apart
};

class SurveyWatch {
 public:
  explicit SurveyWatch(Tx& tx) : tx_(tx) {}

  RoundFunnel funnel(surveys::RoundId round);
  std::int64_t to_send(surveys::RoundId round);
  // The same by the day of Viet Nam on which they are due, from its first moment of them on.
  surveys::DueMessages due(surveys::RoundId round);
  // What has gone, by which way and for how much.
  surveys::ReachTotals went(surveys::RoundId round);
  bool planned(surveys::RoundId round);   // anybody, of the reserve too
  bool answered(surveys::RoundId round);  // by anybody, if only one question
  std::int64_t reminders(surveys::RoundId round);
  std::vector<Failed> failures(surveys::RoundId round);     // most people first
  std::vector<CellProgress> cells(surveys::RoundId round);  // by cell
  // In the order drawn up, after filter.after.
  std::vector<Invited> people(surveys::RoundId round, const InvitedFilter& filter, int at_most);
  std::int64_t total(surveys::RoundId round, const InvitedFilter& filter);
  std::vector<InvitationId> all_of(surveys::RoundId round, const InvitedFilter& filter);
  std::vector<Invited> named(std::span<const InvitationId> ids);  // in this order

 private:
  Tx& tx_;
};

}  // namespace storage
