// What each citizen agreed to, purpose by purpose and with the version of the text that was shown;
// and the topics they do not want to hear about. Proof in the sense of Luật 91/2025/QH15, Điều 9:
// rows are only added. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

enum class Decision { agreed, refused, withdrawn };

struct Consent {
  std::string citizen{};
  std::string purpose{};  // "feedback", "survey", "publish"
  Decision decision{};
  std::string text_version{};
  std::string channel{};  // where the answer was given: "zalo", "counter"
  base::TimePoint at{};
};

class Consents {
 public:
  explicit Consents(Tx& tx) : tx_(tx) {}

  void record(const Consent& consent);
  // The last decision; nothing: never asked. Silence is no consent.
  std::optional<Consent> current(std::string_view citizen, std::string_view purpose);
  std::vector<Consent> history(std::string_view citizen);  // in the order given

  void opt_out(std::string_view citizen, std::string_view topic, base::TimePoint at);
  void opt_in(std::string_view citizen, std::string_view topic);
  bool opted_out(std::string_view citizen, std::string_view topic);
  std::optional<base::TimePoint> opted_out_at(std::string_view citizen, std::string_view topic);
  // Said yes last, and has not opted out since.
  bool allows(std::string_view citizen, std::string_view purpose);

 private:
  std::vector<Consent> select(std::string_view where, const Params& params);

  Tx& tx_;
};

}  // namespace storage
