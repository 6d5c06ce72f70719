#include "console/admin/routes.hpp"

#include "console/admin/acts.hpp"

namespace console::admin {

namespace {

constexpr std::string_view trail_queries = "who what subject from to before";

}  // namespace

std::vector<Route> routes() {
  using enum Entry;
  using enum Level;
  // Those who may only look see the audit trail and nothing else of it: hence "act" beside GET.
  const std::vector<Right> of_admin{Right::admin};
  const std::vector<Right> of_requests{Right::data_requests};
  return {
      {"POST", "/invite", anyone, {}, act, use_invite},
      {"GET", "/admin/users", inside, of_admin, act, users},
      {"POST", "/admin/users", inside, of_admin, act, add_user},
      {"PUT", "/admin/users/{id}", inside, of_admin, act, change_user},
      {"POST", "/admin/users/{id}/reset", inside, of_admin, act, reset_user},
      {"POST", "/admin/users/{id}/deactivate", inside, of_admin, act, deactivate_user},
      {"POST", "/admin/users/{id}/activate", inside, of_admin, act, activate_user},
      {"GET", "/admin/unit-options", inside, of_admin, act, unit_options},
      {"GET", "/admin/units", inside, of_admin, act, units},
      {"POST", "/admin/units", inside, of_admin, act, add_unit},
      {"POST", "/admin/units/{id}/end", inside, of_admin, act, end_unit},
      {"POST", "/admin/units/{id}/rename", inside, of_admin, act, rename_unit},
      {"PUT", "/admin/units/{id}/hours", inside, of_admin, act, change_unit_hours},
      {"PUT", "/admin/units/{id}/contact", inside, of_admin, act, change_unit_contact},
      {"PUT", "/admin/branches/{no}/lead", inside, of_admin, act, change_lead},
      {"DELETE", "/admin/unit-changes/{id}", inside, of_admin, act, revoke_change},
      {"GET", "/admin/templates", inside, of_admin, act, templates},
      {"POST", "/admin/templates", inside, of_admin, act, add_template},
      {"PUT", "/admin/templates/{kind}/{code}", inside, of_admin, act, change_template},
      {"GET", "/admin/templates/{kind}/{code}/versions", inside, of_admin, act, template_versions},
      {"GET", "/admin/calendar", inside, of_admin, act, calendar},
      {"POST", "/admin/calendar", inside, of_admin, act, save_calendar},
      {"GET", "/admin/requests", inside, of_requests, look, requests},
      {"POST", "/admin/requests/{id}/reply", inside, of_requests, act, reply_request},
      {"GET", "/admin/zalo", inside, of_admin, act, zalo},
      {"POST", "/admin/zalo/check", inside, of_admin, act, check_zalo},
      {"POST", "/admin/zalo/renew", inside, of_admin, act, renew_zalo},
      {"POST", "/admin/zalo/test", inside, of_admin, act, test_zalo},
      {"GET", "/admin/audit", inside, of_admin, look, trail, false, trail_queries},
      {"GET", "/admin/audit/export", inside, of_admin, look, export_trail, false, trail_queries},
      {"GET", "/admin/audit/verify", inside, of_admin, look, verify_trail},
      {"GET", "/admin/health", inside, of_admin, act, health},
  };
}

}  // namespace console::admin
