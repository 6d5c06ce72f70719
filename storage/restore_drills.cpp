#include "storage/restore_drills.hpp"

#include "storage/rows.hpp"

namespace storage {

void RestoreDrills::add(const RestoreDrill& drill) {
  tx_.exec("INSERT INTO restore_drills (at, file, bytes, good, what) VALUES ($1, $2, $3, $4, $5)",
           Params{base::to_millis(drill.at),
                  drill.file,
                  drill.bytes,
                  std::int64_t{drill.good ? 1 : 0},
                  short_why(drill.what)});
}

std::optional<RestoreDrill> RestoreDrills::last() {
  std::optional<RestoreDrill> found;
  tx_.each("SELECT at, file, bytes, good, what FROM restore_drills ORDER BY id DESC LIMIT 1",
           {},
           [&](const Row& row) {
             found = RestoreDrill{
                 time_at(row, 0), row.text(1), row.integer(2), row.integer(3) != 0, row.text(4)};
           });
  return found;
}

}  // namespace storage
