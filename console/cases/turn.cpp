#include "console/cases/turn.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/cases/actions.hpp"
#include "console/cases/english.hpp"
#include "console/cases/file.hpp"
#include "console/limits.hpp"
#include "storage/audit.hpp"
#include "storage/case_desk.hpp"
#include "storage/case_links.hpp"
#include "storage/cases.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

constexpr std::int64_t revision_max = 1'000'000'000;

bool is_key(const std::string& key) {
  return std::all_of(key.begin(), key.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
  });
}

ordered_json words_of(const base::Error& error) {
  return {{"message_vi", error.what}, {"message_en", in_english(error.what)}};
}

void store_one(storage::Tx& tx,
               const Visit& visit,
               const cases::Case& before,
               const cases::Change& change) {
  storage::Cases book(tx);
  const auto stored = book.update(change.after, before.revision);
  base::check(stored.ok(), "a case changed under its own transaction");
  book.append_history(before.id, change.history);
  if (!visit.office.outside.tell || change.to_citizen.empty()) return;
  visit.office.outside.tell(tx,
                            {change.after,
                             change.to_citizen,
                             fmt::format("case/{}/{}", before.id.value, change.after.revision),
                             visit.now});
}

}  // namespace

std::string read_key(Body& body, const Visit& visit, bool needed) {
  auto id = body.text("client_id", {0, limits::client_id_max});
  if (id.empty()) id = door::header_of(visit.request, "Idempotency-Key");
  if (id.empty() && needed) body.wrong("client_id", "Còn thiếu.");
  if (id.size() > limits::client_id_max || !is_key(id)) {
    body.wrong("client_id", "Chỉ gồm chữ không dấu, số, \"-\" và \"_\".");
    return {};
  }
  return id.empty() ? id : fmt::format("{}/{}", visit.me().id.value, id);
}

Asked asked_in_address(QueryText& query, const Visit& visit) {
  Asked asked;
  if (query.value("rev").empty()) query.wrong("rev", "Còn thiếu.");
  asked.rev = query.number("rev", 0, revision_max);
  const auto key = door::header_of(visit.request, "Idempotency-Key");
  if (key.size() > limits::client_id_max || !is_key(std::string{key})) {
    query.wrong("client_id", "Chỉ gồm chữ không dấu, số, \"-\" và \"_\".");
  } else if (!key.empty()) {
    asked.key = fmt::format("{}/{}", visit.me().id.value, key);
  }
  return asked;
}

Asked read_asked(Body& body, const Visit& visit) {
  Asked asked;
  asked.rev = body.number("rev", {0, revision_max});
  asked.key = read_key(body, visit, false);
  return asked;
}

RawAnswer refused_by(const base::Error& error, std::string_view field) {
  auto more = words_of(error);
  if (error.code == base::Errc::denied) return problem("not_allowed", more);
  if (error.code == base::Errc::conflict) return problem("not_possible", more);
  more["fields"] = ordered_json::object();
  more["fields_en"] = ordered_json::object();
  if (!field.empty()) {
    more["fields"][std::string{field}] = error.what;
    more["fields_en"][std::string{field}] = in_english(error.what);
  }
  return problem("invalid", more);
}

std::string said_in(const Visit& visit) {
  const auto& request = visit.request;
  auto json = base::parse_json(request.body, {.comments = false});
  const bool object = json.ok() && json->is_object();
  if (object) {
    json->erase("rev");
    json->erase("client_id");
  }
  return base::sha256_hex(
      {request.method, request.path, object ? base::to_text(*json) : request.body});
}

bool is_repetition(const storage::AnsweredKey& known, const Visit& visit) {
  return known.said.empty() || known.said == said_in(visit);
}

std::optional<RawAnswer> CaseTurn::open(std::string_view id, const Asked& asked) {
  asked_ = asked;
  auto seen = see_case(tx_, visit_, id);
  if (!seen) return problem("not_found");
  const auto known = asked.key.empty() ? std::nullopt : storage::CaseKeys(tx_).find(asked.key);
  const bool other = known && (known->held != seen->held.id || !is_repetition(*known, visit_));
  if (other) return invalid({{"client_id", "Đã dùng."}});
  if (known) return json_answer(200, {{"case", case_file(tx_, visit_, *seen)}});
  if (!seen->whole) return problem("restricted");
  before_ = seen->held;
  held_ = std::move(seen->held);
  if (before_.revision != asked.rev) return changed_by_another();
  return std::nullopt;
}

