// Cases put together and taken apart; and a part of one made a case of its own.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/case_acts.hpp"
#include "console/cases/file.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/receipt.hpp"
#include "console/cases/row.hpp"
#include "console/cases/turn.hpp"
#include "console/limits.hpp"
#include "office/cases/limits.hpp"
#include "storage/audit.hpp"
#include "storage/case_links.hpp"
#include "storage/cases.hpp"

namespace console::acts {
namespace {

RawAnswer not_possible(const char* vi, const char* en) {
  return problem("not_possible", {{"message_vi", vi}, {"message_en", en}});
}

// The case that stays, as the page saw it; or why not.
struct Survivor {
  std::optional<SeenCase> seen{};
  std::optional<RawAnswer> refused{};
};

Survivor survivor_of(storage::Tx& tx, const Visit& visit, const Asked& into) {
  Survivor survivor{see_case(tx, visit, into.key), std::nullopt};
  if (!survivor.seen) {
    survivor.refused = invalid({{"into.id", "Không có hồ sơ này."}});
  } else if (!survivor.seen->whole) {
    survivor.refused = problem("restricted");
  } else if (survivor.seen->held.revision != into.rev) {
    survivor.refused = problem(
        "changed", {{"by", ""}, {"at", nullptr}, {"case", case_file(tx, visit, *survivor.seen)}});
  } else if (survivor.seen->held.merged_into.value != 0 ||
             cases::is_settled(survivor.seen->held.status)) {
    survivor.refused = not_possible("Hồ sơ giữ lại đã kết thúc hoặc đã gộp vào hồ sơ khác.",
                                    "The surviving case is settled or merged itself.");
  }
  return survivor;
}

RawAnswer merge_in(storage::Tx& tx, const Visit& visit, const Asked& asked, const Asked& into) {
  CaseTurn turn(tx, visit);
  if (auto refused = turn.open(visit.path.front(), asked)) return *refused;
  if (auto refused = turn.needs({Right::move})) return *refused;
  const auto survivor = survivor_of(tx, visit, into);
  if (survivor.refused) return *survivor.refused;
  const auto& other = survivor.seen->held;
  if (!covers(visit, Right::move, other)) return problem("forbidden");
  storage::CaseMerges merges(tx);
  const auto& held = turn.held();
  if (!merges.into(held.id).empty()) {
    return not_possible("Có hồ sơ khác đang gộp vào hồ sơ này. Hãy giữ hồ sơ này lại.",
                        "Other cases are merged into this one. Let this one survive.");
  }
  const cases::Merge command{other.id, other.number, other.restricted};
  if (auto refused = turn.apply(command, "into.id")) return *refused;
  turn.store("into=" + other.number);
  merges.put({held.id, other.id, staff_of(visit), visit.now, visit.now + limits::merge_undo});
  return turn.answer();
}

RawAnswer unmerge_in(storage::Tx& tx, const Visit& visit, const Asked& asked) {
  CaseTurn turn(tx, visit);
  if (auto refused = turn.open(visit.path.front(), asked)) return *refused;
  if (auto refused = turn.needs({Right::move})) return *refused;
  storage::CaseMerges merges(tx);
  const auto link = merges.of(turn.held().id);
  if (link && link->until < visit.now) {
    return not_possible("Đã quá 30 ngày, không tách lại được.",
                        "More than thirty days have passed; it cannot be undone.");
  }
  if (auto refused = turn.apply(cases::Unmerge{}, "")) return *refused;
  merges.end(turn.held().id, visit.now);
  turn.store();
  return turn.answer();
}

struct Part {
  std::string text{};
  std::vector<std::string> attachments{};
};

cases::Case part_of(const cases::Case& held, const Part& part) {
  cases::Case draft;
  draft.citizen = held.citizen;
  draft.channel = held.channel;
  draft.kind = held.kind;
  draft.unit = held.unit;
  draft.old_unit = held.old_unit;
  draft.story = part.text;
  draft.attachments = part.attachments;
  draft.identity = held.identity;
  draft.contact_phone = held.contact_phone;
  draft.contact_name = held.contact_name;
  draft.secret_hash = held.secret_hash;
  draft.restricted = held.restricted;
  draft.urgent = held.urgent;
  return draft;
}

bool has_all(const cases::Case& held, const std::vector<std::string>& attachments) {
  return std::all_of(attachments.begin(), attachments.end(), [&](const std::string& one) {
    const auto& own = held.attachments;
    return std::find(own.begin(), own.end(), one) != own.end();
  });
}

RawAnswer made(storage::Tx& tx, const Visit& visit, cases::CaseId held, cases::CaseId part) {
  nlohmann::ordered_json json{{"case", case_file(tx, visit, held)}, {"created", nullptr}};
  const auto seen = see_case(tx, visit, std::to_string(part.value));
  if (seen) json["created"] = case_row(tx, visit, *seen);
  return json_answer(201, json);
}

RawAnswer split_in(storage::Tx& tx, const Visit& visit, const Asked& asked, const Part& part) {
  storage::CaseKeys keys(tx);
  const auto known = asked.key.empty() ? std::nullopt : keys.find(asked.key);
  const bool again =
      known && known->held == case_id(visit.path.front()) && is_repetition(*known, visit);
  if (again) return made(tx, visit, known->held, known->made);
  CaseTurn turn(tx, visit);
  if (auto refused = turn.open(visit.path.front(), {asked.rev, asked.key})) return *refused;
  if (auto refused = turn.needs({Right::move})) return *refused;
  if (!has_all(turn.held(), part.attachments)) {
    return invalid({{"attachments", "Có tệp không thuộc hồ sơ này."}});
  }
  const auto opened = receive(tx, visit, part_of(turn.held(), part));
  if (!opened) return refused_by(opened.error(), "text");
  if (auto refused = turn.apply(cases::SplitOff{opened->number}, "")) {
    return *refused;
  }
  turn.forget_key();
  turn.store("into=" + opened->number);
  if (!asked.key.empty())
    keys.put(asked.key, {turn.held().id, opened->id, said_in(visit)}, visit.now);
  return made(tx, visit, turn.held().id, opened->id);
}

}  // namespace

RawAnswer merge(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  Asked into;
  into.key = body.text("into.id", {1, limits::code_max});
  into.rev = body.number("into.rev", {0, 1'000'000'000});
  if (auto refused = body.refused()) return *refused;
  auto answer = carry_out(visit, [&](storage::Tx& tx) { return merge_in(tx, visit, asked, into); });
  visit.office.outside.moved();
  return answer;
}

RawAnswer unmerge(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) { return unmerge_in(tx, visit, asked); });
}

RawAnswer split(const Visit& visit) {
  Body body(visit.request);
  Asked asked = read_asked(body, visit);
  if (asked.key.empty()) body.wrong("client_id", "Còn thiếu.");
  Part part;
  part.text = body.words("text", {1, cases::story_max});
  part.attachments = body.texts("attachments", cases::attachments_max, {1, limits::code_max});
  if (auto refused = body.refused()) return *refused;
  auto answer = carry_out(visit, [&](storage::Tx& tx) { return split_in(tx, visit, asked, part); });
  visit.office.outside.moved();
  return answer;
}

}  // namespace console::acts
