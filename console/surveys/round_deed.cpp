#include "console/surveys/round_deed.hpp"

#include <nlohmann/json.hpp>

#include "console/surveys/round_view.hpp"

namespace console {
namespace {

nlohmann::ordered_json shown(const Visit& visit, surveys::RoundId id) {
  nlohmann::ordered_json json;
  visit.office.database.read([&](storage::Tx& tx) {
    if (const auto kept = found_round(tx, id)) json = round_json(tx, visit, *kept);
  });
  return json;
}

}  // namespace

RawAnswer do_to_round(const Visit& visit, std::int64_t rev, const RoundDeed& deed) {
  std::optional<RawAnswer> refused;
  surveys::RoundId id{};
  bool stale = false;
  visit.office.database.write([&](storage::Tx& tx) {
    auto kept = find_round(tx, visit);
    if (!kept) {
      refused = problem("not_found");
      return;
    }
    id = kept->round.id;
    stale = kept->rev != rev;
    if (!stale) refused = deed(tx, *kept);
  });
  if (refused) return *refused;
  if (stale) return problem("stale", {{"round", shown(visit, id)}});
  return round_answer(visit, id, 200);
}

RawAnswer round_answer(const Visit& visit, surveys::RoundId id, int status) {
  return json_answer(status, shown(visit, id));
}

}  // namespace console
