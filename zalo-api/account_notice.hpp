// What Zalo tells us about the account rather than about one conversation: ratings and answers to
// templates (which name no person), templates, quotas, tags, permissions, calls, groups. Plain
// values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"

namespace zalo {

struct RatingGiven {  // user_feedback: no person in it, joined by msg_id or tracking_id
  std::string tracking_id{};
  std::optional<int> rate{};  // 1 to 5
  std::string note{};
  std::vector<std::string> feedbacks{};
  std::optional<base::TimePoint> submitted_at{};
};

struct TemplateButtonPressed {  // user_click_response_button: no person in it
  std::string tracking_id{};
  std::string label{};
  std::optional<base::TimePoint> submitted_at{};
};

enum class TemplateAspect { status, quality, quota, tags };

struct TemplateChanged {
  TemplateAspect aspect{};
  std::string template_id{};
  std::string before{};
  std::string after{};  // status: ENABLE, PENDING_REVIEW, DISABLE, REJECT, DELETE; quality: HIGH, …
  std::string reason{};
};

struct DailyQuotaChanged {
  std::string before{};
  std::string after{};
};

enum class TagChange { put_on, taken_off, removed };

struct TagChanged {
  TagChange change{};
  std::string tag{};
  std::vector<std::string> user_ids{};  // empty with put_on: the tag was made
};

struct PermissionRevoked {};  // the tokens of this account are dead

struct ProfileChanged {
  std::string method{};
};

struct ExtensionPurchased {
  std::string extension_id{};
};

struct JourneyEnded {
  bool timed_out = false;
};

struct WidgetUsed {
  bool failed = false;
  std::string external_id{};
};

struct CallEvent {
  std::string phone{};
  std::string call_id{};
  std::string state{};  // request_type, user_consent or status_code, as Zalo writes it
  bool by_oa = false;
};

struct GroupEvent {
  std::string group_id{};
  std::string text{};
  std::vector<std::string> user_ids{};
  bool by_oa = false;
};

}  // namespace zalo
