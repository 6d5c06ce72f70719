#include "console/cases/file_parts.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/file.hpp"
#include "console/cases/history_words.hpp"
#include "console/cases/row.hpp"
#include "storage/case_desk.hpp"
#include "storage/case_links.hpp"
#include "storage/cases.hpp"
#include "storage/outbox.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

std::string_view state_of(storage::OutboxState state) {
  switch (state) {
    case storage::OutboxState::waiting:
      return "waiting";
    case storage::OutboxState::in_flight:
      return "sending";
    case storage::OutboxState::unsure:
    case storage::OutboxState::ask_staff:
      return "unsure";
    case storage::OutboxState::done:
      return "sent";
    case storage::OutboxState::gave_up:
      return "failed";
    case storage::OutboxState::cancelled:
      return "cancelled";
  }
  return "failed";
}

// The line in the Outbox; nothing once it was purged.
std::optional<storage::OutboxLine> line_of(storage::Tx& tx, const storage::CaseNotice& notice) {
  storage::Outbox outbox(tx);
  const auto id = outbox.id_of(notice.errand);
  return id ? outbox.find(*id) : std::nullopt;
}

constexpr std::string_view answer_message = "ho_so.tra_loi";

bool arrived(storage::Tx& tx, const cases::Case& held) {
  const auto notices = storage::CaseDesk(tx).notices(held.id);
  return std::any_of(notices.begin(), notices.end(), [&](const storage::CaseNotice& notice) {
    if (notice.message != answer_message || notice.way != "outbox") return false;
    const auto line = line_of(tx, notice);
    return !line || line->state == storage::OutboxState::done;
  });
}

std::optional<base::TimePoint> last_time(storage::Tx& tx,
                                         const cases::Case& held,
                                         std::string_view what) {
  std::optional<base::TimePoint> at;
  for (const auto& entry : storage::Cases(tx).history(held.id)) {
    if (entry.what == what) at = entry.at;
  }
  return at;
}

bool is_about_delay(const cases::Case& held) {
  return held.kind == "tre" || held.category == "tre_hen";
}

std::string apology_task(const cases::Case& held) {
  if (!is_about_delay(held)) return "not_needed";
  if (held.apology.empty()) return "";
  return held.apology == "khong" ? "missing" : "present";
}

std::string by_hand_words(std::string_view why) {
  if (why == "no_channel") return "Không có Zalo: báo bằng điện thoại hoặc văn bản.";
  if (why == "unreachable") return "Zalo không gửi được cho người này: gọi điện.";
  return "Đã quá thời hạn Zalo cho gửi tin thường: gọi điện.";
}

}  // namespace

ordered_json answer_json(storage::Tx& tx, const cases::Case& held) {
  const auto& answer = held.answer;
  if (answer.text.empty()) return nullptr;
  return {{"text", answer.text},
          {"title", answer.title},
          {"proposed_by", staff_name(tx, answer.proposed_by)},
          {"proposed_at", time_or_null(last_time(tx, held, "case.propose"))},
          {"approved_by", staff_name(tx, answer.approved_by)},
          {"at", time_or_null(answer.at)}};
}

ordered_json history_json(storage::Tx& tx, const Visit& visit, const cases::Case& held) {
  ordered_json list = ordered_json::array();
  for (const auto& entry : storage::Cases(tx).history(held.id)) {
    const auto words = history_words(visit.office.books.words, entry);
    list.push_back({{"at", base::format_iso(entry.at)},
                    {"by", doer_name(tx, entry.by)},
                    {"by_en", doer_name_en(tx, entry.by)},
                    {"what", entry.what},
                    {"text", words.vi},
                    {"text_en", words.en},
                    {"internal", entry.internal}});
  }
  return list;
}

ordered_json tasks_json(storage::Tx& tx, const cases::Case& held) {
  return {{"classified", held.classified},
          {"forwarded", held.forwarded_at.has_value()},
          {"answered", !held.answer.text.empty()},
          {"approved", held.answer.at.has_value()},
          {"sent", held.answer.at.has_value() && arrived(tx, held)},
          {"apology", apology_task(held)}};
}

