#include "bot/speech.hpp"

#include <algorithm>
#include <utility>

#include "bot/errands.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "office/language/fold.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"
#include "storage/survey_messages.hpp"
#include "storage/survey_withheld.hpp"
#include "templates/engine/limits.hpp"

namespace bot {
namespace {

// Facts first, so that what the turn knows wins over them.
base::Values merged(const base::Values& facts, const base::Values& with) {
  base::Values all = with;
  all.insert(facts.begin(), facts.end());
  return all;
}

std::vector<templates::Listed> as_listed(const std::vector<flows::Listed>& offered) {
  std::vector<templates::Listed> listed;
  listed.reserve(offered.size());
  for (const auto& one : offered) listed.push_back({one.id, one.label});
  return listed;
}

// What follows a questionnaire, in the turn that ended it.
bool is_of_another_flow(const std::string& flow) {
  return !flow.empty() && !flow.starts_with(questionnaire_flows);
}

}  // namespace

base::Result<templates::Message> Speech::render(std::string_view id,
                                                const base::Values& with,
                                                const std::vector<flows::Listed>& offered) const {
  return scene_.content.templates.render(id, merged(facts_, with), as_listed(offered));
}

base::Status Speech::say(const flows::Speak& speak) {
  base::Values with = speak.with;
  Line line;
  line.why = speak.message;
  std::vector<templates::Choice> choices;
  if (speak.question) {
    const auto& question = *speak.question;
    auto asked = render(question.message, question.with, question.offered);
    if (!asked) return asked.error();
    with["cau_hoi"] = asked->text;
    line.flow = question.flow;
    line.step = question.step;
    choices = std::move(asked->choices);
  }
  auto message = render(speak.message, with, {});
  if (!message) return message.error();
  if (message->choices.empty()) message->choices = std::move(choices);
  line.message = std::move(*message);
  line.because = because_;
  lines_.push_back(std::move(line));
  return base::Nothing{};
}

base::Status Speech::ask(const flows::Asked& asked) {
  const auto& question = asked.question;
  auto message = render(question.message, question.with, question.offered);
  if (!message) return message.error();
  lines_.push_back({std::move(*message), question.flow, question.step, question.message, because_});
  return base::Nothing{};
}

// Plain sentences are joined to the one before until few enough messages are left.
void Speech::join() {
  std::size_t at = 1;
  while (lines_.size() > messages_per_turn_max && at < lines_.size()) {
    auto& before = lines_[at - 1];
    auto& next = lines_[at];
    const std::string both = before.message.text + "\n\n" + next.message.text;
    if (!before.message.choices.empty() || language::length(both) > templates::text_max) {
      ++at;
      continue;
    }
    next.message.text = both;
    next.why = before.why + " + " + next.why;
    lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(at) - 1);
  }
}

// As staff read it.
void Speech::keep(const Line& line, std::optional<storage::OutboxId> errand) {
  storage::Messages(scene_.tx).put({.citizen = scene_.citizen.id,
                                    .direction = storage::Direction::out,
                                    .text = line.message.text,
                                    .at = scene_.now,
                                    .outbox = errand,
                                    .why = because_json(line.because, line.why)});
}

std::size_t Speech::send(std::optional<surveys::RoundId> withheld) {
  join();
  storage::Outbox outbox(scene_.tx);
  storage::SurveyMessages of_surveys(scene_.tx);
  std::size_t ordinal = 0;
  for (const auto& line : lines_) {
    auto errand = message_errand(scene_,
                                 {line.message, line.flow, line.step, line.why},
                                 scene_.turn + "/" + std::to_string(ordinal++));
    if (scene_.survey) {
      errand.expires_at = std::min(errand.expires_at, scene_.survey->until);
      errand.when_unsure = storage::WhenUnsure::ask_staff;  // never twice
    }
    outbox.put(errand);
    const auto id = outbox.id_of(errand.dedupe_key);
    if (scene_.survey && id) {
      of_surveys.add(*id, scene_.survey->invitation, scene_.survey->kind, scene_.now);
    }
    if (!withheld || is_of_another_flow(line.flow)) {
      keep(line, id);
    } else if (id) {
      storage::SurveyWithheld(scene_.tx).errand(*id, *withheld);
    }
  }
  return ordinal;
}

}  // namespace bot
