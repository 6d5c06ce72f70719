#include "tests/unit/flows/small.hpp"

#include <doctest/doctest.h>

namespace small {
namespace {

constexpr const char* letter = R"({
  "flow": "letter", "start": "own", "draft": true, "keeps_text": "story", "keeps_files": "files",
  "silence": { "remind_after": "3h", "remind_with": "reminder", "stop_after": "7d" },
  "steps": {
    "own": { "branch": [{ "when": { "guess.kind": "*", "kind": "" }, "then": "guess" }], "else": "kind" },
    "guess": { "ask": "q.guess", "expect": "choice", "choices": {
      "right": { "then": "unit", "copy": { "kind": "guess.kind", "kind.label": "guess.kind.label" } },
      "wrong": "@redo:kind" } },
    "kind": { "ask": "q.kind", "expect": "choice", "save": "kind", "title": "Loại",
      "choices": { "late": "unit", "money": "warn", "more": { "then": "kind_more", "save": false },
                   "other": "unit" } },
    "kind_more": { "ask": "q.kind_more", "expect": "choice", "save": "kind", "choices": { "other": "unit" } },
    "warn": { "say": "s.warn", "then": "unit" },
    "unit": { "ask": "q.unit", "expect": "pick", "from": "units", "save": "unit", "guess": "guess.unit",
      "title": "Nơi", "offer": "q.unit_offer", "none": "q.unit_none", "settles_after": "4s",
      "settles_at_most": "12s",
      "choices": { "bo_qua": "procedure", "elsewhere": { "then": "@redo:unit", "save": false } },
      "then": "procedure" },
    "procedure": { "ask": "q.procedure", "expect": "pick", "from": "procedures", "confirm": true,
      "save": "procedure", "title": "Việc", "offer": "q.procedure_offer", "none": "q.procedure_none",
      "choices": { "bo_qua": "story" }, "then": "story" },
    "story": { "ask": "q.story", "expect": "story", "save": "story", "title": "Lời kể", "at_least": 20,
      "at_most": 3, "settles_after": "20s", "settles_at_most": "60s", "received": "q.story_received",
      "brief": "q.story_brief", "heard": "q.story_heard", "choices": { "xong": "files" } },
    "files": { "ask": "q.files", "expect": "files", "save": "files", "title": "Tệp", "at_most": 3,
      "settles_after": "5s", "received": "q.files_received",
      "choices": { "none": "phone", "xong": "phone" } },
    "phone": { "ask": "q.phone", "expect": "phone", "save": "phone", "title": "Số điện thoại",
      "again": "q.phone_again", "doubt": "doubt", "choices": { "bo_qua": "review" }, "then": "name" },
    "doubt": { "ask": "q.doubt", "expect": "choice", "save": "phone.sure",
      "choices": { "yes": "name", "no": { "then": "@redo:phone", "save": false } } },
    "name": { "ask": "q.name", "expect": "name", "again": "q.name_again", "save": "name", "title": "Họ tên",
      "choices": { "bo_qua": "review" }, "then": "review" },
    "review": { "ask": "q.review", "expect": "choice", "choices": {
      "send": "open", "change": "@edit", "drop": "@cancel", "1": "@redo:kind", "4": "@redo:story",
      "5": "@redo:files" } },
    "edit": { "ask": "q.edit", "expect": "choice", "listed": true, "choices": { "no": "own" } },
    "open": { "do": "open_case", "with": ["kind", "unit", "procedure", "story", "files", "phone", "name"],
      "then": "thanks" },
    "thanks": { "end": "s.thanks" }
  }
})";

constexpr const char* menu = R"({
  "flow": "menu", "start": "menu", "anytime": true,
  "steps": { "menu": { "ask": "q.menu", "expect": "choice",
    "choices": { "letter": "@start:letter", "track": "@start:track", "staff": "@start:staff" } } }
})";

constexpr const char* unfinished = R"({
  "flow": "unfinished", "start": "ask",
  "steps": { "ask": { "ask": "q.unfinished", "expect": "choice",
    "choices": { "on": "@resume", "later": "@park:menu", "drop": "@drop:menu" } } }
})";

constexpr const char* reminder = R"({
  "flow": "reminder", "start": "ask",
  "steps": { "ask": { "ask": "q.reminder", "expect": "choice",
      "choices": { "on": "@resume", "later": "later", "drop": "@drop" } },
    "later": { "end": "s.kept", "next": "@park" } }
})";

constexpr const char* cancel = R"({
  "flow": "cancel", "start": "ask",
  "steps": { "ask": { "ask": "q.cancel", "expect": "choice",
      "choices": { "yes": "gone", "later": "later", "no": "@resume" } },
    "gone": { "end": "s.gone", "next": "@drop" },
    "later": { "end": "s.kept", "next": "@park" } }
})";

constexpr const char* lost = R"({
  "flow": "lost", "start": "ask",
  "steps": { "ask": { "ask": "q.lost", "expect": "choice",
    "choices": { "staff": "@start:staff", "skip": "@skip", "menu": "@park:menu" } } }
})";

