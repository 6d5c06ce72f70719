#include "bot/transcript.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "office/cases/wording.hpp"
#include "storage/cases.hpp"
#include "storage/citizens.hpp"
#include "storage/consents.hpp"
#include "storage/data_requests.hpp"
#include "storage/handovers.hpp"

namespace bot {
namespace {

using base::Errc;
using base::Error;
using base::Status;

// A Monday morning in office hours: most stories need nothing else.
constexpr std::string_view usual_date = "2026-11-23";
constexpr std::chrono::hours usual_hour{9};

Status bad(std::string_view line) {
  return Error{Errc::invalid, "không hiểu dòng (not an input line): " + std::string{line}};
}

std::pair<std::string_view, std::string_view> first_word(std::string_view words) {
  const auto blank = words.find(' ');
  if (blank == std::string_view::npos) return {words, ""};
  return {words.substr(0, blank), words.substr(blank + 1)};
}

bool is_result(std::string_view line) {
  return line.starts_with("B:") || line.starts_with("=") || line.starts_with("  ");
}

std::string with_indent(const std::string& text) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "   ";
  }
  return out;
}

const char* word_of(storage::Decision decision) {
  switch (decision) {
    case storage::Decision::agreed:
      return "đồng ý";
    case storage::Decision::refused:
      return "từ chối";
    case storage::Decision::withdrawn:
      return "rút lại";
  }
  return "";
}

std::string described(const cases::Case& held) {
  return fmt::format(
      "hồ sơ {}: {}, nhánh {}, loại {}, đơn vị {}, {}{}{}, hạn {}",
      held.number,
      cases::status_name(held.status),
      held.branch,
      held.kind.empty() ? "-" : held.kind,
      held.unit.empty() ? "-" : held.unit,
      cases::identity_name(held.identity),
      held.restricted ? ", hạn chế" : "",
      held.attachments.empty() ? "" : fmt::format(", {} tệp", held.attachments.size()),
      held.answer_due ? base::format_date(*held.answer_due) : "-");
}

std::vector<std::string> effects_on(storage::Tx& tx, const std::string& citizen) {
  std::vector<std::string> all;
  for (const auto& one : storage::Consents(tx).history(citizen)) {
    all.push_back(fmt::format("{} cho mục đích {}, lúc {}",
                              word_of(one.decision),
                              one.purpose,
                              base::format_date_time(one.at)));
  }
  for (const auto& one : storage::Handovers(tx).history(citizen, 50)) {
    all.push_back(fmt::format(
        "chuyển cho người ({}), lúc {}", one.reason, base::format_date_time(one.since)));
    if (one.closed_at)
      all.push_back("người đã trao lại, lúc " + base::format_date_time(*one.closed_at));
  }
  for (const auto& one : storage::DataRequests(tx).of_citizen(citizen)) {
    all.push_back(fmt::format(
        "yêu cầu dữ liệu {}, làm trước {}", one.number, base::format_date(one.act_due)));
  }
  for (const auto& one : storage::Cases(tx).of_citizen(citizen)) {
    all.push_back(described(one));
  }
  return all;
}

}  // namespace

Transcript::Transcript(std::filesystem::path folder,
                       const Content& content,
                       const config::Config& config)
    : folder_(std::move(folder)),
      content_(content),
      config_(config),
      start_(base::from_local(*base::parse_iso_date(usual_date), usual_hour)) {}

Rehearsal& Transcript::stage() {
  if (!stage_) stage_ = std::make_unique<Rehearsal>(folder_, content_, config_, start_);
  return *stage_;
}

base::Result<std::string> Transcript::play(std::string_view line) {
  if (line.empty() || line.starts_with('#') || is_result(line)) return std::string{};
  const auto done = act(line);
  if (!done) return done.error();
  return results();
}

base::Result<std::string> Transcript::play_all(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (is_result(line)) continue;
    out += std::string{line} + "\n";
    const auto followed = play(line);
    if (!followed) return followed.error();
    out += *followed;
  }
  return out;
}

Status Transcript::act(std::string_view line) {
  if (line.size() < 2) return bad(line);
  const auto kind = line.substr(0, 2);
  const auto words = line.size() > 3 ? line.substr(3) : std::string_view{};
  if (kind.front() == 'C') return act_as_citizen(kind.back(), words);
  if (kind == "@ ") return begin_at(line.substr(2));
  if (kind == "+ ") return let_time_pass(line.substr(2));
  if (kind == "S>") return act_on_staff(words);
  if (kind == "S:") {
    stage().staff_spoke(words);
  } else if (kind == "! ") {
    stage().fetch_failed(first_word(line.substr(2)).second);
  } else {
    return bad(line);
  }
  return base::Nothing{};
}

Status Transcript::act_as_citizen(char kind, std::string_view words) {
  switch (kind) {
    case ':':
      stage().text(words);
      return base::Nothing{};
    case '>':
      stage().press(words);
      return base::Nothing{};
    case '*':
      stage().media(first_word(words).first, first_word(words).second);
      return base::Nothing{};
    case '+':
      stage().follow();
      return base::Nothing{};
    case '-':
      stage().unfollow();
      return base::Nothing{};
    case '@':
      stage().speak_as(std::string{words});
      return base::Nothing{};
    default:
      return bad(words);
  }
}

Status Transcript::let_time_pass(std::string_view words) {
  const auto time = base::parse_duration(words);
  if (!time) return bad(words);
  stage().pass(*time);
  return base::Nothing{};
}

Status Transcript::act_on_staff(std::string_view words) {
  const auto [what, name] = first_word(words);
  if (what == "take")
    stage().staff_took(name.empty() ? "cán bộ trực" : name);
  else if (what == "back")
    stage().staff_handed_back();
  else
    return bad(words);
  return base::Nothing{};
}

// "09:00 23/11/2026"
Status Transcript::begin_at(std::string_view words) {
  if (stage_ || words.size() != 16) return bad(words);
  const auto of_day = base::parse_time_of_day(words.substr(0, 5));
  const std::string date{words.substr(6)};
  const auto day =
      base::parse_iso_date(date.substr(6, 4) + "-" + date.substr(3, 2) + "-" + date.substr(0, 2));
  if (!of_day || !day) return bad(words);
  start_ = base::from_local(*day, *of_day);
  return base::Nothing{};
}

std::string Transcript::results() {
  if (!stage_) return {};
  std::string out = effects();
  for (const auto& heard : stage_->take_heard()) {
    out += "B: " + with_indent(heard.text) + "\n";
    std::string buttons;
    for (const auto& button : heard.buttons) buttons += " [" + button.first + "]";
    if (!buttons.empty()) out += "  " + buttons + "\n";
  }
  return out;
}

std::string Transcript::effects() {
  std::vector<std::string> all;
  stage_->database().read([&](storage::Tx& tx) {
    const auto citizen = storage::Citizens(tx).find("zalo", stage_->citizen());
    if (citizen) all = effects_on(tx, citizen->id);
  });
  std::string out;
  for (const auto& effect : all) {
    if (seen_.insert(effect).second) out += "=  " + effect + "\n";
  }
  return out;
}

}  // namespace bot
