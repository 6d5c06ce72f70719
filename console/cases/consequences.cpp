#include "console/cases/consequences.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/row.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

class Told {
 public:
  void say(std::string vi, std::string en) { list_.push_back({{"vi", vi}, {"en", en}}); }

  ordered_json take() {
    if (list_.empty()) {
      say("Nhánh, thời hạn và nơi nhận giữ nguyên.", "Branch, deadline and recipients stay.");
    }
    return std::move(list_);
  }

 private:
  ordered_json list_ = ordered_json::array();
};

std::string day_of(const std::optional<base::TimePoint>& due) {
  return due ? base::format_date(*due) : std::string{"–"};
}

std::string lead_of(const Visit& visit, int branch) {
  const auto* lead = rules_of(visit).catalog.lead_of(branch, base::to_local(visit.now).date);
  return lead == nullptr ? branch_name(visit, branch) : lead->name;
}

void tell_branch(const Visit& visit,
                 const cases::Case& before,
                 const cases::Case& after,
                 Told& told) {
  if (before.branch == after.branch) return;
  const auto lead = lead_of(visit, after.branch);
  told.say(fmt::format("Chuyển từ nhánh {} sang nhánh {} ({}); nhánh {} không còn thấy hồ sơ.",
                       before.branch,
                       after.branch,
                       lead,
                       before.branch),
           fmt::format("Moves from branch {} to branch {} ({}); branch {} no longer sees it.",
                       before.branch,
                       after.branch,
                       lead,
                       before.branch));
  if (after.assigned_unit.empty()) return;
  const auto unit = unit_name(visit, after.assigned_unit);
  told.say(fmt::format("{} vẫn chủ trì cho đến khi chuyển lại.", unit),
           fmt::format("{} stays in charge until it is routed anew.", unit));
}

void tell_unit(const Visit& visit,
               const cases::Case& before,
               const cases::Case& after,
               Told& told) {
  if (after.assigned_unit == before.assigned_unit && after.co_units == before.co_units) return;
  const auto unit = unit_name(visit, after.assigned_unit);
  told.say(
      fmt::format("{} chủ trì, đọc {}.", unit, after.unit_sees_all ? "bản đầy đủ" : "bản che"),
      fmt::format(
          "{} is in charge and reads the {} text.", unit, after.unit_sees_all ? "full" : "masked"));
  if (!before.assigned_unit.empty() && before.assigned_unit != after.assigned_unit) {
    const auto old = unit_name(visit, before.assigned_unit);
    told.say(fmt::format("{} không còn thấy hồ sơ.", old),
             fmt::format("{} no longer sees the case.", old));
  }
  if (after.answer_due) {
    told.say(
        fmt::format("Người dân được báo: đã chuyển {}, hạn {}.", unit, day_of(after.answer_due)),
        fmt::format(
            "The citizen is told: passed on to {}, due {}.", unit, day_of(after.answer_due)));
  }
}

}  // namespace

ordered_json consequences_json(const Visit& visit,
                               const cases::Case& before,
                               const cases::Case& after) {
  Told told;
  tell_branch(visit, before, after, told);
  if (before.answer_due != after.answer_due) {
    told.say(
        fmt::format("Hạn đổi từ {} thành {}.", day_of(before.answer_due), day_of(after.answer_due)),
        fmt::format("The deadline moves from {} to {}.",
                    day_of(before.answer_due),
                    day_of(after.answer_due)));
  }
  if (after.restricted && !before.restricted) {
    told.say("Vào hàng hạn chế: chỉ cán bộ tin mật còn đọc được.",
             "Becomes restricted: only officers named for it can read it.");
  }
  tell_unit(visit, before, after, told);
  return told.take();
}

}  // namespace console
