// Taking back what was decided about the office, before its day comes.

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/admin/account.hpp"
#include "console/admin/acts.hpp"
#include "console/admin/decision.hpp"
#include "console/admin/in_force.hpp"
#include "console/numbers.hpp"

namespace console::admin {
namespace {

using nlohmann::ordered_json;

struct Words {
  std::string vi{};
  std::string en{};
};

Words words_for(std::string_view what) {
  if (what == "added") return {"đơn vị mới", "new unit"};
  if (what == "ended") return {"kết thúc", "end of"};
  if (what == "hours") return {"giờ làm việc", "hours of"};
  if (what == "contact") return {"đầu mối", "contact of"};
  return {"chủ trì", "lead of"};
}

// "kết thúc Phường Một (01/12/2026)".
Words named(const Visit& visit, const storage::OfficeChange& change) {
  const auto& text = change.text;
  const auto slash = text.subject.find('/') + 1;
  const auto id = text.subject.substr(slash);
  const auto* unit = visit.office.shelf.current().unit(id);
  const bool of_branch = text.subject.starts_with("branch/");
  const auto vi = of_branch ? "nhánh " + id : (unit == nullptr ? id : unit->name);
  const auto en = of_branch ? "branch " + id : vi;
  const auto day =
      base::format_date(base::from_local(catalog::day_from(text.day).value_or(catalog::Day{}), {}));
  const auto words = words_for(text.what);
  return {fmt::format("{} {} ({})", words.vi, vi, day),
          fmt::format("{} {} ({})", words.en, en, day)};
}

// What was decided later and would not fit any more.
RawAnswer stands_under(const Visit& visit, const std::vector<storage::OfficeChange>& others) {
  Words all;
  ordered_json ids = ordered_json::array();
  for (const auto& one : others) {
    const auto words = named(visit, one);
    all.vi += (all.vi.empty() ? "" : "; ") + words.vi;
    all.en += (all.en.empty() ? "" : "; ") + words.en;
    ids.push_back(std::to_string(one.id));
  }
  return problem("unit_in_use",
                 {{"message_vi", "Hủy trước những thay đổi dựa vào thay đổi này: " + all.vi + "."},
                  {"message_en", "Take back first what stands on this change: " + all.en + "."},
                  {"changes", std::move(ids)}});
}

std::optional<RawAnswer> cannot_revoke(storage::Tx& tx,
                                       const Visit& visit,
                                       const std::optional<storage::OfficeChange>& change) {
  if (!change || change->revoked || change->decided_with != 0) return problem("not_found");
  const auto today = catalog::day_text(base::to_local(visit.now).date);
  // Contacts and hours are corrected by another entry, too; nothing follows from them.
  if (change->text.day <= today) return problem("in_force");
  if (change->text.what != "added") return std::nullopt;
  const auto use = storage::OfficeChanges(tx).use_of(change->text.subject.substr(5));
  if (use.cases > 0 || !use.accounts.empty()) return problem("unit_in_use");
  return std::nullopt;
}

RawAnswer revoke_in(storage::Tx& tx,
                    const Visit& visit,
                    std::int64_t id,
                    std::optional<catalog::Catalog>& next) {
  storage::OfficeChanges kept(tx);
  const auto change = kept.find(id);
  if (auto refused = cannot_revoke(tx, visit, change)) return *refused;
  auto without = catalog_without(tx, visit.office.admin.shelf->files(), id);
  if (!without.catalog) return stands_under(visit, without.broken);
  next = std::move(without.catalog);
  kept.revoke(id, visit.me().id.value, visit.now);
  const ordered_json detail{{"change", id}, {"what", change->text.what}, {"day", change->text.day}};
  note(tx, visit, {"office.revoked", change->text.subject, base::to_text(detail)});
  return no_content();
}

}  // namespace

RawAnswer revoke_change(const Visit& visit) {
  auto* shelf = visit.office.admin.shelf;
  if (shelf == nullptr) return problem("unavailable");
  const auto id = number_in(visit.path.front());
  if (!id) return problem("not_found");
  const auto turn = one_decision();
  RawAnswer answer;
  std::optional<catalog::Catalog> next;
  visit.office.database.write([&](storage::Tx& tx) { answer = revoke_in(tx, visit, *id, next); });
  if (next) shelf->put(std::move(*next));
  return answer;
}

}  // namespace console::admin
