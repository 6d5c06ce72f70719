#include "console/shown_file.hpp"

#include "console/attachments.hpp"
#include "console/file_type.hpp"
#include "console/percent.hpp"
#include "papers/papers.hpp"

namespace console {
namespace {

struct Copy {
  std::string bytes{};
  std::string type{};
};

// Nothing in it may run, reach the network or frame a page of ours. A browser's own viewer for PDF
// does not work in a sandbox; it runs apart from our pages anyway.
std::string policy_for(std::string_view type) {
  const std::string closed =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; "
      "form-action 'none'; frame-ancestors 'none'";
  return type == "application/pdf" ? closed + "; object-src 'self'" : closed + "; sandbox";
}

// What the visitor gets of it.
std::optional<std::string> for_visitor(const Visit& visit,
                                       const WantedFile& wanted,
                                       const std::string& bytes) {
  if (wanted.original || wanted.file.outgoing) return bytes;
  const auto type = type_inside(bytes);
  if (papers::can_be_cleaned(type)) return cleaned(visit.office, bytes, type);
  if (is_original_only(wanted.file, type) && !may_see_original(visit)) return std::nullopt;
  return bytes;
}

RawAnswer copy_answer(const Visit& visit, const Copy& copy, const std::string& name) {
  const bool asked = query_value(visit.request, "as") == "download";
  const bool shown = !asked && is_shown_inline(copy.type) && type_inside(copy.bytes) == copy.type;
  const std::string way = shown ? "inline" : "attachment";
  return {200,
          shown ? copy.type : "application/octet-stream",
          copy.bytes,
          {{"Cache-Control", "private, no-store"},
           {"Content-Disposition", way + "; filename*=UTF-8''" + percent_encoded(name)},
           {"Content-Security-Policy", policy_for(copy.type)},
           {"Cross-Origin-Resource-Policy", "same-origin"}}};
}

}  // namespace

std::optional<std::string> cleaned(const Office& office,
                                   std::string_view bytes,
                                   std::string_view type) {
  if (!papers::is_taken_apart(type)) return papers::without_metadata(bytes, type);
  const auto& clean = office.outside.files.clean;
  return clean ? clean(bytes, type) : std::nullopt;
}

std::optional<RawAnswer> unknown_way(const Visit& visit) {
  std::vector<Mistake> mistakes;
  for (const auto& [name, only] : {std::pair{"as", "download"}, std::pair{"original", "1"}}) {
    const auto value = query_value(visit.request, name);
    if (!value.empty() && value != only) mistakes.push_back({name, "Không có giá trị này."});
  }
  if (mistakes.empty()) return std::nullopt;
  return invalid(mistakes);
}

RawAnswer file_answer(const Visit& visit, const WantedFile& wanted) {
  const bool painted = wanted.masked && !wanted.original;
  const auto& kept = visit.office.outside.files;
  auto bytes = kept.read(painted ? wanted.masked->file.path : wanted.file.path);
  if (!bytes) return problem("not_found");
  if (painted) {
    return copy_answer(visit, {std::move(*bytes), wanted.masked->file.mime}, wanted.name);
  }
  auto shown = for_visitor(visit, wanted, *bytes);
  if (!shown) return problem("original_only");
  return copy_answer(visit, {std::move(*shown), wanted.file.mime}, wanted.name);
}

}  // namespace console