constexpr const char* unclear = R"({
  "flow": "unclear", "start": "ask",
  "steps": { "ask": { "ask": "q.unclear", "expect": "choice", "choices": { "letter": "@start:letter" } } }
})";

constexpr const char* media = R"({
  "flow": "media", "start": "ask",
  "steps": { "ask": { "ask": "q.media", "expect": "choice",
      "choices": { "new": "to_letter", "drop": "forget" } },
    "to_letter": { "end": "", "next": "@start:letter", "with": ["files", "files.count", "files.label"] },
    "forget": { "do": "forget_files", "with": ["files"], "then": "forgot" },
    "forgot": { "end": "s.forgot" } }
})";

constexpr const char* help = R"({
  "flow": "help", "start": "help", "steps": { "help": { "end": "s.help" } }
})";

constexpr const char* welcome = R"({
  "flow": "welcome", "start": "back", "steps": { "back": { "end": "s.back" } }
})";

constexpr const char* track = R"({
  "flow": "track", "start": "begin",
  "steps": {
    "begin": { "branch": [{ "when": { "code": "*" }, "then": "look" }], "else": "list" },
    "list": { "ask": "q.list", "expect": "pick", "from": "cases", "listed": true, "save": "code",
      "choices": { "menu": { "then": "@start:menu", "save": false } }, "then": "look" },
    "look": { "do": "look_up_case", "with": ["code", "proof"], "then": "looked" },
    "looked": { "branch": [{ "when": { "result": "needs_proof" }, "then": "@redo:proof" }], "else": "shown" },
    "proof": { "ask": "q.proof", "expect": "text", "save": "proof", "then": "look" },
    "shown": { "end": "s.case" } }
})";

constexpr const char* staff = R"({
  "flow": "staff", "start": "matter",
  "steps": {
    "matter": { "ask": "q.matter", "expect": "story", "save": "note", "settles_after": "5s",
      "settles_at_most": "20s", "choices": { "now": { "then": "hand", "save": false } }, "then": "hand" },
    "hand": { "do": "hand_to_staff", "with": ["note"], "then": "waiting" },
    "waiting": { "end": "s.waiting" } }
})";

constexpr const char* routes = R"({
  "commands": {
    "menu": { "flow": "menu", "words": ["menu", "xin chào"], "presses": ["#menu"] },
    "letter": { "flow": "letter", "words": ["phản ánh"], "presses": ["#menu.letter"] },
    "help": { "flow": "help", "words": ["trợ giúp", "?"] },
    "back": { "does": "back", "words": ["quay lại"] },
    "edit": { "does": "edit", "words": ["sửa"] },
    "cancel": { "does": "cancel", "words": ["hủy"] },
    "stop_waiting": { "does": "stop_waiting", "words": ["hủy chờ"], "presses": ["#stop_waiting"] },
    "skip": { "does": "skip", "words": ["bỏ qua", "không biết"] },
    "done": { "does": "done", "words": ["xong"] },
    "repeat": { "does": "repeat", "words": ["nhắc lại"] },
    "resume": { "does": "resume", "words": ["tiếp tục"] },
    "restart": { "does": "restart", "words": ["làm lại"] },
    "keep": { "does": "keep", "words": ["giữ nguyên"] },
    "calm": { "does": "calm", "words": ["không khẩn cấp"], "presses": ["#calm"] },
    "staff": { "flow": "staff", "words": ["gặp cán bộ"] },
    "track": { "flow": "track", "words": ["tra cứu"] }
  },
  "thanks": ["cảm ơn"], "ordinary": ["không biết"], "names": ["huy"],
  "starts": { "menu": "menu", "content": "letter", "lost": "lost", "unclear": "unclear", "media": "media",
    "return": "welcome", "unfinished": "unfinished", "reminder": "reminder", "cancel": "cancel",
    "track": "track" },
  "messages": { MESSAGES },
  "unexpected": { "sticker": "u.sticker", "voice": "u.voice", "location": "u.location", "card": "u.card",
    "link": "u.link", "call": "u.call" }
})";

std::string routes_text() {
  std::string messages;
  for (const auto& role : flows::message_roles()) {
    if (!messages.empty()) messages += ", ";
    messages += '"';
    messages += role + "\": \"r." + role + '"';
  }
  std::string text = routes;
  return text.replace(text.find("MESSAGES"), 8, messages);
}

std::vector<flows::Option> numbered(
    const std::vector<std::pair<std::string, std::string>>& choices) {
  std::vector<flows::Option> options;
  for (const auto& [id, label] : choices) {
    options.push_back({id, label, std::to_string(options.size() + 1), {}, {}});
  }
  return options;
}

