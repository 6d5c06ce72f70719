// The staff console's side of the door: pages of a folder and the API below /api/v1. Called by the
// door's workers, several at once.
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "console/office.hpp"
#include "console/pages.hpp"
#include "console/problem.hpp"
#include "console/public_lookup.hpp"
#include "console/routes.hpp"

namespace console {

class Console {
 public:
  explicit Console(Office office);
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;
  Console(Console&&) = delete;
  Console& operator=(Console&&) = delete;

  RawAnswer answer(const RawRequest& request) const;

  // How long a body the door may take for this head, by who sends it. Any thread.
  door::BodyLimit body_limit(const RawRequest& head) const;

 private:
  RawAnswer page(const RawRequest& request) const;
  RawAnswer api(const RawRequest& request) const;
  RawAnswer enter(const Route& route, Visit& visit) const;
  void recognise(Visit& visit) const;
  void note_presence(const Visit& visit) const;

  Office office_;
  Pages pages_;
  std::unique_ptr<PublicLookup> lookup_;  // none without a catalogue
  std::unique_ptr<ImportDesk> imports_;
  std::unique_ptr<CountedRounds> counted_;
};

}  // namespace console
