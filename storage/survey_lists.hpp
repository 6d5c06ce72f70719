// Lists of people whom a survey round may ask: out of a file, or who wrote to the account. A list
// is seen by nobody until it is ready; one that a crash left half-filled is removed at the next
// start. View over an open Tx.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "storage/database.hpp"

namespace storage {

using ListId = base::Id<struct ListTag>;

struct PeopleList {
  ListId id{};  // ignored by add
  std::string name{};
  std::string source{};     // "file", "wrote"
  std::string digest{};     // SHA-256 of the file
  std::string first_day{};  // "2026-11-01", or ""
  std::string last_day{};
  std::int64_t staff = 0;
  base::TimePoint at{};
  std::int64_t people = 0;  // counted
};

struct ListedPerson {
  std::string citizen{};
  std::int64_t line = 0;
  std::string unit{};
  std::string field{};
  std::string level{};
  std::string facts{};        // JSON
  std::string returned_on{};  // or ""
  // Of somebody known on Zalo, "84912345678": a template can go that way too. Who is known by the
  // phone alone has it in the row of citizens.
  std::string phone{};
};

struct ListStratum {
  std::string unit{};
  std::string field{};
  std::int64_t people = 0;
};

class SurveyLists {
 public:
  explicit SurveyLists(Tx& tx) : tx_(tx) {}

  ListId add(const PeopleList& list);                 // not ready yet
  bool put(ListId list, const ListedPerson& person);  // false: is on it already
  void make_ready(ListId list);                       // its days are those of its people
  // Everybody on Zalo who wrote in [from, before), once, in the order of their ids.
  std::vector<std::string> who_wrote(base::TimePoint from, base::TimePoint before);
  // Of whom only that is known; nothing when they are forgotten by now.
  void put_writer(ListId list, std::string_view citizen);

  std::vector<PeopleList> all(int at_most);  // ready ones, newest first
  std::optional<PeopleList> find(ListId id);
  std::vector<ListStratum> strata(ListId id);
  // What is known of each of its people, JSON. The visit must not use this Tx.
  void each_facts(ListId id, const std::function<void(const std::string&)>& visit);

  std::vector<PeopleList> unready();
  // Takes people off a list that never became ready, with the consents it brought and those it made
  // known; the list itself goes with the last of them. False: nothing is left.
  bool take_back(ListId list, int at_most);

  // Telephones given with cases under the sender's own name, by citizens of Zalo: "0912…" → id.
  std::map<std::string, std::string> phones_of_citizens();
  // When this person was asked by any round, since then.
  std::vector<base::TimePoint> asked(std::string_view citizen, base::TimePoint since);

 private:
  std::vector<PeopleList> select(std::string_view where, const Params& params);

  Tx& tx_;
};

}  // namespace storage
