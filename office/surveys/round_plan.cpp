#include "office/surveys/round_plan.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "office/surveys/entry_fields.hpp"
#include "office/surveys/plan_limits.hpp"
#include "office/surveys/questionnaire_limits.hpp"

namespace surveys {
namespace {

using nlohmann::ordered_json;
using std::chrono::minutes;

std::string clock_text(minutes of_day) {
  return fmt::format("{:02}:{:02}", of_day.count() / 60, of_day.count() % 60);
}

// The parts of one plan, each with its own name in the findings.
class PlanReader {
 public:
  PlanReader(const ordered_json& json, bool lenient, std::vector<Finding>& findings)
      : json_(json), lenient_(lenient), findings_(findings), top_(json, "", findings) {}

  void read(RoundPlan& into) {
    plan_ = &into;
    if (!json_.is_object()) return;
    part("sample", [&](EntryFields& in) { sample(in); });
    part("sending", [&](EntryFields& in) { sending(in); });
    part("reminder", [&](EntryFields& in) {
      into.reminder_days = static_cast<int>(in.number("after_days", 0, reminder_days_max));
    });
    part("words", [&](EntryFields& in) { words(in); });
    part("templates", [&](EntryFields& in) { templates(in); });
    rest();
    if (!lenient_) top_.refuse_nulls("list");
    top_.refuse_unknown();
  }

 private:
  template <class Read>
  void part(const char* name, Read read) {
    const auto* found = top_.object(name);
    if (found == nullptr) {
      if (!lenient_) top_.mistake(name, "Còn thiếu phần này.", "This part is missing.");
      return;
    }
    EntryFields in(*found, name, findings_);
    read(in);
    if (!lenient_) in.refuse_nulls();
    in.refuse_unknown();
  }

  double percent(EntryFields& in, const ordered_json& json, const char* key, double least) {
    const auto found = json.find(key);
    const double value = found != json.end() && found->is_number() ? found->get<double>() : -1.0;
    const bool fits = value >= least && value <= 100.0;
    in.read_elsewhere(key);
    if (!fits) {
      in.mistake(key,
                 fmt::format("Xin nhập một số từ {:g} đến 100.", least),
                 fmt::format("Enter a number from {:g} to 100.", least));
    }
    return fits ? value : least;
  }

  void sample(EntryFields& in) {
    auto& sample = plan_->sample;
    const auto& json = json_.at("sample");
    sample.error_percent = percent(in, json, "error_percent", error_percent_min);
    sample.expected_percent = percent(in, json, "expected_percent", 1.0);
    sample.minimum = in.number("minimum", 0, stratum_minimum_max);
    sample.seed = static_cast<std::uint64_t>(in.number("seed", 0, seed_max));
    sample.everybody = in.flag("everybody");
    sample.by_unit = in.flag("by_unit");
    sample.by_field = in.flag("by_field");
    sample.quota = in.flag("quota");
  }

  void sending(EntryFields& in) {
    auto& sending = plan_->sending;
    hours(in, sending);
    weekdays(in, sending);
    sending.make_up_days = in.flag("make_up_days");
    closed(in, sending);
    sending.per_second = static_cast<int>(in.number("per_second", 1, per_second_max));
    sending.spacing_hours = static_cast<int>(in.number("spacing_hours", 0, spacing_hours_max));
  }

  void hours(EntryFields& in, SendingPart& sending) {
    const auto* list = in.list("hours", periods_max);
    sending.hours.clear();
    if (list == nullptr) return;
    for (const auto& one : *list) {
      const auto from = base::parse_time_of_day(text_in(one, "from"));
      const auto to = base::parse_time_of_day(text_in(one, "to"));
      if (!from || !to || *to <= *from) {
        return in.mistake("hours",
                          "Mỗi khoảng giờ gửi có dạng 08:00–11:00, giờ sau lớn hơn giờ trước.",
                          "Each span of hours reads 08:00–11:00, the second hour being later.");
      }
      sending.hours.push_back({*from, *to});
    }
  }

  static std::string text_in(const ordered_json& json, const char* key) {
    if (!json.is_object()) return {};
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
  }

  static void weekdays(EntryFields& in, SendingPart& sending) {
    const auto* list = in.list("weekdays", sending.weekdays.size());
    const bool whole =
        list != nullptr && list->size() == sending.weekdays.size() &&
        std::all_of(list->begin(), list->end(), [](const auto& day) { return day.is_boolean(); });
    if (!whole) {
      return in.mistake("weekdays",
                        "Cần bảy ô có hoặc không, từ thứ Hai đến Chủ nhật.",
                        "Seven yes or no are needed, Monday to Sunday.");
    }
    for (std::size_t day = 0; day < sending.weekdays.size(); ++day) {
      sending.weekdays[day] = list->at(day).get<bool>();
    }
  }

  static void closed(EntryFields& in, SendingPart& sending) {
    const auto* list = in.list("closed", closed_spans_max);
    sending.closed.clear();
    if (list == nullptr) return;
    for (const auto& one : *list) {
      const auto first = base::parse_iso_date(text_in(one, "first"));
      const auto last = base::parse_iso_date(text_in(one, "last"));
      if (!first || !last || *last < *first) {
        return in.mistake("closed",
                          "Mỗi khoảng ngày không gửi cần ngày đầu và ngày cuối, không đảo ngược.",
                          "Each span of closed days needs a first and a last day, in order.");
      }
      sending.closed.push_back({*first, *last});
    }
  }

