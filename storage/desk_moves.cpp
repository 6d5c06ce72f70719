#include "storage/desk_moves.hpp"

#include "storage/rows.hpp"

namespace storage {

void DeskMoves::put(const DeskMove& move) {
  tx_.exec(
      "INSERT INTO desk_moves (citizen, at, who, kind, target, note) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      Params{move.citizen, base::to_millis(move.at), move.who, move.kind, move.target, move.note});
}

std::vector<DeskMove> DeskMoves::of_citizen(std::string_view citizen, int at_most) {
  std::vector<DeskMove> moves;
  tx_.each(
      "SELECT id, citizen, at, who, kind, target, note FROM desk_moves WHERE citizen = $1 "
      "ORDER BY id DESC LIMIT $2",
      Params{std::string{citizen}, bounded(at_most)},
      [&](const Row& row) {
        DeskMove move;
        move.id = DeskMoveId{row.integer(0)};
        move.citizen = row.text(1);
        move.at = time_at(row, 2);
        move.who = row.text(3);
        move.kind = row.text(4);
        move.target = row.text(5);
        move.note = row.text(6);
        moves.push_back(std::move(move));
      });
  return moves;
}

std::int64_t DeskMoves::forget(std::string_view citizen) {
  return tx_.exec("UPDATE desk_moves SET note = '' WHERE citizen = $1 AND note <> ''",
                  Params{std::string{citizen}});
}

}  // namespace storage
