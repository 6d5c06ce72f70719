#include "storage/consents.hpp"

#include <array>

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, 3> decision_names{"agreed", "refused", "withdrawn"};

}  // namespace

void Consents::record(const Consent& consent) {
  tx_.exec(
      "INSERT INTO consents (citizen, purpose, decision, text_version, channel, at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      Params{consent.citizen,
             consent.purpose,
             std::string{decision_names.at(static_cast<std::size_t>(consent.decision))},
             consent.text_version,
             consent.channel,
             base::to_millis(consent.at)});
}

std::optional<Consent> Consents::current(std::string_view citizen, std::string_view purpose) {
  auto consents = select("citizen = $1 AND purpose = $2 ORDER BY id DESC LIMIT 1",
                         Params{std::string{citizen}, std::string{purpose}});
  if (consents.empty()) return std::nullopt;
  return std::move(consents.front());
}

std::vector<Consent> Consents::history(std::string_view citizen) {
  return select("citizen = $1 ORDER BY id LIMIT $2",
                Params{std::string{citizen}, limits::list_max});
}

void Consents::opt_out(std::string_view citizen, std::string_view topic, base::TimePoint at) {
  tx_.exec(
      "INSERT INTO opt_outs (citizen, topic, at) VALUES ($1, $2, $3) "
      "ON CONFLICT (citizen, topic) DO NOTHING",
      Params{std::string{citizen}, std::string{topic}, base::to_millis(at)});
}

void Consents::opt_in(std::string_view citizen, std::string_view topic) {
  tx_.exec("DELETE FROM opt_outs WHERE citizen = $1 AND topic = $2",
           Params{std::string{citizen}, std::string{topic}});
}

bool Consents::opted_out(std::string_view citizen, std::string_view topic) {
  return opted_out_at(citizen, topic).has_value();
}

std::optional<base::TimePoint> Consents::opted_out_at(std::string_view citizen,
                                                      std::string_view topic) {
  const auto at = first_integer(tx_,
                                "SELECT at FROM opt_outs WHERE citizen = $1 AND topic = $2",
                                Params{std::string{citizen}, std::string{topic}});
  if (!at) return std::nullopt;
  return base::from_millis(*at);
}

bool Consents::allows(std::string_view citizen, std::string_view purpose) {
  const auto decided = current(citizen, purpose);
  return decided && decided->decision == Decision::agreed && !opted_out(citizen, purpose);
}

std::vector<Consent> Consents::select(std::string_view where, const Params& params) {
  std::string sql =
      "SELECT citizen, purpose, decision, text_version, channel, at FROM consents WHERE ";
  sql.append(where);
  std::vector<Consent> consents;
  tx_.each(sql, params, [&](const Row& row) {
    const auto decision = static_cast<Decision>(index_of(decision_names, row.text(2)));
    consents.push_back(
        Consent{row.text(0), row.text(1), decision, row.text(3), row.text(4), time_at(row, 5)});
  });
  return consents;
}

}  // namespace storage
