#include "simulator/faults.hpp"

#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "simulator/limits.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

struct Field {
  const char* group = "";  // "": top level
  const char* name = "";
  std::variant<bool*, int*, std::string*> value{};
};

std::vector<Field> delivery_fields(DeliveryFaults& f) {
  return {{"delivery", "delay_ms", &f.delay_ms},
          {"delivery", "duplicate", &f.duplicate},
          {"delivery", "reorder", &f.reorder},
          {"delivery", "drop", &f.drop},
          {"delivery", "unreachable", &f.unreachable},
          {"delivery", "wrong_signature", &f.wrong_signature},
          {"delivery", "only_event", &f.only_event},
          {"delivery", "next", &f.next}};
}

std::vector<Field> api_fields(ApiFaults& f) {
  return {{"api", "error_code", &f.error_code},
          {"api", "http_status", &f.http_status},
          {"api", "cut_before", &f.cut_before},
          {"api", "lose_answer", &f.lose_answer},
          {"api", "delay_ms", &f.delay_ms},
          {"api", "only_path", &f.only_path},
          {"api", "next", &f.next}};
}

std::vector<Field> other_fields(Faults& f) {
  auto& p = f.platform;
  return {{"echo", "enabled", &f.echo.enabled},
          {"echo", "delay_ms", &f.echo.delay_ms},
          {"echo", "answer_after_ms", &f.echo.answer_after_ms},
          {"receipts", "enabled", &f.receipts.enabled},
          {"receipts", "delay_ms", &f.receipts.delay_ms},
          {"webhook", "retry", &f.webhook.retry},
          {"webhook", "retry_on_timeout", &f.webhook.retry_on_timeout},
          {"webhook", "retry_on_status", &f.webhook.retry_on_status},
          {"webhook", "ladder_from_previous", &f.webhook.ladder_from_previous},
          {"webhook", "disable_after_ladder", &f.webhook.disable_after_ladder},
          {"webhook", "escape", &f.webhook.escape},
          {"", "rate_limit", &p.rate_limit},
          {"", "buttons", &p.buttons},
          {"", "lists", &p.lists},
          {"", "legacy_messages", &p.legacy_messages},
          {"", "require_proof", &p.require_proof},
          {"", "money", &p.money},
          {"", "info_shape", &p.info_shape},
          {"", "oauth_error", &p.oauth_error}};
}

std::vector<Field> fields_of(Faults& faults) {
  auto fields = delivery_fields(faults.delivery);
  for (auto& field : api_fields(faults.api)) fields.push_back(field);
  for (auto& field : other_fields(faults)) fields.push_back(field);
  return fields;
}

bool assign(const Field& field, const ordered_json& value) {
  if (auto* const* flag = std::get_if<bool*>(&field.value)) {
    if (!value.is_boolean()) return false;
    **flag = value.get<bool>();
    return true;
  }
  if (auto* const* number = std::get_if<int*>(&field.value)) {
    constexpr std::int64_t furthest = 1'000'000;
    if (!value.is_number_integer() || value.get<std::int64_t>() > furthest ||
        value.get<std::int64_t>() < -furthest) {
      return false;
    }
    **number = value.get<int>();
    return true;
  }
  if (!value.is_string()) return false;
  **std::get_if<std::string*>(&field.value) = value.get<std::string>();
  return true;
}

base::Status assign_named(const std::vector<Field>& fields,
                          std::string_view group,
                          std::string_view name,
                          const ordered_json& value) {
  const std::string full =
      group.empty() ? std::string{name} : std::string{group} + "." + std::string{name};
  for (const auto& field : fields) {
    if (field.group != group || field.name != name) continue;
    if (assign(field, value)) return base::Nothing{};
    return base::Error{base::Errc::invalid, full + " has the wrong type or is out of range"};
  }
  return base::Error{base::Errc::invalid, "there is no fault named " + full};
}

base::Status assign_all(Faults& faults, const ordered_json& wanted) {
  const auto fields = fields_of(faults);
  for (const auto& [name, value] : wanted.items()) {
    if (!value.is_object()) {
      if (auto done = assign_named(fields, "", name, value); !done) return done;
      continue;
    }
    for (const auto& [inner, inner_value] : value.items()) {
      if (auto done = assign_named(fields, name, inner, inner_value); !done) return done;
    }
  }
  return base::Nothing{};
}

base::Status within_limits(const Faults& faults) {
  const auto longest = std::chrono::milliseconds{limits::fault_delay_max}.count();
  for (const int delay : {faults.delivery.delay_ms,
                          faults.api.delay_ms,
                          faults.echo.delay_ms,
                          faults.echo.answer_after_ms,
                          faults.receipts.delay_ms}) {
    if (delay < 0 || delay > longest) {
      return base::Error{base::Errc::invalid, "a delay must be between 0 and 60000 ms"};
    }
  }
  const auto& escape = faults.webhook.escape;
  if (escape != "none" && escape != "unicode" && escape != "slashes") {
    return base::Error{base::Errc::invalid, "webhook.escape must be none, unicode or slashes"};
  }
  const auto& shape = faults.platform.info_shape;
  if (shape != "2026" && shape != "2024") {
    return base::Error{base::Errc::invalid, "info_shape must be 2026 or 2024"};
  }
  if (faults.platform.rate_limit < 0) {
    return base::Error{base::Errc::invalid, "rate_limit must not be negative"};
  }
  return base::Nothing{};
}

bool active(const DeliveryFaults& f) {
  return f.delay_ms > 0 || f.duplicate || f.reorder || f.drop || f.unreachable || f.wrong_signature;
}

bool active(const ApiFaults& f) {
  return f.error_code != 0 || f.http_status != 0 || f.cut_before || f.lose_answer || f.delay_ms > 0;
}

}  // namespace

base::Status change_faults(Faults& faults, const ordered_json& wanted) {
  Faults changed = faults;
  if (auto done = assign_all(changed, wanted); !done) return done;
  if (auto done = within_limits(changed); !done) return done;
  faults = changed;
  return base::Nothing{};
}

ordered_json faults_to_json(const Faults& faults) {
  Faults copy = faults;
  ordered_json json;
  for (const auto& field : fields_of(copy)) {
    auto& place = *field.group ? json[field.group] : json;
    std::visit([&](const auto* value) { place[field.name] = *value; }, field.value);
  }
  return json;
}

DeliveryFaults take_delivery_faults(Faults& faults, std::string_view event_name) {
  auto& group = faults.delivery;
  const bool meant = group.only_event.empty() || group.only_event == event_name;
  if (!active(group) || !meant) return {};
  DeliveryFaults taken = group;
  if (group.next > 0 && --group.next == 0) group = {};
  return taken;
}

ApiFaults take_api_faults(Faults& faults, std::string_view path) {
  auto& group = faults.api;
  if (!active(group) || !path.starts_with(group.only_path)) return {};
  ApiFaults taken = group;
  if (group.next > 0 && --group.next == 0) group = {};
  return taken;
}

}  // namespace simulator
