// People of a list as the database knows them: who they are to us, and whether they may be asked.
// One transaction, one thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "office/surveys/fatigue.hpp"
#include "office/surveys/import/judge.hpp"
#include "storage/database.hpp"

namespace console {

inline constexpr const char* survey_purpose = "khao_sat";
inline constexpr const char* phone_purpose = "khao_sat_dien_thoai";
inline constexpr const char* list_channel = "danh_sach";

// "0912…" → citizen and back; taken once for a whole list.
struct KnownPhones {
  std::map<std::string, std::string> citizen_of{};
  std::multimap<std::string, std::string> phones_of{};
};

class ListedPeople {
 public:
  ListedPeople(storage::Tx& tx,
               const KnownPhones& phones,
               const surveys::FatigueCap& cap,
               base::TimePoint now)
      : tx_(tx), phones_(phones), cap_(cap), now_(now) {}

  // none, no_consent, opted_out or asked_lately.
  surveys::LeftOut standing(const surveys::ListPerson& person);

  // The citizen to write down, made when there is none yet.
  std::string citizen_for(const surveys::ListPerson& person);

  // What the list says they agreed to; their own word always counts more.
  // text_version: "list/" and the first twelve of the file's digest.
  void note_agreed(const std::string& citizen,
                   const surveys::ListPerson& person,
                   const std::string& text_version);
  // Consents that an earlier list brought and this one denies.
  bool denies_any(const surveys::ListPerson& person);
  void end_denied(const surveys::ListPerson& person, const std::string& text_version);

 private:
  struct Denied {
    std::string citizen{};
    const char* purpose = nullptr;
  };

  std::string known(const surveys::ListPerson& person);
  // Whom `known` gives, then the same person under a telephone alone, from before they wrote.
  std::vector<std::string> known_as(const surveys::ListPerson& person);
  std::vector<Denied> denied_by(const surveys::ListPerson& person);
  bool decided_alone(const std::vector<std::string>& citizens, const char* purpose);
  std::vector<base::TimePoint> asked(const std::vector<std::string>& citizens);

  storage::Tx& tx_;
  const KnownPhones& phones_;
  surveys::FatigueCap cap_;
  base::TimePoint now_;
};

}  // namespace console
