// People of a list as the database knows them: who they are to us, and whether they may be asked.
// One transaction, one thread.
#pragma once

#include <map>
#include <string>

#include "base/clock.hpp"
#include "office/surveys/fatigue.hpp"
#include "office/surveys/import/judge.hpp"
#include "storage/database.hpp"

namespace console {

inline constexpr const char* survey_purpose = "khao_sat";
inline constexpr const char* phone_purpose = "khao_sat_dien_thoai";
inline constexpr const char* list_channel = "danh_sach";

// "0912…" → citizen; taken once for a whole list.
using KnownPhones = std::map<std::string, std::string>;

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
  void note_consents(const std::string& citizen,
                     const surveys::ListPerson& person,
                     const std::string& text_version);

 private:
  std::string known(const surveys::ListPerson& person);

  storage::Tx& tx_;
  const KnownPhones& phones_;
  surveys::FatigueCap cap_;
  base::TimePoint now_;
};

}  // namespace console