stage::Options all_options() {
  return {
      {"q.kind", numbered({{"late", "Chậm trễ"}, {"money", "Đòi tiền"}, {"more", "Loại khác"}})},
      {"q.kind_more", {{"other", "Việc khác", "4", {"khác"}, {}}}},
      {"q.guess", {{"right", "Đúng", "1", {"có"}, {}}, {"wrong", "Chọn lại", "2", {"sai"}, {}}}},
      {"q.unit", {{"bo_qua", "Không rõ", "0", {"không biết"}, {}}}},
      {"q.unit_offer",
       {{"elsewhere", "Nơi khác", "0", {}, {}}, {"bo_qua", "Không rõ", "", {}, {}}}},
      {"q.procedure", {{"bo_qua", "Không rõ", "0", {}, {}}}},
      {"q.procedure_offer", {{"bo_qua", "Không phải", "0", {}, {}}}},
      {"q.story", {{"xong", "Xong", "", {"hết"}, {}}}},
      {"q.files", {{"none", "Không có", "1", {}, {}}, {"xong", "Gửi xong", "2", {"xong"}, {}}}},
      {"q.phone", {{"bo_qua", "Bỏ qua", "1", {"không"}, {}}}},
      {"q.doubt", numbered({{"yes", "Đúng"}, {"no", "Nhập lại"}})},
      {"q.name", {{"bo_qua", "Bỏ qua", "1", {}, {}}}},
      {"q.review",
       {{"send", "Gửi", "", {"gửi đi"}, {}},
        {"change", "Sửa", "", {}, {}},
        {"drop", "Hủy", "", {}, {}},
        {"1", "Sửa loại", "1", {}, {}},
        {"4", "Sửa lời kể", "4", {}, {}},
        {"5", "Sửa tệp", "5", {}, {}}}},
      {"q.edit", {{"no", "Không sửa", "0", {}, {}}}},
      {"q.menu",
       numbered({{"letter", "Gửi phản ánh"}, {"track", "Tra cứu"}, {"staff", "Gặp cán bộ"}})},
      {"q.unfinished", numbered({{"on", "Viết tiếp"}, {"later", "Để sau"}, {"drop", "Bỏ"}})},
      {"q.reminder", numbered({{"on", "Viết tiếp"}, {"later", "Để sau"}, {"drop", "Bỏ"}})},
      {"q.cancel", numbered({{"yes", "Bỏ hẳn"}, {"later", "Để dành"}, {"no", "Viết tiếp"}})},
      {"q.lost", numbered({{"staff", "Cán bộ"}, {"skip", "Qua câu này"}, {"menu", "Về đầu"}})},
      {"q.unclear", numbered({{"letter", "Gửi phản ánh"}})},
      {"q.media", numbered({{"new", "Phản ánh mới"}, {"drop", "Xóa"}})},
      {"q.list", {{"menu", "Về menu", "0", {}, {}}}},
      {"q.matter", {{"now", "Chuyển ngay", "", {}, {}}}}};
}

stage::Lists all_lists() {
  return {{"units", {{"u1", "Phường Vị Thanh"}, {"u2", "Xã Bình Thành"}, {"u3", "Xã Bình Thạnh"}}},
          {"procedures", {{"p1", "Khai sinh"}, {"p2", "Khai sinh lại"}, {"p3", "Kết hôn"}}},
          {"cases", {{"PA1", "PA1: Đang xử lý"}, {"PA2", "PA2: Đã trả lời"}}}};
}

}  // namespace

std::vector<flows::File> files() {
  return {{"letter.jsonc", letter},
          {"menu.jsonc", menu},
          {"unfinished.jsonc", unfinished},
          {"reminder.jsonc", reminder},
          {"cancel.jsonc", cancel},
          {"lost.jsonc", lost},
          {"unclear.jsonc", unclear},
          {"media.jsonc", media},
          {"help.jsonc", help},
          {"welcome.jsonc", welcome},
          {"track.jsonc", track},
          {"staff.jsonc", staff},
          {"routes.jsonc", routes_text()}};
}

flows::FlowSet office_with(const std::vector<flows::File>& others) {
  auto all = files();
  for (const auto& other : others) {
    bool replaced = false;
    for (auto& file : all) {
      if (file.name != other.name) continue;
      file.text = other.text;
      replaced = true;
    }
    if (!replaced) all.push_back(other);
  }
  flows::FlowSet set;
  for (const auto& mistake : flows::FlowSet::read(all, set)) {
    FAIL_CHECK(mistake.file << " " << mistake.step << ": " << mistake.what);
  }
  return set;
}

const flows::FlowSet& office() {
  static const flows::FlowSet set = office_with({});
  return set;
}

stage::Stage open() {
  return open(office());
}

stage::Stage open(const flows::FlowSet& flows) {
  return stage::Stage(flows, all_options(), all_lists());
}

void write_until(stage::Stage& office, const std::string& step) {
  const std::vector<std::pair<std::string, std::string>> answers{
      {"kind", "1"},
      {"unit", "vị thanh"},
      {"procedure", "kết hôn"},
      {"procedure", "1"},
      {"story", "Tôi nộp hồ sơ từ tháng trước mà chưa có kết quả"},
      {"story", "xong"},
      {"files", "1"},
      {"phone", "0912345678"},
      {"name", "Nguyễn Văn A"}};
  office.say("phản ánh");
  for (const auto& [at, text] : answers) {
    if (at == step) return;
    office.now += std::chrono::seconds{8};
    office.say(text);
  }
  REQUIRE(office.step() == step);
}

}  // namespace small
