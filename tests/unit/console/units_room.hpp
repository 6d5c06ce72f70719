// The administrator's office with its units, and what hangs on them.
#pragma once

#include <algorithm>

#include "console/admin/unit_moves.hpp"
#include "storage/cases.hpp"
#include "storage/staff_book.hpp"
#include "tests/unit/console/staffroom.hpp"

namespace units_room {

using staffroom::ordered_json;
using staffroom::Staffroom;

// The clock of the room stands at 23/11/2026.
inline const std::string soon = "2026-12-01";
inline const std::string vi_thanh = "ct-x31321";

struct Office : Staffroom {
  Office() : Staffroom(true) {
    add("demo-quan", "quan_tri");
    admin = std::make_unique<staffroom::Browser>(at_work("demo-quan"));
  }

  const catalog::Catalog& now() const { return shelf().current(); }

  ordered_json unit(const std::string& id) {
    const auto reply = admin->get("/admin/units");
    for (const auto& one : reply.json["items"]) {
      if (one["id"] == id) return one;
    }
    return nullptr;
  }

  std::string id_of(const std::string& name) const {
    const auto& units = now().units();
    const auto found =
        std::find_if(units.begin(), units.end(), [&](const auto& one) { return one.name == name; });
    return found == units.end() ? "" : found->id;
  }

  storage::AccountId hired(const std::string& unit) {
    const auto id = add("demo-hai", "dau_moi_don_vi");
    database().write([&](storage::Tx& tx) {
      const storage::StaffChange change{"Trần Hải", {"dau_moi_don_vi"}, 0, unit};
      storage::StaffBook book(tx);
      book.change(id, book.by_id(id, clock.now())->rev, change);
    });
    return id;
  }

  std::string unit_of(storage::AccountId id) {
    return text("SELECT unit FROM staff WHERE id = " + std::to_string(id.value));
  }

  cases::CaseId case_with(const std::string& unit,
                          const std::string& about = {},
                          cases::Status status = cases::Status::dang_xu_ly,
                          const std::vector<std::string>& beside = {}) {
    cases::Case held;
    held.number = "PA" + std::to_string(++cases_);
    held.status = status;
    held.unit = about;
    held.assigned_unit = unit;
    held.co_units = beside;
    held.created_at = clock.now();
    database().write([&](storage::Tx& tx) {
      held.citizen = storage::Citizens(tx).find_or_create("zalo", "1", clock.now()).id;
      held.id = storage::Cases(tx).insert(held);
    });
    return held.id;
  }

  cases::Case held(cases::CaseId id) {
    cases::Case found;
    database().read([&](storage::Tx& tx) { found = *storage::Cases(tx).by_id(id); });
    return found;
  }

  std::int64_t carry_out() {
    return console::admin::carry_out_moves(
        database(), {now(), staffroom::content().deadlines}, clock.now());
  }

  std::unique_ptr<staffroom::Browser> admin{};

 private:
  int cases_ = 0;
};

inline ordered_json asked(const ordered_json& more, bool dry_run = false) {
  ordered_json body{{"day", soon}, {"reason", "Nghị quyết 12"}, {"dry_run", dry_run}};
  for (const auto& [name, value] : more.items()) body[name] = value;
  return body;
}

}  // namespace units_room
