// Opening a case, adding to it, looking it up, withdrawing it.
#include <array>
#include <charconv>
#include <utility>

#include "base/crypto.hpp"
#include "base/local_time.hpp"
#include "base/log.hpp"
#include "bot/case_book.hpp"
#include "bot/deed_list.hpp"
#include "bot/errands.hpp"
#include "office/cases/decide.hpp"
#include "office/cases/number.hpp"
#include "office/cases/secret_phrase.hpp"
#include "office/cases/wording.hpp"
#include "office/language/fold.hpp"
#include "office/language/numbers.hpp"
#include "storage/attachments.hpp"
#include "storage/cases.hpp"
#include "storage/outbox.hpp"
#include "storage/serials.hpp"
#include "storage/survey_refusals.hpp"

namespace bot {
namespace {

using base::Errc;
using base::Error;
using base::Result;
using base::text_of;
using base::Values;

// Two reports of one person about the same office and matter within this time are likely one.
constexpr std::chrono::hours duplicate_within{24 * 30};

// Easy to read out and to type on any phone. Three words of 32 and six digits: 35 bits, guessed one
// by one through a door that limits the rate.
std::string secret_phrase() {
  static constexpr std::array<std::string_view, 32> words{
      "lúa",  "sông", "cầu",  "xuồng", "dừa", "xoài", "chợ", "nón",   "sen", "cá",  "mưa",
      "nắng", "gió",  "đồng", "vườn",  "hoa", "bông", "lá",  "trăng", "sao", "mây", "núi",
      "biển", "đò",   "bến",  "tre",   "cau", "trầu", "mít", "ổi",    "mận", "cam"};
  std::string phrase;
  for (const char byte : base::random_bytes(3)) {
    phrase += std::string{words.at(static_cast<unsigned char>(byte) % words.size())} + " ";
  }
  for (const char byte : base::random_bytes(6)) {
    phrase += static_cast<char>('0' + static_cast<unsigned char>(byte) % 10);
  }
  return phrase;
}

bool is_unknown(const std::string& answer) {
  return answer.empty() || answer == "bo_qua";
}

std::string answer_of(const Values& with, std::string_view name) {
  std::string answer = text_of(with, name);
  return is_unknown(answer) ? std::string{} : answer;
}

void set_identity(const Values& with, cases::Case& draft) {
  draft.identity =
      cases::identity_from(text_of(with, "identity")).value_or(cases::Identity::giau_ten);
  if (draft.identity == cases::Identity::an_danh) return;
  draft.contact_phone = answer_of(with, "phone");
  draft.contact_name = answer_of(with, "name");
}

cases::Case draft_of(const Scene& scene, const Values& with) {
  cases::Case draft;
  draft.citizen = scene.citizen.id;
  draft.kind = text_of(with, "kind");
  draft.unit = answer_of(with, "unit");
  const std::string procedure = answer_of(with, "procedure");
  const auto dossier = language::find_dossier_code(procedure);
  (dossier ? draft.dossier_code : draft.procedure) = dossier.value_or(procedure);
  draft.story = text_of(with, "story");
  draft.attachments = base::list_of(with, "files");
  draft.apology = answer_of(with, "apology");
  const auto signs = scene.content.signs.signs_in(draft.story);
  // The citizen asked where to lodge a complaint or denunciation: a person confirms that it is one
  // (docs/domain.md 1.6), so the case is opened like any other, under that category.
  const std::string redirect = text_of(with, "redirect");
  const bool lodges = redirect == "khieu_nai" || redirect == "to_cao";
  draft.category = lodges ? redirect : signs.category;
  draft.restricted = signs.bribery || signs.denunciation || text_of(with, "story.sign") == "to_cao";
  draft.urgent = signs.danger;
  set_identity(with, draft);
  return draft;
}

Result<std::string> next_number(const Scene& scene) {
  const auto date = base::to_local(scene.now).date;
  const auto month = date.year() / date.month();
  const auto serial = storage::Cases(scene.tx).next_serial(month);
  return cases::case_number(month, static_cast<int>(serial));
}

Values receipt(const Scene& scene, const cases::Case& opened) {
  const auto& calendar = scene.content.catalog.current().calendar();
  const auto opening = calendar.next_opening(scene.now);
  Values facts{{"ma_pa", opened.number},
               {"gio", base::format_date_time(scene.now)},
               {"in_hours", std::string{calendar.is_open(scene.now) ? "true" : "false"}}};
  if (opened.answer_due) facts["han"] = base::format_date(*opened.answer_due);
  if (opened.forward_due) facts["han_chuyen"] = base::format_date(*opened.forward_due);
  if (opening) facts["ngay_lam_viec_ke"] = base::format_date(*opening);
  return facts;
}

Result<Values> open_case(const Scene& scene, const Values& with) {
  auto draft = draft_of(scene, with);
  auto number = next_number(scene);
  if (!number) return number.error();
  draft.number = *number;
  std::string phrase;
  if (draft.identity == cases::Identity::an_danh) {
    phrase = secret_phrase();
    draft.secret_hash = cases::phrase_hash(phrase);
  }
  CaseBook book(scene);
  auto opened = book.open(std::move(draft));
  if (!opened) return opened.error();
  storage::SurveyRefusals(scene.tx).refuse_where_newly_known(scene.citizen.id, scene.now);
  scene.metrics.add("langnghe_cases_opened_total");
  base::log(
      base::Level::info, "case.opened", {{"case", opened->id.value}, {"branch", opened->branch}});
  Values facts = receipt(scene, *opened);
  if (!phrase.empty()) facts["cum_tu"] = phrase;
  return facts;
}

Result<Values> find_duplicate(const Scene& scene, const Values& with) {
  for (const auto& one : storage::Cases(scene.tx).of_citizen(scene.citizen.id)) {
    const bool recent = scene.now - one.created_at <= duplicate_within;
    const bool same = one.kind == text_of(with, "kind") && one.unit == answer_of(with, "unit");
    if (!recent || !same || cases::is_settled(one.status) || one.unit.empty()) continue;
    return Values{{"duplicate.number", one.number},
                  {"duplicate.date", base::format_date(one.created_at)},
                  {"duplicate.status", cases::status_name(one.status)}};
  }
  return Values{};
}

std::optional<cases::Case> case_named(const Scene& scene, const Values& with) {
  const auto number = cases::parse_case_number(text_of(with, "code"));
  if (!number) return std::nullopt;
  return storage::Cases(scene.tx).by_number(*number);
}

// Four digits are guessed in 10,000 tries: so many proofs a day from one account, and for one case
// from all accounts together. The sender's own account needs none.
constexpr std::int64_t proofs_per_citizen_max = 10;
constexpr std::int64_t proofs_per_case_max = 20;

bool may_prove(const Scene& scene, const cases::Case& held) {
  const std::string day = base::format_date(scene.now);
  storage::Serials serials(scene.tx);
  const auto own = serials.next("proof/" + scene.citizen.id + "/" + day);
  const auto all = serials.next("proof/" + held.number + "/" + day);
  return own <= proofs_per_citizen_max && all <= proofs_per_case_max;
}

// What shows that somebody may ask about a case: it is his own, he knows the secret phrase, or the
// last four digits of the sender's phone.
enum class Proof { none, phone, phrase, own };

Proof proof_of(const Scene& scene, const cases::Case& held, const Values& with) {
  if (held.citizen == scene.citizen.id) return Proof::own;
  const std::string typed = language::plain(text_of(with, "proof"));
  if (typed.empty() || !may_prove(scene, held)) return Proof::none;
  if (!held.secret_hash.empty() &&
      base::equal_in_constant_time(cases::phrase_hash(typed), held.secret_hash)) {
    return Proof::phrase;
  }
  const std::string_view phone = held.contact_phone;
  const bool known =
      phone.size() >= 4 && base::equal_in_constant_time(typed, phone.substr(phone.size() - 4));
  return known ? Proof::phone : Proof::none;
}

// Whoever proves to know the case speaks for its sender, from whatever account.
cases::Who sender_of(const Scene& scene, const cases::Case& held) {
  auto sender = citizen_of(scene);
  sender.citizen = held.citizen;
  return sender;
}

Result<Values> add_to_case(const Scene& scene, const Values& with) {
  const auto held = case_named(scene, with);
  if (!held || proof_of(scene, *held, with) == Proof::none)
    return Error{Errc::not_found, "no such case"};
  const cases::Supplement supplement{text_of(with, "story"), base::list_of(with, "files")};
  const auto changed = CaseBook(scene).change(*held, supplement, sender_of(scene, *held));
  if (!changed) return changed.error();
  base::log(base::Level::info, "case.supplemented", {{"case", held->id.value}});
  return Values{{"ma_pa", held->number}};
}

Result<Values> withdraw_case(const Scene& scene, const Values& with) {
  const auto held = case_named(scene, with);
  if (!held || held->citizen != scene.citizen.id) return Error{Errc::not_found, "no such case"};
  const auto changed = CaseBook(scene).change(*held, cases::Withdraw{}, citizen_of(scene));
  if (!changed) return changed.error();
  base::log(base::Level::info, "case.withdrawn", {{"case", held->id.value}});
  return Values{{"ma_pa", held->number}};
}

// A word about a complaint or denunciation is kept until a person has read it; it is not the
// written complaint, and nothing about it is forwarded (docs/domain.md 1.6).
bool is_no_feedback(const cases::Case& held) {
  const bool unread = held.status == cases::Status::moi;
  return unread && (held.category == "khieu_nai" || held.category == "to_cao");
}

cases::StatusWords words_for(const Scene& scene, const cases::Case& held) {
  auto words =
      cases::status_words(held, CaseBook(scene).rules(), scene.now, scene.config.office.lookup_url);
  if (!is_no_feedback(held)) return words;
  words.sentence = std::string{"Lời nhắn được lưu, không thay cho đơn "} +
                   (held.category == "to_cao" ? "tố cáo." : "khiếu nại.");
  words.deadline.clear();
  return words;
}

std::string yes_or_no(bool truth) {
  return truth ? "true" : "false";
}

// Four digits show the state only: the answer may tell who the sender is.
Values shown(const Scene& scene, const cases::Case& held, Proof proof) {
  const auto words = words_for(scene, held);
  const bool whole = proof == Proof::own || proof == Proof::phrase;
  const bool withdrawable =
      proof == Proof::own && cases::is_possible(held, cases::Withdraw{}, citizen_of(scene));
  const bool open_to_more = cases::is_possible(held, cases::Supplement{}, sender_of(scene, held));
  return {{"result", std::string{"shown"}},
          {"code", held.number},
          {"ma_pa", held.number},
          {"trang_thai", words.status},
          {"cau_trang_thai", words.sentence},
          {"cau_han", words.deadline},
          {"ngay_nhan", base::format_date(held.created_at)},
          {"can_withdraw", yes_or_no(withdrawable)},
          {"can_supplement", yes_or_no(open_to_more)},
          {"tra_loi", whole && held.answer.at ? held.answer.text : std::string{}}};
}

Result<Values> look_up_case(const Scene& scene, const Values& with) {
  const auto held = case_named(scene, with);
  const Proof proof = held ? proof_of(scene, *held, with) : Proof::none;
  if (proof != Proof::none) return shown(scene, *held, proof);
  // A number that does not exist and one of somebody else's look the same.
  return Values{
      {"result", std::string{text_of(with, "proof").empty() ? "needs_proof" : "no_match"}}};
}

Result<Values> forget_files(const Scene& scene, const Values& with) {
  for (const auto& file : base::list_of(with, "files")) {
    std::int64_t id = 0;
    std::from_chars(file.data(), file.data() + file.size(), id);
    const storage::AttachmentId attachment{id};
    storage::Attachments attachments(scene.tx);
    const auto held = attachments.find(attachment);
    if (!held || held->citizen != scene.citizen.id) continue;
    for (const auto& path : attachments.forget(attachment)) {
      storage::Outbox(scene.tx).put(remove_errand(attachment, path, scene.now));
    }
  }
  return Values{};
}

Result<Values> procedure_info(const Scene& scene, const Values& with) {
  const auto* procedure = scene.content.catalog.current().procedure(text_of(with, "procedure"));
  if (procedure == nullptr) return Values{};  // a dossier code: officers look it up
  return Values{{"thu_tuc", procedure->name},
                {"noi_lam", procedure->place_now},
                {"thoi_gian", procedure->time},
                {"le_phi", procedure->fee},
                {"ma_thu_tuc", procedure->code}};
}

}  // namespace

std::vector<Deed> case_deeds() {
  return {{"open_case",
           {"kind",
            "unit",
            "procedure",
            "story",
            "story.sign",
            "files",
            "identity",
            "phone",
            "name",
            "apology",
            "redirect"},
           {"ma_pa", "han", "han_chuyen", "gio", "in_hours", "ngay_lam_viec_ke"},
           {"cum_tu"},
           {},
           open_case},
          {"find_duplicate",
           {"kind", "unit", "story"},
           {},
           {"duplicate.number", "duplicate.date", "duplicate.status"},
           {},
           find_duplicate},
          {"add_to_case", {"code", "story", "files", "proof"}, {"ma_pa"}, {}, {}, add_to_case},
          {"withdraw_case", {"code"}, {"ma_pa"}, {}, {}, withdraw_case},
          {"look_up_case",
           {"code", "proof"},
           {},
           {"result", "ma_pa", "trang_thai", "ngay_nhan", "can_withdraw", "can_supplement"},
           {"cau_trang_thai", "cau_han", "tra_loi"},
           look_up_case},
          {"forget_files", {"files"}, {}, {}, {}, forget_files},
          {"procedure_info",
           {"procedure"},
           {},
           {},
           {"thu_tuc", "noi_lam", "thoi_gian", "le_phi", "url_thu_tuc", "ngay_cap_nhat"},
           procedure_info}};
}

}  // namespace bot
