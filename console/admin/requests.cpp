// What citizens asked to be done with their data: the register with the law's clock. Acting on one
// is another part of the service.

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/admin/account.hpp"
#include "console/admin/acts.hpp"
#include "console/admin/limits.hpp"
#include "console/body.hpp"
#include "console/numbers.hpp"
#include "storage/data_requests.hpp"

namespace console::admin {
namespace {

using nlohmann::ordered_json;

std::string_view kind_code(storage::DataRequestKind kind) {
  switch (kind) {
    case storage::DataRequestKind::see:
      return "see";
    case storage::DataRequestKind::correct:
      return "correct";
    case storage::DataRequestKind::withdraw:
      return "withdraw";
    case storage::DataRequestKind::erase:
      return "erase";
  }
  return "see";
}

ordered_json request_json(const storage::DataRequest& request, base::TimePoint now) {
  ordered_json json{{"id", std::to_string(request.id.value)},
                    {"number", request.number},
                    {"citizen", request.citizen},
                    {"kind", kind_code(request.kind)},
                    {"at", base::format_iso(request.at)},
                    {"reply_due", base::format_iso(request.reply_due)},
                    {"act_due", base::format_iso(request.act_due)},
                    {"replied_at", nullptr},
                    {"reply_late", !request.replied_at && now > request.reply_due},
                    {"act_late", now > request.act_due}};
  if (request.replied_at) json["replied_at"] = base::format_iso(*request.replied_at);
  return json;
}

}  // namespace

RawAnswer requests(const Visit& visit) {
  ordered_json items = ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    for (const auto& request : storage::DataRequests(tx).open_ones(limits::requests_shown))
      items.push_back(request_json(request, visit.now));
  });
  const auto total = items.size();
  return json_answer(200, {{"items", std::move(items)}, {"total", total}});
}

RawAnswer reply_request(const Visit& visit) {
  Body body(visit.request);
  if (auto refused = body.refused()) return *refused;
  const auto given = number_in(visit.path.front());
  if (!given) return problem("not_found");
  const storage::DataRequestId id{*given};
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) {
    storage::DataRequests book(tx);
    const auto request = book.find(id);
    if (!request) {
      answer = problem("not_found");
    } else if (!book.replied(id, visit.now)) {
      answer = problem("not_now");
    } else {
      note(tx, visit, {"request.replied", "request/" + request->number, {}});
      answer = no_content();
    }
  });
  return answer;
}

}  // namespace console::admin
