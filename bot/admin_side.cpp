#include "bot/admin_side.hpp"

#include "zalo-api/oauth.hpp"

namespace bot {

console::AdminSide admin_of(const Talk& talk,
                            const std::filesystem::path& catalog_folder,
                            std::function<void()> check) {
  const auto& zalo = talk.config.zalo;
  auto& metrics = talk.metrics;
  console::AdminSide side;
  side.oa_id = zalo.oa_id;
  side.oa_name = talk.config.office.oa_name;
  side.permission_page = zalo::permission_page(zalo.oauth_url, zalo.app_id, zalo.redirect_uri);
  side.catalog_folder = catalog_folder;
  side.data_dir = talk.config.data_dir;
  side.version = LANGNGHE_VERSION;
  side.metric = [&metrics](std::string_view counter) { return metrics.value(counter); };
  side.check_zalo = std::move(check);
  return side;
}

}  // namespace bot
