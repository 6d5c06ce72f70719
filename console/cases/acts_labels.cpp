// Labels: which there are, and putting them on many cases or taking them off.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "console/cases/case_acts.hpp"
#include "console/cases/each_of.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/turn.hpp"
#include "storage/case_labels.hpp"

namespace console::acts {
namespace {

struct Wish {
  std::vector<std::string> add{};
  std::vector<std::string> remove{};
};

// What could not be told apart or listed with commas is no label.
std::vector<std::string> labels_in(Body& body, const std::string& name) {
  auto labels = body.texts(name, limits::labels_at_once_max, {1, limits::label_max});
  for (const auto& label : labels) {
    const bool fits =
        !storage::folded_label(label).empty() && label.find_first_of(",\n\t") == std::string::npos;
    if (!fits) body.wrong(name, "Nhãn cần có chữ hoặc số, không có dấu phẩy.");
  }
  return labels;
}

std::string listed(const std::vector<std::string>& labels) {
  return fmt::format("{}", fmt::join(labels, ", "));
}

std::string remark_of(const Wish& done) {
  std::string text;
  if (!done.add.empty()) text = "Gắn nhãn: " + listed(done.add) + ".";
  if (done.remove.empty()) return text;
  return text + (text.empty() ? "" : " ") + "Bỏ nhãn: " + listed(done.remove) + ".";
}

// How many of them are not taken off. Looked at before anything changes: who put on what stays as
// it was when the whole is refused.
std::size_t stay(const std::vector<std::string>& labels, const Wish& wish) {
  return static_cast<std::size_t>(
      std::count_if(labels.begin(), labels.end(), [&](const std::string& label) {
        return std::none_of(wish.remove.begin(), wish.remove.end(), [&](const std::string& off) {
          return storage::folded_label(off) == storage::folded_label(label);
        });
      }));
}

std::optional<RawAnswer> label_one(storage::Tx& tx,
                                   const Visit& visit,
                                   const std::string& id,
                                   const Wish& wish) {
  const auto seen = see_case(tx, visit, id);
  if (!seen) return problem("not_found");
  CaseTurn turn(tx, visit);
  if (auto refused = turn.open(id, {seen->held.revision, {}})) return refused;
  if (auto refused = turn.needs({Right::route})) return refused;
  storage::CaseLabels labels(tx);
  const auto held = seen->held.id;
  if (stay(labels.of(held), wish) + wish.add.size() > limits::labels_of_case_max) {
    return invalid({{"add", "Hồ sơ đã có nhiều nhãn. Bỏ bớt nhãn cũ trước."}});
  }
  Wish done;
  for (const auto& name : wish.remove) {
    if (labels.remove(held, name)) done.remove.push_back(name);
  }
  for (const auto& name : wish.add) {
    if (labels.add(held, {name, staff_of(visit), visit.now})) done.add.push_back(name);
  }
  if (done.add.empty() && done.remove.empty()) return std::nullopt;  // it is so already
  turn.remark(remark_of(done));
  turn.store();
  return std::nullopt;
}

}  // namespace

RawAnswer case_labels(const Visit& visit) {
  auto items = nlohmann::ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    for (const auto& label : storage::CaseSearch(tx, sight_of_cases(visit)).labels()) {
      items.push_back({{"name", label.name}, {"cases", label.cases}});
    }
  });
  return json_answer(200, {{"items", items}});
}

RawAnswer label_many(const Visit& visit) {
  Body body(visit.request);
  const auto ids = body.texts("ids", limits::assigned_at_once_max, {1, limits::code_max});
  const Wish wish{labels_in(body, "add"), labels_in(body, "remove")};
  if (ids.empty()) body.wrong("ids", "Chọn ít nhất một hồ sơ.");
  if (wish.add.empty() && wish.remove.empty()) body.wrong("add", "Ghi ít nhất một nhãn.");
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) {
    return each_of(ids, [&](const std::string& id) { return label_one(tx, visit, id, wish); });
  });
}

}  // namespace console::acts
