#include "console/public_page.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/crypto.hpp"
#include "base/local_time.hpp"
#include "base/text_file.hpp"

namespace console {
namespace {

using Slots = std::vector<std::pair<std::string_view, std::string>>;

constexpr std::array<std::string_view, 2> form_files{"tra-cuu.html", "look-up.html"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> other_files{
    {{"lookup.css", "text/css; charset=utf-8"}, {"lookup.js", "text/javascript; charset=utf-8"}}};
constexpr std::string_view policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

// Slots are replaced in one pass: what was filled in is never read as a slot again.
std::string filled(std::string_view form, const Slots& slots) {
  std::string page;
  while (!form.empty()) {
    const auto open = form.find("{{");
    page += form.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = form.find("}}", open);
    if (close == std::string_view::npos) break;
    const auto name = form.substr(open + 2, close - open - 2);
    for (const auto& [known, value] : slots) {
      if (known == name) page += value;
    }
    form.remove_prefix(close + 2);
  }
  return page;
}

std::string day_words(base::TimePoint at, Tongue tongue) {
  const auto iso = base::format_iso(at).substr(0, 10);
  const auto words = base::format_date(at);
  return fmt::format("<time datetime=\"{}\">{}</time>", iso, tongue == Tongue::vi ? words : iso);
}

std::string fact(Both name, const std::string& html, Tongue tongue) {
  return fmt::format("<dt>{}</dt><dd>{}</dd>", name.in(tongue), html);
}

std::string facts_of(const PublicCase& held, Tongue tongue) {
  std::string html = fact({"Ngày nhận", "Received"}, day_words(held.received_at, tongue), tongue);
  if (held.due_at) {
    auto due = day_words(*held.due_at, tongue);
    if (!held.late.empty()) due += fmt::format(" <strong>({})</strong>", html_text(held.late));
    html += fact({"Hạn trả lời", "Answer due"}, due, tongue);
  }
  html += fact({"Cơ quan xử lý", "Office in charge"},
               fmt::format("<span lang=\"vi\">{}</span>", html_text(held.office)),
               tongue);
  if (!held.outcome.empty()) html += fact({"Kết quả", "Outcome"}, html_text(held.outcome), tongue);
  return "<dl>" + html + "</dl>";
}

std::string steps_of(const PublicCase& held, Tongue tongue) {
  if (held.steps.empty()) return {};
  std::string html;
  for (const auto& step : held.steps) {
    html += fmt::format("<li>{} {}</li>", day_words(step.at, tongue), html_text(step.words));
  }
  constexpr Both title{"Các bước đã qua", "What was done"};
  return fmt::format("<h3>{}</h3><ol>{}</ol>", title.in(tongue), html);
}

constexpr Both answered{
    "Câu trả lời đã được gửi cho người gửi phản ánh; trang này không hiện nội dung.",
    "The answer was sent to the sender; this page does not show what it says."};
constexpr Both unanswered{"Chưa có trả lời. Ông/Bà có thể nhắn “tra cứu” trên Zalo để hỏi thêm.",
                          "There is no answer yet. Write “tra cứu” on Zalo to ask for more."};
constexpr Both asked_at{"Tra cứu lúc", "Looked up at"};
constexpr Both print{"In trang này", "Print this page"};

std::string result_of(const PublicView& view) {
  if (!view.found) return {};
  const auto& held = *view.found;
  std::string html = fmt::format(
      "<section class=\"result\" aria-labelledby=\"result-code\"><h2 id=\"result-code\">{}</h2>"
      "<p class=\"state\">{}</p>",
      html_text(held.number),
      html_text(held.status));
  if (!held.neutral) {
    html += facts_of(held, view.tongue) + steps_of(held, view.tongue);
    html += fmt::format("<p>{}</p>", (held.answered ? answered : unanswered).in(view.tongue));
  }
  html += fmt::format(
      "<p class=\"small\">{} {}</p><p class=\"act\"><button type=\"button\" id=\"print\" "
      "hidden>{}</button></p></section>",
      asked_at.in(view.tongue),
      base::format_date_time(view.now),
      print.in(view.tongue));
  return html;
}

std::string field_note(std::string_view id, const std::string& sentence) {
  if (sentence.empty()) return {};
  return fmt::format("<p class=\"wrong\" id=\"{}\">{}</p>", id, html_text(sentence));
}

std::string notice_of(const PublicView& view) {
  const bool wrong = !view.code_wrong.empty() || !view.proof_wrong.empty();
  if (view.notice.empty() && !wrong) return {};
  constexpr Both look_below{"Có chỗ điền chưa đúng, xem bên dưới.",
                            "Something is not filled in correctly, see below."};
  return fmt::format(
      "<p class=\"notice\" role=\"alert\">{}</p>",
      view.notice.empty() ? std::string{look_below.in(view.tongue)} : html_text(view.notice));
}

std::string invalid_mark(const std::string& sentence, std::string_view id) {
  if (sentence.empty()) return {};
  return fmt::format(" aria-invalid=\"true\" aria-describedby=\"{}\"", id);
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  for (const char letter : text) {
    if (letter == '&') html += "&amp;";
    if (letter == '<') html += "&lt;";
    if (letter == '>') html += "&gt;";
    if (letter == '"') html += "&quot;";
    if (letter == '\'') html += "&#39;";
    const bool plain = std::string_view{"&<>\"'"}.find(letter) == std::string_view::npos;
    if (plain && letter != '\0') html += letter;
  }
  return html;
}

PublicPage::PublicPage(const std::filesystem::path& folder) {
  if (folder.empty()) return;
  for (std::size_t i = 0; i < form_files.size(); ++i) {
    if (const auto text = base::read_text_file(folder / form_files.at(i))) forms_.at(i) = *text;
  }
  for (const auto& [name, type] : other_files) {
    const auto text = base::read_text_file(folder / name);
    if (!text) continue;
    const auto etag = "\"" + base::sha256_hex({*text}).substr(0, 20) + "\"";
    files_[std::string{name}] = {type, *text, etag};
  }
}

RawAnswer PublicPage::show(const PublicView& view) const {
  const bool wrong = view.status != 200;
  const Slots slots{{"error", wrong ? (view.tongue == Tongue::vi ? "Lỗi: " : "Error: ") : ""},
                    {"notice", notice_of(view)},
                    {"code", html_text(view.code)},
                    {"code_mark", invalid_mark(view.code_wrong, "code-wrong")},
                    {"code_wrong", field_note("code-wrong", view.code_wrong)},
                    {"proof_mark", invalid_mark(view.proof_wrong, "proof-wrong")},
                    {"proof_wrong", field_note("proof-wrong", view.proof_wrong)},
                    {"result", result_of(view)}};
  return {view.status,
          "text/html; charset=utf-8",
          filled(forms_.at(static_cast<std::size_t>(view.tongue)), slots),
          {{"Cache-Control", "no-store"}, {"Content-Security-Policy", std::string{policy}}}};
}

std::optional<RawAnswer> PublicPage::file(std::string_view name, const RawRequest& request) const {
  const auto found = files_.find(name);
  if (found == files_.end()) return std::nullopt;
  const auto& [type, body, etag] = found->second;
  RawAnswer answer{200,
                   std::string{type},
                   {},
                   {{"Cache-Control", "no-cache"},
                    {"ETag", etag},
                    {"Content-Security-Policy", "default-src 'none'"}}};
  if (door::header_of(request, "If-None-Match") == etag) {
    answer.status = 304;
  } else {
    answer.body = body;
  }
  return answer;
}

}  // namespace console