ordered_json conflict_json(const Visit& visit, const cases::Case& held) {
  ordered_json units = ordered_json::array();
  for (const auto& unit : {held.unit, held.old_unit}) {
    if (!unit.empty()) units.push_back(unit);
  }
  if (units.empty()) return nullptr;
  const auto name = unit_name(visit, held.unit.empty() ? held.old_unit : held.unit);
  return {
      {"units", units},
      {"text",
       fmt::format("{} được nêu trong phản ánh: không xem được hồ sơ và không thể chủ trì.", name)},
      {"text_en", fmt::format("{} is named in the case: it cannot see or lead it.", name)}};
}

ordered_json proposal_json(const Visit& visit, const cases::Case& held) {
  const auto* book = visit.office.books.signs;
  if (held.classified || book == nullptr) return nullptr;
  const auto signs = book->signs_in(held.story);
  const auto category = signs.category.empty() ? held.category : signs.category;
  if (category.empty()) return nullptr;
  std::string why = "Theo từ ngữ trong nội dung";
  if (signs.bribery) why += "; có dấu hiệu đòi tiền, hàng hạn chế";
  if (signs.denunciation) why += "; có dấu hiệu tố cáo, cần người xác nhận";
  if (signs.complaint) why += "; có dấu hiệu khiếu nại, cần người xác nhận";
  if (signs.danger) why += "; có thể nguy hiểm, cần xử lý ngay";
  return {{"category", category},
          {"kind", held.kind.empty() ? signs.kind : held.kind},
          {"urgent", signs.danger},
          {"why", why + "."}};
}

ordered_json delivery_json(storage::Tx& tx, const Visit& visit, const cases::Case& held) {
  ordered_json list = ordered_json::array();
  for (const auto& notice : storage::CaseDesk(tx).notices(held.id)) {
    ordered_json one{{"at", base::format_iso(notice.at)},
                     {"state", notice.way},
                     {"message", notice.message},
                     {"text", notice.text}};
    if (notice.way == "by_hand") one["why"] = by_hand_words(notice.why);
    if (notice.way == "outbox") one["template"] = !notice.why.empty();
    const auto line = notice.way == "outbox" ? line_of(tx, notice) : std::nullopt;
    if (notice.way == "outbox") one["state"] = line ? state_of(line->state) : "sent";
    if (line && line->state == storage::OutboxState::gave_up) {
      const auto words = visit.office.outside.failure(line->why);
      one["why"] = words.vi;
      one["why_en"] = words.en;
    }
    list.push_back(std::move(one));
  }
  return list;
}

ordered_json will_send_json(storage::Tx& tx, const Visit& visit, const cases::Case& held) {
  const bool waits = held.status == cases::Status::cho_duyet;
  if (!waits || !covers(visit, Right::approve, held) || !visit.office.outside.foresee) {
    return nullptr;
  }
  const auto change =
      cases::decide(held, cases::Approve{}, who_of(visit, held), visit.now, rules_of(visit));
  if (!change) return nullptr;
  const auto will =
      visit.office.outside.foresee(tx, {change->after, change->to_citizen, {}, visit.now});
  if (will.how.empty()) return nullptr;
  return {{"how", will.how},
          {"text", will.text},
          {"template", will.template_title},
          {"why_vi", will.why_vi},
          {"why_en", will.why_en}};
}

void add_links(storage::Tx& tx, const cases::Case& held, ordered_json& file) {
  storage::Cases book(tx);
  storage::CaseMerges merges(tx);
  file["merged_into"] = nullptr;
  file["merged_from"] = ordered_json::array();
  const auto link = merges.of(held.id);
  const auto survivor = link ? book.by_id(link->into) : std::nullopt;
  if (survivor && held.merged_into.value != 0) {
    file["merged_into"] = {{"id", std::to_string(survivor->id.value)},
                           {"number", survivor->number},
                           {"until", base::format_iso(link->until)}};
  }
  for (const auto& merge : merges.into(held.id)) {
    const auto other = book.by_id(merge.held);
    if (!other || other->merged_into != held.id) continue;
    file["merged_from"].push_back({{"id", std::to_string(other->id.value)},
                                   {"number", other->number},
                                   {"until", base::format_iso(merge.until)}});
  }
}

}  // namespace console
