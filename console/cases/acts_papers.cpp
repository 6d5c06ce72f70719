// Files of a case: opening one, painting over parts of a picture, taking the paint off again.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "console/attachments.hpp"
#include "console/cases/case_acts.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/papers.hpp"
#include "console/cases/turn.hpp"
#include "console/file_type.hpp"
#include "console/limits.hpp"
#include "console/shown_file.hpp"
#include "papers/papers.hpp"
#include "storage/audit.hpp"
#include "storage/outbox.hpp"

namespace console::acts {
namespace {

using storage::Attachment;

std::optional<Attachment> kept_paper(storage::Tx& tx, const Visit& visit, const cases::Case& held) {
  auto file = paper_of(tx, held, visit.path.at(1));
  const bool kept = file && file->state == storage::AttachmentState::kept;
  return kept ? std::move(file) : std::nullopt;
}

// Nothing: it may be opened, and wanted says which copy.
std::optional<RawAnswer> choose(storage::Tx& tx, const Visit& visit, WantedFile& wanted) {
  const auto seen = see_case(tx, visit, visit.path.front());
  if (!seen) return problem("not_found");
  if (!seen->whole) return problem("restricted");
  const auto file = kept_paper(tx, visit, seen->held);
  if (!file) return problem("not_found");
  wanted.file = *file;
  wanted.name = shown_name(*file);
  wanted.masked = storage::MaskedCopies(tx).of(file->id);
  if (!wanted.original) return std::nullopt;
  if (!may_mask(visit, seen->held)) return problem("forbidden");
  if (!gave_reason(tx, visit, seen->held)) return problem("reason_needed");
  return std::nullopt;
}

// An original each time, a copy once an hour: the page shows it again with every look at the case.
void note_opened(const Visit& visit, const WantedFile& wanted) {
  const storage::AuditEntry entry{
      .at = visit.now,
      .who = key_of(visit.me().id),
      .what = wanted.original ? "attachment.original" : "attachment.read",
      .subject = "case/" + visit.path.front(),
      .detail = fmt::format("attachment={}{}", visit.path.at(1), wanted.masked ? " masked" : "")};
  visit.office.database.write([&](storage::Tx& tx) {
    storage::Audit audit(tx);
    const auto lines = audit.of_subject(entry.subject, limits::handovers_shown);
    const bool noted = std::any_of(lines.begin(), lines.end(), [&](const auto& line) {
      return line.entry.who == entry.who && line.entry.what == entry.what &&
             line.entry.detail == entry.detail &&
             visit.now - line.entry.at < limits::reading_noted_every;
    });
    if (!noted || wanted.original) audit.append(entry);
  });
}

struct Painted {
  std::string bytes{};
  std::string type{};
};

// As the browser encoded it, and nothing beside the picture.
std::optional<Painted> painted_in(const RawRequest& request) {
  const auto type = type_inside(request.body);
  const bool encoded = type == "image/jpeg" || type == "image/png";
  if (!encoded || request.body.size() > limits::masked_bytes_max) return std::nullopt;
  auto clean = papers::without_metadata(request.body, type);
  if (!clean) return std::nullopt;
  return Painted{std::move(*clean), std::string{type}};
}

// Nothing: a picture of a case which this person may paint over.
std::optional<RawAnswer> not_to_be_masked(storage::Tx& tx, const Visit& visit, Attachment& file) {
  const auto seen = see_case(tx, visit, visit.path.front());
  if (!seen) return problem("not_found");
  if (!seen->whole) return problem("restricted");
  if (!may_mask(visit, seen->held)) return problem("forbidden");
  const auto found = kept_paper(tx, visit, seen->held);
  if (!found) return problem("not_found");
  if (!is_picture(found->mime)) return invalid({{"file", "Chỉ che được ảnh."}});
  file = *found;
  return std::nullopt;
}

void note_mask(storage::Tx& tx, const Visit& visit, const char* what) {
  storage::Audit(tx).append({visit.now,
                             key_of(visit.me().id),
                             what,
                             "case/" + visit.path.front(),
                             "attachment=" + visit.path.at(1)});
}

struct Copy {  // on the disk, and what will delete it unless it counts
  storage::KeptFile kept{};
  std::string removal{};
};

// False: its time was over, it may be gone.
bool stays(storage::Tx& tx, const Copy& copy, base::TimePoint now) {
  storage::Outbox outbox(tx);
  const auto removal = outbox.id_of(copy.removal);
  return removal && outbox.withdraw(*removal, now);
}

// Whoever refuses it or dies before it counts leaves no picture behind: its removal is put down
// before a byte of it is written. Each copy has a name of its own, so that none is removed for
// another.
std::optional<Copy> written(const Visit& visit, const Attachment& file, const Painted& painted) {
  const auto& room = visit.office.outside.files;
  const NewFile copy{file.id,
                     painted.bytes,
                     painted.type,
                     fmt::format(".{}{}", base::random_word(8), ending_of(painted.type))};
  const auto removal = room.removal(copy, visit.now + limits::masked_within);
  visit.office.database.write([&](storage::Tx& tx) { storage::Outbox(tx).put(removal); });
  auto kept = room.keep(copy);
  if (!kept) return std::nullopt;
  return Copy{std::move(*kept), removal.dedupe_key};
}

RawAnswer put_mask(storage::Tx& tx, const Visit& visit, const Asked& asked, const Copy& copy) {
  CaseTurn turn(tx, visit);
  if (auto refused = turn.open(visit.path.front(), asked)) return *refused;
  if (auto refused = turn.needs({Right::identity})) return *refused;
  const auto file = kept_paper(tx, visit, turn.held());
  if (!file) return problem("not_found");  // forgotten meanwhile
  if (!stays(tx, copy, visit.now)) return problem("unavailable");
  storage::MaskedCopies(tx).put(file->id, {copy.kept, staff_of(visit), visit.now});
  note_mask(tx, visit, "attachment.masked");
  turn.remark("Che một phần ảnh “" + shown_name(*file) + "”.");
  turn.store("attachment=" + visit.path.at(1));
  return turn.answer();
}

RawAnswer drop_mask(storage::Tx& tx, const Visit& visit, const Asked& asked) {
  CaseTurn turn(tx, visit);
  if (auto refused = turn.open(visit.path.front(), asked)) return *refused;
  if (!may_mask(visit, turn.held())) return problem("forbidden");
  const auto file = kept_paper(tx, visit, turn.held());
  if (!file) return problem("not_found");
  if (!gave_reason(tx, visit, turn.held())) return problem("reason_needed");
  if (!storage::MaskedCopies(tx).end(file->id, visit.now)) {
    return problem("not_possible",
                   {{"message_vi", "Ảnh này chưa được che."},
                    {"message_en", "Nothing of this picture is masked."}});
  }
  note_mask(tx, visit, "attachment.mask_removed");
  turn.remark("Bỏ phần che của ảnh “" + shown_name(*file) + "”.");
  turn.store("attachment=" + visit.path.at(1));
  return turn.answer();
}

}  // namespace

RawAnswer open_paper(const Visit& visit) {
  if (auto refused = unknown_way(visit)) return *refused;
  WantedFile wanted;
  wanted.original = query_value(visit.request, "original") == "1";
  std::optional<RawAnswer> refused;
  visit.office.database.read([&](storage::Tx& tx) { refused = choose(tx, visit, wanted); });
  if (refused) return *refused;
  auto answer = file_answer(visit, wanted);
  if (answer.status == 200) note_opened(visit, wanted);
  return answer;
}

RawAnswer mask_paper(const Visit& visit) {
  if (!may_see_original(visit)) return problem("forbidden");
  QueryText query(visit.request.query);
  const auto asked = asked_in_address(query, visit);
  Attachment file;
  std::optional<RawAnswer> refused;
  visit.office.database.read([&](storage::Tx& tx) { refused = not_to_be_masked(tx, visit, file); });
  if (refused) return *refused;
  const auto painted = painted_in(visit.request);
  if (!painted) query.wrong("file", "Cần một ảnh JPEG hoặc PNG, tối đa 5 MB.");
  if (const auto wrong = query.mistakes(); !wrong.empty()) return invalid(wrong);
  if (base::sha256_hex({painted->bytes}) == file.sha256) {
    return invalid({{"file", "Ảnh này chưa che phần nào."}});
  }
  const auto copy = written(visit, file, *painted);
  if (!copy) return problem("unavailable");
  return carry_out(visit, [&](storage::Tx& tx) { return put_mask(tx, visit, asked, *copy); });
}

RawAnswer unmask_paper(const Visit& visit) {
  if (!may_see_original(visit)) return problem("forbidden");
  QueryText query(visit.request.query);
  const auto asked = asked_in_address(query, visit);
  if (const auto wrong = query.mistakes(); !wrong.empty()) return invalid(wrong);
  return carry_out(visit, [&](storage::Tx& tx) { return drop_mask(tx, visit, asked); });
}

}  // namespace console::acts
