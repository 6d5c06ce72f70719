// Questionnaires: all of them, one to write, its linter and its preview.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "console/admin/account.hpp"
#include "console/admin/limits.hpp"
#include "console/body.hpp"
#include "console/numbers.hpp"
#include "console/surveys/limits.hpp"
#include "console/surveys/questionnaire_view.hpp"
#include "console/surveys/survey_acts.hpp"
#include "office/language/fold.hpp"
#include "office/surveys/lint.hpp"
#include "office/surveys/questionnaire_file.hpp"
#include "office/surveys/questionnaire_limits.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;
using storage::KeptQuestionnaire;
using surveys::Questionnaire;

std::string subject_of(const KeptQuestionnaire& kept) {
  return "questionnaire/" + kept.id + "/" + std::to_string(kept.version);
}

std::optional<KeptQuestionnaire> asked_for(storage::Tx& tx, const Visit& visit) {
  const auto version = number_in(visit.path.at(1));
  if (!version || *version < 1 || *version > surveys::versions_max) return std::nullopt;
  return storage::Questionnaires(tx).find(visit.path.front(), static_cast<int>(*version));
}

// What the body says; mistakes of form stand in the body.
Questionnaire read_questionnaire(Body& body) {
  Questionnaire read;
  const auto* json = body.whole("questionnaire");
  if (json == nullptr) return read;
  for (auto& finding : surveys::read_questionnaire(*json, read)) {
    if (finding.weight != surveys::Weight::mistake) continue;
    const auto place =
        finding.question.empty() ? finding.field : finding.question + "." + finding.field;
    body.wrong("questionnaire." + place, std::move(finding.vi), std::move(finding.en));
  }
  return read;
}

bool is_code(const std::string& code) {
  return !code.empty() && std::all_of(code.begin(), code.end(), [](char letter) {
    return (letter >= '0' && letter <= '9') || letter == '_' || (letter >= 'a' && letter <= 'z');
  });
}

int next_version(storage::Tx& tx, const std::string& id) {
  int newest = 0;
  for (const auto& kept : storage::Questionnaires(tx).all()) {
    if (kept.id == id) newest = std::max(newest, kept.version);
  }
  return newest + 1;
}

RawAnswer keep(storage::Tx& tx,
               const Visit& visit,
               const Questionnaire& questionnaire,
               std::int64_t rev) {
  KeptQuestionnaire kept{.id = questionnaire.id,
                         .version = questionnaire.version,
                         .text = base::to_text(surveys::to_json(questionnaire)),
                         .rev = rev,
                         .staff = visit.me().id.value,
                         .at = visit.now};
  if (!storage::Questionnaires(tx).save(kept)) return problem("stale");
  ++kept.rev;
  admin::note(tx, visit, {"questionnaire.saved", subject_of(kept), "{}"});
  return json_answer(rev == 0 ? 201 : 200, open_questionnaire_json(tx, visit, kept));
}

struct NewOne {
  std::string from{};
  int version = 0;
  std::string id{};  // "": the next version of the same
  std::string title{};
};

RawAnswer add(storage::Tx& tx, const Visit& visit, const NewOne& wish) {
  auto made = find_questionnaire(tx, wish.from, wish.version);
  if (!made) return problem("not_found");
  const bool copy = !wish.id.empty() && wish.id != wish.from;
  if (copy) made->id = wish.id;
  made->version = next_version(tx, made->id);
  if (copy && made->version > 1) return problem("code_taken");
  if (made->version > surveys::versions_max) return problem("not_possible");
  if (!wish.title.empty()) made->title = wish.title;
  return keep(tx, visit, *made, 0);
}

RawAnswer change(storage::Tx& tx,
                 const Visit& visit,
                 std::int64_t rev,
                 const Questionnaire& questionnaire) {
  const auto kept = asked_for(tx, visit);
  if (!kept) return problem("not_found");
  if (kept->frozen_at || kept->staff == 0) return problem("frozen");
  const bool same = questionnaire.id == kept->id && questionnaire.version == kept->version;
  if (!same) return problem("not_possible");
  if (kept->rev != rev)
    return problem("stale", {{"questionnaire", open_questionnaire_json(tx, visit, *kept)}});
  return keep(tx, visit, questionnaire, rev);
}

// The first three; more would be no sentence.
std::string named(const std::vector<std::string>& names) {
  constexpr std::size_t named_max = 3;
  std::string all;
  for (std::size_t at = 0; at < std::min(names.size(), named_max); ++at)
    all += (at == 0 ? "“" : ", “") + names[at] + "”";
  if (names.size() > named_max) all += ", …";
  return all;
}

// A round that was cancelled keeps what it would have asked, and cannot be given anything else.
RawAnswer in_use(const std::vector<storage::KeptRound>& rounds) {
  std::vector<std::string> cancelled;
  std::vector<std::string> others;
  for (const auto& kept : rounds) {
    const bool over = kept.round.state == surveys::RoundState::cancelled;
    (over ? cancelled : others).push_back(kept.round.name);
  }
  if (!cancelled.empty()) {
    const auto names = named(cancelled);
    return problem(
        "in_use",
        {{"message_vi", "Không xóa được: đợt đã hủy vẫn giữ bản này trong hồ sơ: " + names + "."},
         {"message_en", "It stays: rounds that were cancelled keep this version: " + names + "."}});
  }
  const auto names = named(others);
  return problem(
      "in_use",
      {{"message_vi",
        "Đợt khảo sát còn dùng bản này: " + names + ". Đổi bộ câu hỏi của đợt rồi xóa."},
       {"message_en",
        "Rounds still use this version: " + names + ". Give them another one, then delete."}});
}

