#include "console/cases/routes.hpp"

#include "console/cases/case_acts.hpp"

namespace console {
namespace {

using enum Entry;
using enum Level;

const std::vector<Right> readers{Right::notes};
const std::vector<Right> intake{Right::route};
const std::vector<Right> writers{Right::answer};
const std::vector<Right> either{Right::answer, Right::route};
const std::vector<Right> approvers{Right::approve};
const std::vector<Right> movers{Right::move};
// Asking is enough here; whether it is granted is asked of the case.
const std::vector<Right> restricting{Right::restricted};

std::vector<Route> of_lists() {
  return {
      {"GET", "/cases", inside, readers, look, acts::list_cases, false, reads_queries},
      {"POST", "/cases", inside, intake, act, acts::new_case},
      {"GET", "/cases/export", inside, readers, look, acts::export_cases, false, reads_queries},
      {"POST", "/cases/assign", inside, intake, act, acts::assign_many},
      {"GET", "/cases/slips", inside, readers, look, acts::slips, false, reads_queries},
      {"GET", "/cases/labels", inside, readers, look, acts::case_labels},
      {"POST", "/cases/labels", inside, intake, act, acts::label_many},
      {"GET", "/catalog", inside, readers, look, acts::case_catalog},
      {"GET", "/staff", inside, intake, act, acts::staff_for_case, false, reads_queries},
      {"GET", "/me/filters", inside, readers, look, acts::my_filters},
      {"PUT", "/me/filters", inside, readers, look, acts::keep_filters},
  };
}

std::vector<Route> of_a_file() {
  return {
      {"GET", "/cases/{id}", inside, readers, look, acts::open_case},
      {"GET", "/cases/{id}/deadline", inside, readers, look, acts::case_deadline},
      {"GET", "/cases/{id}/duplicates", inside, readers, look, acts::case_duplicates},
      {"GET", "/cases/{id}/slip", inside, readers, look, acts::slip},
      {"GET",
       "/cases/{id}/attachments/{attachment}",
       inside,
       readers,
       look,
       acts::open_paper,
       false,
       "as original copy"},
      {"PUT",
       "/cases/{id}/attachments/{attachment}/masked",
       inside,
       {Right::queue, Right::restricted},
       act,
       acts::mask_paper,
       true,
       reads_queries},
      {"DELETE",
       "/cases/{id}/attachments/{attachment}/masked",
       inside,
       {Right::queue, Right::restricted},
       act,
       acts::unmask_paper,
       false,
       reads_queries},
  };
}

std::vector<Route> of_decisions() {
  return {
      {"POST", "/cases/{id}/classify", inside, intake, act, acts::classify},
      {"POST", "/cases/{id}/route", inside, intake, act, acts::route_case},
      {"POST", "/cases/{id}/accept", inside, intake, act, acts::accept},
      {"POST", "/cases/{id}/assign", inside, intake, act, acts::assign},
      {"POST", "/cases/{id}/national", inside, intake, act, acts::national},
      {"POST", "/cases/{id}/start", inside, writers, act, acts::start},
      {"POST", "/cases/{id}/ask", inside, either, act, acts::ask},
      {"POST", "/cases/{id}/apology", inside, either, act, acts::apology},
      {"PUT", "/cases/{id}/draft", inside, writers, act, acts::draft_answer},
      {"POST", "/cases/{id}/submit", inside, writers, act, acts::submit},
      {"POST", "/cases/{id}/approve", inside, approvers, act, acts::approve},
      {"POST",
       "/cases/{id}/send_back",
       inside,
       {Right::answer, Right::approve},
       act,
       acts::send_back},
      {"POST", "/cases/{id}/extend", inside, movers, look, acts::extend},
      {"POST", "/cases/{id}/refuse", inside, movers, act, acts::refuse},
      {"POST", "/cases/{id}/redirect", inside, movers, act, acts::redirect},
      {"POST", "/cases/{id}/close", inside, movers, act, acts::close},
      {"POST", "/cases/{id}/reopen", inside, movers, act, acts::reopen},
      {"POST", "/cases/{id}/merge", inside, movers, act, acts::merge},
      {"POST", "/cases/{id}/unmerge", inside, movers, act, acts::unmerge},
      {"POST", "/cases/{id}/split", inside, movers, act, acts::split},
      {"POST", "/cases/{id}/restrict", inside, restricting, look, acts::restrict_case},
      {"POST", "/cases/{id}/unmask", inside, {Right::identity}, act, acts::unmask},
  };
}

}  // namespace

// A name of its own ("/cases/labels") stands before "{id}", which would take it.
std::vector<Route> case_routes() {
  auto routes = of_lists();
  for (const auto& more : {of_a_file(), of_decisions()})
    routes.insert(routes.end(), more.begin(), more.end());
  return routes;
}

}  // namespace console
