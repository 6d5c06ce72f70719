#include "office/cases/case.hpp"

#include <array>
#include <utility>

#include "base/check.hpp"

namespace cases {
namespace {

constexpr std::array<std::pair<Status, std::string_view>, status_count> statuses{
    {{Status::moi, "moi"},
     {Status::cho_bo_sung, "cho_bo_sung"},
     {Status::da_tiep_nhan, "da_tiep_nhan"},
     {Status::da_chuyen, "da_chuyen"},
     {Status::dang_xu_ly, "dang_xu_ly"},
     {Status::cho_duyet, "cho_duyet"},
     {Status::da_tra_loi, "da_tra_loi"},
     {Status::da_cong_khai, "da_cong_khai"},
     {Status::dong, "dong"},
     {Status::khong_tiep_nhan, "khong_tiep_nhan"},
     {Status::chuyen_huong, "chuyen_huong"},
     {Status::rut, "rut"}}};

constexpr std::array<std::pair<Identity, std::string_view>, 3> identities{
    {{Identity::cong_khai, "cong_khai"},
     {Identity::giau_ten, "giau_ten"},
     {Identity::an_danh, "an_danh"}}};

constexpr std::array<std::pair<Outcome, std::string_view>, 5> outcomes{
    {{Outcome::none, ""},
     {Outcome::giai_quyet_xong, "giai_quyet_xong"},
     {Outcome::mot_phan, "mot_phan"},
     {Outcome::khong_thuoc, "khong_thuoc"},
     {Outcome::khong_du_thong_tin, "khong_du_thong_tin"}}};

constexpr std::array<std::pair<Verdict, std::string_view>, 4> verdicts{
    {{Verdict::none, ""},
     {Verdict::khong_hai_long, "khong_hai_long"},
     {Verdict::chap_nhan, "chap_nhan"},
     {Verdict::hai_long, "hai_long"}}};

}  // namespace

std::string_view status_code(Status status) {
  for (const auto& [known, code] : statuses) {
    if (known == status) return code;
  }
  throw base::Bug("a status without a code");
}

std::optional<Status> status_from(std::string_view code) {
  for (const auto& [status, known] : statuses) {
    if (known == code) return status;
  }
  return std::nullopt;
}

bool is_settled(Status status) {
  switch (status) {
    case Status::dong:
    case Status::khong_tiep_nhan:
    case Status::chuyen_huong:
    case Status::rut:
    case Status::da_tra_loi:
    case Status::da_cong_khai:
      return true;
    case Status::moi:
    case Status::cho_bo_sung:
    case Status::da_tiep_nhan:
    case Status::da_chuyen:
    case Status::dang_xu_ly:
    case Status::cho_duyet:
      return false;
  }
  return false;
}

std::string_view identity_code(Identity identity) {
  for (const auto& [known, code] : identities) {
    if (known == identity) return code;
  }
  throw base::Bug("an identity mode without a code");
}

std::optional<Identity> identity_from(std::string_view code) {
  for (const auto& [identity, known] : identities) {
    if (known == code) return identity;
  }
  return std::nullopt;
}

std::string_view outcome_code(Outcome outcome) {
  for (const auto& [known, code] : outcomes) {
    if (known == outcome) return code;
  }
  throw base::Bug("an outcome without a code");
}

std::optional<Outcome> outcome_from(std::string_view code) {
  for (const auto& [outcome, known] : outcomes) {
    if (known == code) return outcome;
  }
  return std::nullopt;
}

std::string_view verdict_code(Verdict verdict) {
  for (const auto& [known, code] : verdicts) {
    if (known == verdict) return code;
  }
  throw base::Bug("a verdict without a code");
}

std::optional<Verdict> verdict_from(std::string_view code) {
  for (const auto& [verdict, known] : verdicts) {
    if (known == code) return verdict;
  }
  return std::nullopt;
}

}  // namespace cases
