#include "office/cases/permits.hpp"

#include <array>
#include <initializer_list>
#include <variant>

#include <fmt/format.h>

#include "office/cases/limits.hpp"
#include "office/cases/wording.hpp"

namespace cases {
namespace {

using enum Status;

constexpr unsigned bit(Status status) {
  return 1U << static_cast<unsigned>(status);
}

constexpr unsigned in(std::initializer_list<Status> statuses) {
  unsigned bits = 0;
  for (const auto status : statuses) bits |= bit(status);
  return bits;
}

constexpr unsigned citizen = 1;
constexpr unsigned staff = 2;
constexpr unsigned system = 4;

constexpr unsigned running = in({moi, cho_bo_sung, da_tiep_nhan, da_chuyen, dang_xu_ly, cho_duyet});
constexpr unsigned being_worked_on = in({da_tiep_nhan, da_chuyen, dang_xu_ly});
constexpr unsigned everywhere = (1U << static_cast<unsigned>(status_count)) - 1;

struct Permit {
  std::string_view code;
  std::string_view words;  // "không thể {words}"
  unsigned from;
  unsigned sides;
};

// In the order of Command's alternatives.
constexpr std::array<Permit, std::variant_size_v<Command>> permits{{
    {"open", "lập hồ sơ", bit(moi), citizen | staff | system},
    {"classify", "phân loại", running, staff},
    {"ask_for_more", "yêu cầu bổ sung", bit(moi) | being_worked_on, staff},
    {"supplement", "bổ sung", running, citizen | staff},
    {"stop_waiting", "ngừng chờ bổ sung", bit(cho_bo_sung), staff | system},
    {"accept", "tiếp nhận", bit(moi), staff},
    {"forward", "chuyển xử lý", being_worked_on, staff},
    {"start", "bắt đầu xử lý", in({da_tiep_nhan, da_chuyen}), staff},
    {"propose", "trình duyệt trả lời", bit(dang_xu_ly), staff},
    {"approve", "duyệt trả lời", bit(cho_duyet), staff},
    {"send_back", "trả lại", in({da_chuyen, cho_duyet}), staff},
    {"extend", "gia hạn", in({da_chuyen, dang_xu_ly, cho_duyet}), staff},
    {"refuse", "từ chối tiếp nhận", in({moi, cho_bo_sung, da_tiep_nhan}), staff},
    {"redirect",
     "chuyển hướng",
     in({moi, cho_bo_sung, da_tiep_nhan, da_chuyen, dang_xu_ly}),
     staff},
    {"withdraw", "rút", running, citizen},
    {"reopen",
     "mở lại",
     in({da_tra_loi, da_cong_khai, dong, khong_tiep_nhan, chuyen_huong}),
     citizen | staff},
    {"publish", "công khai", bit(da_tra_loi), staff},
    {"close", "đóng", being_worked_on | in({da_tra_loi, da_cong_khai}), staff | system},
    {"restrict", "đánh dấu mật", everywhere, staff | system},
    {"record_national", "ghi mã quốc gia", everywhere, staff | system},
    {"recount", "tính lại hạn", running, system | staff},
    {"record_apology", "ghi thư xin lỗi", everywhere, staff},
    {"assign", "giao người phụ trách", running, staff},
    {"merge", "gộp", running, staff},
    {"unmerge", "tách khỏi hồ sơ chung", everywhere, staff},
    {"follow", "kết thúc cùng hồ sơ chung", running, system},
    {"split_off", "tách nội dung", running, staff},
    {"rate", "đánh giá", in({da_tra_loi, da_cong_khai, dong}), citizen},
    {"unit_became", "chuyển theo đơn vị mới", running, system},
}};

const Permit& permit_of(const Command& command) {
  return permits.at(command.index());
}

base::Error conflict(std::string what) {
  return {base::Errc::conflict, std::move(what), {}};
}

base::Error denied(std::string what) {
  return {base::Errc::denied, std::move(what), {}};
}

unsigned side_of(const Who& who) {
  switch (who.side) {
    case Who::Side::citizen:
      return citizen;
    case Who::Side::staff:
      return staff;
    case Who::Side::system:
      return system;
  }
  return 0;
}

std::optional<base::Error> wrong_person(const Case& held, const Permit& permit, const Who& who) {
  if ((permit.sides & side_of(who)) == 0) {
    return denied(fmt::format("Không có quyền {}.", permit.words));
  }
  if (who.side == Who::Side::citizen && who.citizen != held.citizen) {
    return denied("Phản ánh này không phải của người gửi yêu cầu.");
  }
  if (who.side == Who::Side::staff && held.restricted && !who.sees_restricted) {
    return denied("Hồ sơ này đã được chuyển vào hàng hạn chế.");
  }
  return std::nullopt;
}

bool is_named_unit(const Case& held, const Who& who) {
  return who.side == Who::Side::staff && !who.unit.empty() &&
         (who.unit == held.unit || who.unit == held.old_unit);
}

// A unit named in a feedback must not be the only one who ends it (docs/domain.md 1.5): somebody of
// another unit approved the answer, or ends it.
bool others_took_part(const Case& held) {
  const auto& unit = held.answer.approved_unit;
  return held.answer.at && unit != held.unit && unit != held.old_unit;
}

bool ends(const Command& command) {
  return std::holds_alternative<Close>(command) || std::holds_alternative<Refuse>(command) ||
         std::holds_alternative<Redirect>(command);
}

std::optional<base::Error> conflict_of_interest(const Case& held,
                                                const Command& command,
                                                const Who& who) {
  if (ends(command) && is_named_unit(held, who) && !others_took_part(held)) {
    return denied("Đơn vị được nêu trong phản ánh không được tự mình kết thúc hồ sơ.");
  }
  if (std::holds_alternative<Approve>(command)) {
    if (!who.approves) return denied("Không có quyền duyệt trả lời.");
    if (who.staff == held.answer.proposed_by) {
      return denied("Người soạn trả lời không được tự duyệt.");
    }
  }
  const bool proposes = std::holds_alternative<Propose>(command);
  if (proposes && held.reopened > 0 && who.staff == held.previous_answerer) {
    return denied("Phản ánh được xem xét lại: người soạn lần trước không soạn lần này.");
  }
  return std::nullopt;
}

std::optional<base::Error> not_again(const Case& held, const Command& command, const Who& who) {
  if (std::holds_alternative<Open>(command) && held.revision > 0) {
    return conflict("Hồ sơ này đã được lập.");
  }
  if (std::holds_alternative<Extend>(command) && held.extensions >= extensions_max) {
    return conflict("Hồ sơ đã được gia hạn một lần.");
  }
  if (!std::holds_alternative<Reopen>(command)) return std::nullopt;
  if (held.reopened >= reopenings_max) return conflict("Phản ánh đã được xem xét lại một lần.");
  const bool refused =
      held.status == khong_tiep_nhan || held.status == chuyen_huong;  // a person explains first
  if (refused && who.side == Who::Side::citizen) {
    return denied("Phản ánh không được tiếp nhận: cán bộ giải thích trước khi mở lại.");
  }
  return std::nullopt;
}

// A case that is answered with another is not worked on by itself; what the citizen adds, asks or
// takes back is still taken.
bool is_left_to_the_other(const Command& command) {
  const bool of_the_citizen =
      std::holds_alternative<Supplement>(command) || std::holds_alternative<Withdraw>(command) ||
      std::holds_alternative<Reopen>(command) || std::holds_alternative<Rate>(command);
  const bool of_record =
      std::holds_alternative<RecordNational>(command) || std::holds_alternative<Recount>(command) ||
      std::holds_alternative<RecordApology>(command) || std::holds_alternative<Restrict>(command) ||
      std::holds_alternative<UnitBecame>(command);
  const bool of_the_link =
      std::holds_alternative<Unmerge>(command) || std::holds_alternative<Follow>(command);
  return !of_the_citizen && !of_record && !of_the_link;
}

std::optional<base::Error> wrong_link(const Case& held, const Command& command) {
  const bool merged = held.merged_into.value != 0;
  if (merged && is_left_to_the_other(command)) {
    return conflict("Phản ánh đang được xử lý chung với một phản ánh khác.");
  }
  const bool needs_link =
      std::holds_alternative<Unmerge>(command) || std::holds_alternative<Follow>(command);
  if (!merged && needs_link) return conflict("Phản ánh không được gộp vào hồ sơ nào.");
  return std::nullopt;
}

std::optional<base::Error> unanswered(const Case& held, const Command& command) {
  const bool closes = std::holds_alternative<Close>(command);
  const bool answered = held.status == da_tra_loi || held.status == da_cong_khai;
  if (!closes || answered || may_close_unanswered(held)) return std::nullopt;
  return conflict("Chưa có trả lời được duyệt nên không thể đóng.");
}

}  // namespace

bool may_close_unanswered(const Case& held) {
  return held.identity == Identity::an_danh || held.category == "khen_ngoi" ||
         held.category == "rac" || held.category == "hoi_dap" || held.category == "khac";
}

std::string_view command_code(const Command& command) {
  return permit_of(command).code;
}

std::optional<base::Error> refusal(const Case& held, const Command& command, const Who& who) {
  const auto& permit = permit_of(command);
  // A new case belongs to nobody yet.
  const bool opens = std::holds_alternative<Open>(command);
  if (auto error = opens ? std::nullopt : wrong_person(held, permit, who)) return error;
  if ((permit.from & bit(held.status)) == 0) {
    return conflict(fmt::format(
        "Phản ánh đang ở trạng thái “{}”, không thể {}.", status_name(held.status), permit.words));
  }
  if (auto error = not_again(held, command, who)) return error;
  if (auto error = wrong_link(held, command)) return error;
  if (auto error = conflict_of_interest(held, command, who)) return error;
  return unanswered(held, command);
}

}  // namespace cases