RawAnswer remove(storage::Tx& tx, const Visit& visit, std::int64_t rev) {
  const auto kept = asked_for(tx, visit);
  if (!kept) return problem("not_found");
  if (kept->frozen_at || kept->staff == 0) return problem("frozen");
  const auto rounds = storage::SurveyRounds(tx).using_version(kept->id, kept->version);
  if (!rounds.empty()) return in_use(rounds);
  if (!storage::Questionnaires(tx).remove(kept->id, kept->version, rev)) return problem("stale");
  admin::note(tx, visit, {"questionnaire.deleted", subject_of(*kept), "{}"});
  return no_content();
}

ordered_json lengths_of(const Questionnaire& questionnaire) {
  ordered_json list = ordered_json::array();
  for (const auto* question : questionnaire.questions()) {
    const bool scale = question->kind == surveys::Kind::rating;
    list.push_back({{"question", question->code},
                    {"characters", language::length(question->ask)},
                    {"choices", scale ? std::size_t{surveys::levels} : question->options.size()}});
  }
  return list;
}

ordered_json preview_json(const Preview& preview) {
  ordered_json lines = ordered_json::array();
  for (const auto& line : preview.lines) {
    ordered_json buttons = ordered_json::array();
    for (const auto& [label, says] : line.buttons) {
      buttons.push_back({{"label", label}, {"says", says}});
    }
    lines.push_back({{"who", line.bot ? "bot" : "citizen"},
                     {"text", line.text},
                     {"buttons", std::move(buttons)}});
  }
  return {{"lines", std::move(lines)}, {"ended", preview.ended}};
}

}  // namespace

RawAnswer questionnaires(const Visit& visit) {
  ordered_json items = ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    const auto rounds = storage::SurveyRounds(tx).all(survey_limits::rounds_shown);
    for (const auto& kept : storage::Questionnaires(tx).all()) {
      items.push_back(questionnaire_row(tx, kept, rounds));
    }
  });
  return json_answer(200, {{"items", std::move(items)}});
}

RawAnswer add_questionnaire(const Visit& visit) {
  Body body(visit.request);
  NewOne wish;
  wish.from = body.text("from.id", {1, surveys::code_max});
  wish.version = static_cast<int>(body.number("from.version", {1, surveys::versions_max}));
  wish.id = body.text("id", {0, surveys::code_max});
  wish.title = body.words("title", {0, surveys::title_max});
  if (!wish.id.empty() && !is_code(wish.id)) {
    body.wrong("id", "Mã chỉ gồm a-z, 0-9 và dấu gạch dưới.", "Only a-z, 0-9 and _.");
  }
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) { return add(tx, visit, wish); });
}

RawAnswer open_questionnaire(const Visit& visit) {
  auto answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    if (const auto kept = asked_for(tx, visit)) {
      answer = json_answer(200, open_questionnaire_json(tx, visit, *kept));
    }
  });
  return answer;
}

RawAnswer save_questionnaire(const Visit& visit) {
  Body body(visit.request);
  const auto rev = body.number("rev", {1, admin::limits::revision_max});
  const auto questionnaire = read_questionnaire(body);
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) { return change(tx, visit, rev, questionnaire); });
}

RawAnswer delete_questionnaire(const Visit& visit) {
  const auto rev = number_in(query_value(visit.request, "rev"));
  if (!rev || *rev < 1 || *rev > admin::limits::revision_max) {
    return invalid({{"rev", "Phải là số nguyên từ 1 đến 1000000000."}});
  }
  return carry_out(visit, [&](storage::Tx& tx) { return remove(tx, visit, *rev); });
}

RawAnswer check_questionnaire(const Visit& visit) {
  Body body(visit.request);
  Questionnaire read;
  std::vector<surveys::Finding> findings;
  if (const auto* json = body.whole("questionnaire")) {
    findings = surveys::read_questionnaire(*json, read);
  }
  if (auto refused = body.refused()) return *refused;
  // What cannot be read cannot be looked at either.
  if (!surveys::has_mistake(findings)) findings = findings_of(visit, read);
  return json_answer(200,
                     {{"findings", findings_json(findings)},
                      {"seconds", surveys::estimated_time(read).count()},
                      {"lengths", lengths_of(read)}});
}

RawAnswer preview_questionnaire(const Visit& visit) {
  Body body(visit.request);
  const auto questionnaire = read_questionnaire(body);
  PreviewWish wish;
  wish.accents = body.needed_flag("accents");
  wish.long_names = body.needed_flag("long_names");
  wish.said = body.texts("said", survey_limits::said_max, {1, surveys::open_answer_max});
  if (auto refused = body.refused()) return *refused;
  if (surveys::has_mistake(findings_of(visit, questionnaire))) return problem("not_possible");
  if (!visit.office.outside.surveys.preview) return problem("unavailable");
  return json_answer(200, preview_json(visit.office.outside.surveys.preview(questionnaire, wish)));
}

}  // namespace console::acts