RawAnswer CaseTurn::changed_by_another() {
  ordered_json more{{"by", ""}, {"at", nullptr}};
  const auto history = storage::Cases(tx_).history(before_.id);
  if (!history.empty()) {
    more["by"] = doer_name(tx_, history.back().by);
    more["at"] = base::format_iso(history.back().at);
  }
  more["case"] = case_file(tx_, visit_, before_.id);
  return problem("changed", more);
}

std::optional<RawAnswer> CaseTurn::needs(const std::vector<Right>& rights) {
  const bool covered = std::any_of(
      rights.begin(), rights.end(), [&](Right right) { return covers(visit_, right, held_); });
  if (covered) return std::nullopt;
  return problem("forbidden");
}

std::optional<RawAnswer> CaseTurn::apply(const cases::Command& command, std::string_view field) {
  return apply_as(who_of(visit_, held_), command, field);
}

std::optional<RawAnswer> CaseTurn::apply_as(const cases::Who& who,
                                            const cases::Command& command,
                                            std::string_view field) {
  auto change = cases::decide(held_, command, who, visit_.now, rules_of(visit_));
  if (!change) return refused_by(change.error(), field);
  held_ = std::move(change->after);
  change_.history.insert(change_.history.end(), change->history.begin(), change->history.end());
  change_.to_citizen.insert(
      change_.to_citizen.end(), change->to_citizen.begin(), change->to_citizen.end());
  return std::nullopt;
}

void CaseTurn::remark(const std::string& text) {
  if (text.empty()) return;
  if (held_.revision == before_.revision) ++held_.revision;
  change_.history.push_back({visit_.now, who_of(visit_, held_), "case.remark", text, true});
}

void CaseTurn::only_noted() {
  held_ = before_;
  change_ = {};
  remark("Đề nghị gia hạn, chờ duyệt.");
  store();
}

// Cases answered with this one have their answer now too.
void CaseTurn::take_along() {
  storage::Cases book(tx_);
  for (const auto& merge : storage::CaseMerges(tx_).into(held_.id)) {
    const auto other = book.by_id(merge.held);
    if (!other || other->merged_into != held_.id || cases::is_settled(other->status)) continue;
    const auto change =
        cases::decide(*other, cases::Follow{held_}, cases::Who{}, visit_.now, rules_of(visit_));
    if (change) store_one(tx_, visit_, *other, *change);
  }
}

void CaseTurn::store(std::string_view detail) {
  change_.after = held_;
  store_one(tx_, visit_, before_, change_);
  const auto subject = fmt::format("case/{}", held_.id.value);
  for (const auto& entry : change_.history) {
    storage::Audit(tx_).append(
        {visit_.now, key_of(visit_.me().id), entry.what, subject, std::string{detail}});
  }
  const bool settled = cases::is_settled(held_.status);
  if (settled && !cases::is_settled(before_.status)) {
    take_along();
    storage::CaseDesk(tx_).settle_request(
        held_.id, storage::RequestEnd::over, staff_of(visit_), visit_.now);
  }
  if (!asked_.key.empty())
    storage::CaseKeys(tx_).put(asked_.key, {held_.id, {}, said_in(visit_)}, visit_.now);
}

RawAnswer CaseTurn::answer() {
  const auto seen = see_case(tx_, visit_, std::to_string(held_.id.value));
  if (!seen) return json_answer(200, {{"case", nullptr}});
  return json_answer(200, {{"case", case_file(tx_, visit_, *seen)}});
}

RawAnswer carry_out(const Visit& visit, const Asked& asked, const Order& order) {
  auto answer = carry_out(visit, [&](storage::Tx& tx) {
    CaseTurn turn(tx, visit);
    auto refused = turn.open(visit.path.front(), asked);
    if (!refused) refused = turn.needs(order.rights);
    for (const auto& command : order.commands) {
      if (!refused) refused = turn.apply(command, order.field);
    }
    if (!refused) turn.store(order.detail);
    return refused ? *refused : turn.answer();
  });
  visit.office.outside.moved();
  return answer;
}

}  // namespace console