  void words(EntryFields& in) {
    auto& words = plan_->words;
    words.invitation = in.text_or_none("invitation", invitation_max);
    words.reminder = in.text_or_none("reminder", invitation_max);
    words.thanks = in.text_or_none("thanks", invitation_max);
  }

  void templates(EntryFields& in) {
    auto& chosen = plan_->templates;
    chosen.uid = number_text(in, "uid");
    chosen.phone = number_text(in, "phone");
    chosen.rating = in.text_or_none("rating", code_max);
  }

  // Zalo's number of a template.
  static std::string number_text(EntryFields& in, const char* key) {
    auto text = in.text_or_none(key, template_number_max);
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) {
      in.mistake(key,
                 "Số hiệu mẫu tin của Zalo chỉ gồm chữ số.",
                 "Zalo's number of a template has digits only.");
    }
    return text;
  }

  void rest() {
    const auto list = json_.find("list");
    top_.read_elsewhere("list");
    const bool chosen =
        list != json_.end() && list->is_number_integer() && *list >= 1 && *list <= list_max;
    const bool none = list == json_.end() || list->is_null();
    if (!chosen && !none) top_.mistake("list", "Chọn một danh sách.", "Choose a list.");
    plan_->list = chosen ? list->get<std::int64_t>() : 0;
    if (!lenient_ || json_.contains("after_result_days")) {
      plan_->after_result_days =
          static_cast<int>(top_.number("after_result_days", 0, after_result_days_max));
    }
    if (!lenient_ || json_.contains("budget")) {
      plan_->budget = top_.number("budget", 0, budget_max);
    }
    plan_->charged = top_.flag("charged");
    const auto repeat = top_.text_or_none("repeat", code_max);
    const auto found = repeat_from(repeat);
    if (!found && !(lenient_ && repeat.empty())) {
      top_.mistake("repeat",
                   "Chọn: một lần, hằng tuần, hằng tháng hoặc hằng quý.",
                   "Choose once, weekly, monthly or quarterly.");
    } else if (found) {
      plan_->repeat = *found;
    }
  }

  const ordered_json& json_;
  bool lenient_;
  std::vector<Finding>& findings_;
  EntryFields top_;
  RoundPlan* plan_ = nullptr;
};

ordered_json sending_json(const SendingPart& sending) {
  ordered_json json{{"hours", ordered_json::array()},
                    {"weekdays", sending.weekdays},
                    {"make_up_days", sending.make_up_days},
                    {"closed", ordered_json::array()},
                    {"per_second", sending.per_second},
                    {"spacing_hours", sending.spacing_hours}};
  for (const auto& hours : sending.hours) {
    json["hours"].push_back({{"from", clock_text(hours.from)}, {"to", clock_text(hours.to)}});
  }
  for (const auto& span : sending.closed) {
    json["closed"].push_back(
        {{"first", base::format_iso_date(span.first)}, {"last", base::format_iso_date(span.last)}});
  }
  return json;
}

ordered_json sample_json(const SamplePart& sample) {
  return {{"error_percent", sample.error_percent},
          {"expected_percent", sample.expected_percent},
          {"minimum", sample.minimum},
          {"seed", sample.seed},
          {"everybody", sample.everybody},
          {"by_unit", sample.by_unit},
          {"by_field", sample.by_field},
          {"quota", sample.quota}};
}

}  // namespace

RoundPlan usual_plan(std::uint64_t seed) {
  RoundPlan plan;
  plan.sample.seed = seed % (static_cast<std::uint64_t>(seed_max) + 1);
  plan.sending.hours = {{minutes{8 * 60}, minutes{11 * 60}},
                        {minutes{13 * 60 + 30}, minutes{19 * 60 + 30}}};
  plan.sending.weekdays = {true, true, true, true, true, true, false};
  return plan;
}

std::vector<Finding> read_plan(const ordered_json& json, RoundPlan& into, bool lenient) {
  std::vector<Finding> findings;
  PlanReader(json, lenient, findings).read(into);
  return findings;
}

ordered_json to_json(const RoundPlan& plan) {
  ordered_json json;
  json["list"] = plan.list == 0 ? ordered_json(nullptr) : ordered_json(plan.list);
  json["sample"] = sample_json(plan.sample);
  json["sending"] = sending_json(plan.sending);
  json["after_result_days"] = plan.after_result_days;
  json["reminder"] = {{"after_days", plan.reminder_days}};
  json["repeat"] = repeat_code(plan.repeat);
  json["words"] = {{"invitation", plan.words.invitation},
                   {"reminder", plan.words.reminder},
                   {"thanks", plan.words.thanks}};
  json["templates"] = {{"uid", plan.templates.uid},
                       {"phone", plan.templates.phone},
                       {"rating", plan.templates.rating}};
  json["charged"] = plan.charged;
  json["budget"] = plan.budget;
  return json;
}

RoundPlan plan_of(std::string_view stored) {
  auto plan = usual_plan(0);
  if (const auto json = base::parse_json(stored, {.comments = false})) read_plan(*json, plan, true);
  return plan;
}

SendingRules sending_rules(const RoundPlan& plan, const Round& round, const PlatformRules& zalo) {
  return {.start = round.opens,
          .end = round.closes,
          .hours = plan.sending.hours,
          .weekdays = plan.sending.weekdays,
          .make_up_days = plan.sending.make_up_days,
          .closed = plan.sending.closed,
          .nights = zalo.nights,
          .spacing = std::chrono::hours{plan.sending.spacing_hours}};
}

}  // namespace surveys
