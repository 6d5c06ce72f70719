#include "storage/flow_archive.hpp"

#include "storage/limits.hpp"

namespace storage {

bool FlowArchive::put(const ArchivedFlow& flow, base::TimePoint now) {
  return tx_.exec(
             "INSERT INTO flow_archive (digest, flow, text, kept_at) VALUES ($1, $2, $3, $4) "
             "ON CONFLICT (digest) DO NOTHING",
             Params{flow.digest, flow.flow, flow.text, base::to_millis(now)}) == 1;
}

std::optional<ArchivedFlow> FlowArchive::get(std::string_view digest) {
  std::optional<ArchivedFlow> found;
  tx_.each("SELECT digest, flow, text FROM flow_archive WHERE digest = $1",
           Params{std::string{digest}},
           [&](const Row& row) {
             found = ArchivedFlow{row.text(0), row.text(1), row.text(2)};
           });
  return found;
}

std::vector<ArchivedFlow> FlowArchive::all(std::string_view flow) {
  std::vector<ArchivedFlow> flows;
  tx_.each(
      "SELECT digest, flow, text FROM flow_archive WHERE flow = $1 "
      "ORDER BY kept_at DESC, digest LIMIT $2",
      Params{std::string{flow}, limits::list_max},
      [&](const Row& row) {
        flows.push_back(ArchivedFlow{row.text(0), row.text(1), row.text(2)});
      });
  return flows;
}

}  // namespace storage
