// The open answers of a round: read, given themes, and their writers asked to send a report.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "console/admin/account.hpp"
#include "console/body.hpp"
#include "console/cases/query_text.hpp"
#include "console/conversation.hpp"
#include "console/numbers.hpp"
#include "console/surveys/open_answer.hpp"
#include "console/surveys/open_list.hpp"
#include "console/surveys/result_acts.hpp"
#include "console/surveys/result_limits.hpp"
#include "console/surveys/result_round.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;

// "gửi phản ánh" begins the bot's own way of taking one (flows/routes.jsonc).
constexpr const char* offer_text =
    "Cảm ơn Ông/Bà đã góp ý trong khảo sát. Nếu Ông/Bà muốn cơ quan xem xét việc đã nêu, xin nhắn: "
    "gửi phản ánh. Tên của Ông/Bà được giữ kín. Nếu không, Ông/Bà không cần trả lời.";

struct Page {
  std::string question{};
  ResultQuery scope{};
  std::optional<storage::ThemeId> theme{};
  storage::SurveyAnswerId below{};
};

Page page_of(const Visit& visit, QueryText& text) {
  Page page;
  page.question = text.value("question");
  if (page.question.size() > limits::scope_name_max)
    text.wrong("question", "Không có giá trị này.");
  page.scope = result_query(visit, text);
  if (const auto theme = text.number("theme", 0, limits::theme_id_max); theme > 0)
    page.theme = storage::ThemeId{theme};
  page.below.value = text.number("after", 0, limits::answer_id_max);
  return page;
}

ordered_json themes_json(const std::map<std::int64_t, std::int64_t>& counted) {
  ordered_json list = ordered_json::array();
  for (const auto& [theme, answers] : counted)
    list.push_back({{"id", theme}, {"answers", answers}});
  return list;
}

RawAnswer page_in(storage::Tx& tx, const Visit& visit, const Page& page) {
  const auto id = round_id(visit.path.front());
  const auto kept = id ? storage::SurveyRounds(tx).find(*id) : std::nullopt;
  if (!kept) return problem("not_found");
  if (holds_back_answers(tx, *id)) return problem("anonymous_running");
  auto filter = open_filter(tx, visit, *id, page.scope, page.question);
  if (!filter) return problem("not_found");
  filter->theme = page.theme;
  storage::SurveyWords words(tx);
  const auto found = words.page(*filter, page.below, limits::open_answers_shown);
  const OpenAnswers shown(tx, visit, kept->round);
  ordered_json items = ordered_json::array();
  for (const auto& answer : found) items.push_back(shown.json(answer));
  const bool more = found.size() == static_cast<std::size_t>(limits::open_answers_shown);
  ordered_json next;
  if (more) next = std::to_string(found.back().id.value);
  return json_answer(200,
                     {{"items", std::move(items)},
                      {"next", next},
                      {"total", words.count(*filter)},
                      {"themes", themes_json(words.themes(*filter))}});
}

// Themes that are there; a retired one only where the answer carries it already.
bool may_carry(storage::Tx& tx, const std::vector<storage::ThemeId>& wanted, std::int64_t answer) {
  storage::SurveyThemes themes(tx);
  const auto carried = themes.of(answer);
  return std::all_of(wanted.begin(), wanted.end(), [&](const auto id) {
    const auto theme = themes.find(id);
    const bool has = std::find(carried.begin(), carried.end(), id) != carried.end();
    return theme && (!theme->retired || has);
  });
}

RawAnswer shown_again(storage::Tx& tx, const Visit& visit, const SeenAnswer& seen) {
  const auto now = storage::SurveyWords(tx).find(seen.answer.id);
  return json_answer(200, OpenAnswers(tx, visit, seen.round).json(*now));
}

std::string subject_of(const SeenAnswer& seen) {
  return "survey_answer/" + std::to_string(seen.answer.id.value);
}

RawAnswer set_in(storage::Tx& tx, const Visit& visit, const std::vector<storage::ThemeId>& themes) {
  const auto seen = see_answer(tx, visit, visit.path.front());
  if (!seen) return problem("not_found");
  if (!may_carry(tx, themes, seen->answer.id.value))
    return invalid({{"themes", "Không có giá trị này."}});
  storage::SurveyThemes(tx).set(seen->answer.id.value, themes, visit.me().id.value, visit.now);
  ordered_json ids = ordered_json::array();
  for (const auto theme : themes) ids.push_back(theme.value);
  admin::note(
      tx, visit, {"survey.themes_set", subject_of(*seen), base::to_text({{"themes", ids}})});
  return shown_again(tx, visit, *seen);
}

// The officers who read this conversation see what was sent, and by whom.
void send_offer(storage::Tx& tx,
                const Visit& visit,
                const storage::Citizen& citizen,
                const std::string& key) {
  storage::Outbox outbox(tx);
  outbox.put(visit.office.outside.errand(
      StaffMessage{citizen.channel_id, offer_text, key, visit.now, visit.now}));
  storage::Message message;
  message.citizen = citizen.id;
  message.direction = storage::Direction::staff;
  message.text = offer_text;
  message.at = visit.now;
  message.staff = key_of(visit.me().id);
  message.outbox = outbox.id_of(key);
  message.client_key = key;
  storage::Messages(tx).put(message);
}

RawAnswer invite_in(storage::Tx& tx, const Visit& visit) {
  const auto seen = see_answer(tx, visit, visit.path.front());
  if (!seen) return problem("not_found");
  if (const auto why = not_to_be_invited(tx, seen->round, seen->answer); !why.empty())
    return problem(why);
  const auto conversation = load_conversation(tx, seen->answer.citizen);
  if (!conversation) return problem("unreachable");
  // An officer talks with this person, or one is waited for: no second voice.
  if (conversation->open || conversation->owner != Owner::bot) return problem("not_now");
  const auto box = box_of(visit, conversation->citizen);
  if (box.code == "W3" || box.code == "W5") return problem("window_closed");
  if (!box.may_send) return problem("unreachable");
  const auto id = seen->answer.id;
  if (!storage::SurveyWords(tx).note_offer(id, visit.me().id.value, visit.now))
    return problem("asked_before");
  send_offer(tx, visit, conversation->citizen, "survey_offer/" + std::to_string(id.value));
  admin::note(tx, visit, {"survey.report_offered", subject_of(*seen), "{}"});
  return shown_again(tx, visit, *seen);
}

}  // namespace

RawAnswer open_answers(const Visit& visit) {
  QueryText text(visit.request.query);
  const auto page = page_of(visit, text);
  if (const auto wrong = text.mistakes(); !wrong.empty()) return invalid(wrong);
  RawAnswer answer;
  visit.office.database.read([&](storage::Tx& tx) { answer = page_in(tx, visit, page); });
  return answer;
}

RawAnswer set_answer_themes(const Visit& visit) {
  Body body(visit.request);
  const auto count = body.count("themes", limits::themes_of_answer);
  std::vector<storage::ThemeId> themes;
  for (std::size_t at = 0; at < count; ++at) {
    const storage::ThemeId id{
        body.number("themes." + std::to_string(at), {1, limits::theme_id_max})};
    if (std::find(themes.begin(), themes.end(), id) == themes.end()) themes.push_back(id);
  }
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) { return set_in(tx, visit, themes); });
}

RawAnswer invite_to_report(const Visit& visit) {
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = invite_in(tx, visit); });
  if (answer.status == 200 && visit.office.outside.moved) visit.office.outside.moved();
  return answer;
}

}  // namespace console::acts
