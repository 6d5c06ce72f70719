#include "bot/surveys/preview.hpp"

#include <filesystem>

#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/local_time.hpp"
#include "bot/rehearsal.hpp"
#include "bot/rehearsal_config.hpp"
#include "bot/surveys/invited.hpp"
#include "bot/surveys/limits.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "flows/engine/session.hpp"
#include "office/language/fold.hpp"
#include "office/surveys/questionnaire_file.hpp"
#include "storage/inbox.hpp"
#include "storage/questionnaires.hpp"
#include "storage/sessions.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {
namespace {

// A folder that is gone when the preview is over.
class PreviewFolder {
 public:
  PreviewFolder()
      : path_(std::filesystem::temp_directory_path() /
              ("langnghe-preview-" + base::random_word(10))) {
    std::filesystem::create_directories(path_);
  }

  ~PreviewFolder() {
    std::error_code failed;
    std::filesystem::remove_all(path_, failed);
  }

  PreviewFolder(const PreviewFolder&) = delete;
  PreviewFolder& operator=(const PreviewFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// An ordinary Wednesday morning, so that no lunch and no holiday stands in the way.
base::TimePoint morning() {
  return base::from_local(std::chrono::year{2026} / 12 / 2, std::chrono::hours{9});
}

std::string facts_for(const console::PreviewWish& wish) {
  const bool longer = wish.long_names;
  return base::to_text(nlohmann::ordered_json{
      {"thu_tuc",
       longer ? "đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản "
                "gắn liền với đất lần đầu đối với hộ gia đình, cá nhân"
              : "cấp căn cước"},
      {"don_vi",
       longer ? "Bộ phận tiếp nhận và trả kết quả của Chi nhánh Văn phòng Đăng ký đất đai khu vực"
              : "Phường Vị Thanh"},
      {"ma_pa", "PA-261202-0001"},
      {"ngay_tra", "30/11/2026"}});
}

storage::Invitation invitation_in(storage::Tx& tx,
                                  const surveys::Questionnaire& questionnaire,
                                  const console::PreviewWish& wish,
                                  const std::string& citizen) {
  storage::KeptQuestionnaire kept;
  kept.id = questionnaire.id;
  kept.version = questionnaire.version;
  kept.text = base::to_text(surveys::to_json(questionnaire));
  storage::Questionnaires(tx).save(kept);
  storage::KeptRound round;
  round.round.questionnaire = questionnaire.id;
  round.round.version = questionnaire.version;
  round.round.opens = morning();
  round.round.closes = morning() + std::chrono::hours{24};
  round.plan = "{}";
  storage::Invitation one{.round = storage::SurveyRounds(tx).add(round), .rehearsal = true};
  one.citizen = storage::Citizens(tx).find_or_create("zalo", citizen, morning()).id;
  one.facts = facts_for(wish);
  one.due_at = morning();
  storage::Invitations invitations(tx);
  invitations.add(one);
  return invitations.rehearsals_due(morning(), 1).front();
}

class Played {
 public:
  Played(Rehearsal& rehearsal, const console::PreviewWish& wish)
      : rehearsal_(rehearsal), wish_(wish) {}

  console::Preview play() {
    rehearsal_.pass(std::chrono::seconds{1});
    hear();
    for (const auto& said : wish_.said) say(said);
    preview_.ended = has_ended();
    return std::move(preview_);
  }

 private:
  void say(const std::string& said) {
    const auto words = wish_.accents ? said : language::bare(said);
    // A press says its payload, which nobody reads.
    preview_.lines.push_back({.bot = false, .text = label_of(said).value_or(words)});
    rehearsal_.text(words);
    rehearsal_.pass(limits::preview_pause);
    hear();
  }

  std::optional<std::string> label_of(const std::string& payload) const {
    for (const auto& line : preview_.lines) {
      for (const auto& [label, says] : line.buttons) {
        if (says == payload) return label;
      }
    }
    return std::nullopt;
  }

  void hear() {
    for (auto& heard : rehearsal_.take_heard()) {
      preview_.lines.push_back({true, std::move(heard.text), std::move(heard.buttons)});
    }
  }

  bool has_ended() {
    std::optional<std::string> stored;
    rehearsal_.database().read([&](storage::Tx& tx) {
      const auto citizen = storage::Citizens(tx).find("zalo", rehearsal_.citizen());
      if (citizen) stored = storage::Sessions(tx).load(citizen->id);
    });
    if (!stored) return true;
    const auto session = flows::read_session(*stored);
    return !session || session->frames.empty();
  }

  Rehearsal& rehearsal_;
  const console::PreviewWish& wish_;
  console::Preview preview_{};
};

}  // namespace

console::Preview preview_of(const ContentFolders& folders,
                            const surveys::Questionnaire& questionnaire,
                            const console::PreviewWish& wish) {
  Content content;
  base::check(load_content(folders, content).empty(), "the content was right at the start");
  // A version nobody has: the text may be another one each time.
  auto tried = questionnaire;
  tried.version = limits::preview_version;
  if (!add_questionnaire(tried, content).empty()) return {};
  const auto config = rehearsal_config();
  const PreviewFolder folder;
  Rehearsal rehearsal(folder.path(), content, config, morning());
  rehearsal.database().write([&](storage::Tx& tx) {
    const auto invitation = invitation_in(tx, tried, wish, rehearsal.citizen());
    storage::Inbox(tx).put(
        survey_arrival(SurveyTurn::invitation, invitation, rehearsal.citizen(), morning()));
  });
  return Played(rehearsal, wish).play();
}

}  // namespace bot
