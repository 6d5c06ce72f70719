#include "bot/office_changes.hpp"

#include "base/log.hpp"
#include "console/admin/in_force.hpp"

namespace bot {
namespace {

// Cases in one transaction: it stays far below a tenth of a second.
constexpr int batch = 50;

}  // namespace

void bring_office(storage::Database& database, Content& content) {
  database.read([&](storage::Tx& tx) {
    content.catalog.put(console::admin::catalog_in_force(tx, content.catalog.files()));
  });
}

int recount_deadlines(storage::Database& database, const Content& content, base::TimePoint now) {
  const cases::Rules rules{content.catalog.current(), content.deadlines};
  int recounted = 0;
  console::admin::Recounted last;
  last.more = true;
  const auto next_batch = [&](storage::Tx& tx) {
    last = console::admin::recount(tx, rules, now, last.last, batch);
    recounted += last.moved;
  };
  while (last.more) database.write(next_batch);
  if (recounted > 0) base::log(base::Level::info, "cases.recounted", {{"cases", recounted}});
  return recounted;
}

}  // namespace bot
