// Row by row: who is on a list and may be asked, and why the others may not. What only the database
// knows (consent given elsewhere, asked lately) is added by the caller. Pure; one thread.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/surveys/import/left_out.hpp"
#include "office/surveys/import/outline.hpp"
#include "office/surveys/import/units.hpp"

namespace surveys {

struct ListPerson {
  std::string phone{};    // "84…", or ""
  std::string zalo_id{};  // counts before the telephone; or ""
  std::string unit{};     // of the catalogue, today; "": the list names none
  std::string field{};
  std::string level{};
  std::string facts{};  // JSON object of texts
  std::optional<catalog::Day> returned{};
  std::optional<bool> agreed{};        // to surveys, as the list says
  std::optional<bool> agreed_phone{};  // to be asked by messages to the telephone
  bool may_refuse = false;             // a mark where those stand who do not agree
  std::string unit_name{};             // as the list calls it
};

class Judge {
 public:
  // All outlive it.
  Judge(const ListOutline& outline,
        const catalog::Catalog& catalog,
        NameBook& names,
        catalog::Day today)
      : outline_(outline), catalog_(catalog), names_(names), today_(today) {}

  // none: person is whole. Whom it is of and what they agreed to is known of others too, unless the
  // address is at fault or before it.
  LeftOut judge(const Record& record, ListPerson& person);

 private:
  LeftOut read_address(const Record& record, ListPerson& person);
  void read_consents(const Record& record, ListPerson& person);
  LeftOut read_day(const Record& record, ListPerson& person);
  LeftOut read_unit(const Record& record, ListPerson& person);
  void read_matter(const Record& record, ListPerson& person);
  std::string cell(const Record& record, ImportField field);
  std::optional<bool> yes(const Record& record, ImportField field);
  bool refuses(ImportField field) const;

  const ListOutline& outline_;
  const catalog::Catalog& catalog_;
  NameBook& names_;
  catalog::Day today_;
  std::array<std::map<std::string, std::string>, import_field_count> cleaned_{};
  std::map<std::string, std::optional<bool>> yeses_{};
};

// Everybody once: with the latest result; of two on one day the one further down.
class Doubles {
 public:
  // row: its number among the rows. Returns the row that is out: this one, or one before it.
  std::optional<std::size_t> add(std::size_t row, const ListPerson& person);

 private:
  struct Kept {
    std::size_t row = 0;
    std::chrono::sys_days day{};
  };

  std::vector<Kept> kept_{};
  std::map<std::string, std::size_t, std::less<>> by_key_{};  // telephone or account
};

struct UnknownUnit {
  std::string name{};
  std::size_t people = 0;
  UnitGuess guess{};
};

struct ListVerdict {
  std::vector<LeftOut> rows{};       // of each row, in order
  std::vector<UnknownUnit> units{};  // not named for sure, the most frequent first
  std::size_t units_in_all = 0;

  std::size_t count(LeftOut why) const;
};

// progress: called now and then with the rows judged so far; false breaks it off.
ListVerdict verdict_of(const ListText& list,
                       const ListOutline& outline,
                       Judge& judge,
                       NameBook& names,
                       const std::function<bool(std::size_t rows)>& progress);

}  // namespace surveys
