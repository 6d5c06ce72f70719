// langnghe migrate: brings the database to this program's schema, and says from where to where.
#include <fmt/format.h>

#include "bot/cli/command.hpp"
#include "bot/cli/setup.hpp"
#include "bot/database.hpp"

namespace bot::cli {
namespace {

int act(const Words& words) {
  const auto arguments = arguments_of(words, {});
  if (!arguments) return misused;
  const auto config = config_of(*arguments);
  if (!config) return failed;
  const base::SystemClock clock;
  const auto opened = bot::open_database(config->data_dir, clock.now());
  if (!opened) {
    complain(opened.error().what);
    return failed;
  }
  fmt::print("Cơ sở dữ liệu: phiên bản {} → {} (database version)\n",
             opened->migrated.from,
             opened->migrated.to);
  return done;
}

}  // namespace

const Command migrate{
    "migrate",
    "nâng cơ sở dữ liệu lên phiên bản của chương trình (migrate the database)",
    "langnghe migrate --config TỆP\n\n"
    "Nâng cơ sở dữ liệu lên phiên bản mà chương trình này biết. Chạy lại không hại gì.\n"
    "Cơ sở dữ liệu mới hơn chương trình thì bị từ chối.\n\n"
    "Brings the database to this program's schema. Safe to repeat; refuses a newer one.",
    act};

}  // namespace bot::cli
