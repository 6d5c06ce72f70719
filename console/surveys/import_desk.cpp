#include "console/surveys/import_desk.hpp"

#include <algorithm>
#include <exception>
#include <new>

#include "base/crypto.hpp"
#include "base/log.hpp"
#include "console/surveys/import_saving.hpp"
#include "console/surveys/limits.hpp"

namespace console {
namespace {

bool is_worked_on(const Import& import) {
  return import.state == ImportState::reading || import.state == ImportState::saving;
}

bool is_workbook(std::string_view bytes) {
  return papers::workbook_fault(bytes) != papers::SheetFault::not_a_workbook;
}

surveys::FileRefusal did_not_work() {
  return {"Hệ thống không làm xong được. Hãy thử lại sau ít phút.",
          "The service could not finish this. Try again in some minutes."};
}

}  // namespace

ImportDesk::ImportDesk(ImportRoom room) : room_(std::move(room)) {
  room_.stopping = [this] { return stopping_.load(); };
  remove_unready_lists(room_.database);
  worker_ = std::thread([this] { work(); });
}

ImportDesk::~ImportDesk() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_all();
  worker_.join();
}

// Forgets what nobody looks at any more.
void ImportDesk::sweep() {
  const auto now = room_.clock.now();
  std::erase_if(imports_, [&](const auto& entry) {
    const auto& import = *entry.second;
    if (import.worked_on) return false;
    const bool old = now - import.touched > survey_limits::import_kept && !is_worked_on(import);
    return import.dropped || old;
  });
}

bool ImportDesk::make_room(std::int64_t staff) {
  for (auto& [id, import] : imports_) {
    if (import->staff == staff) import->dropped = true;
  }
  sweep();
  return imports_.size() < survey_limits::imports_max;
}

ImportDesk::Taken ImportDesk::take(Upload upload, const Look& look) {
  const std::lock_guard lock(mutex_);
  const bool saving = std::any_of(imports_.begin(), imports_.end(), [&](const auto& entry) {
    return entry.second->staff == upload.staff && entry.second->state == ImportState::saving;
  });
  if (saving) return Taken::busy;
  if (!make_room(upload.staff)) return Taken::full;
  auto import = std::make_unique<Import>();
  import->id = ++last_id_;
  import->staff = upload.staff;
  import->file = std::move(upload.name);
  import->size = upload.bytes.size();
  import->digest = base::sha256_hex({upload.bytes});
  import->workbook = is_workbook(upload.bytes);
  import->bytes = std::move(upload.bytes);
  import->touched = room_.clock.now();
  look(*import);
  imports_.emplace(import->id, std::move(import));
  arrived_.notify_all();
  return Taken::taken;
}

bool ImportDesk::with(std::int64_t id, std::int64_t staff, const Look& look) {
  const std::lock_guard lock(mutex_);
  sweep();
  const auto found = imports_.find(id);
  if (found == imports_.end()) return false;
  auto& import = *found->second;
  if (import.staff != staff || import.dropped) return false;
  import.touched = room_.clock.now();
  look(import);
  return true;
}

void ImportDesk::work_on(Import& import, ImportState as) {
  import.state = as;
  arrived_.notify_all();
}

bool ImportDesk::drop(std::int64_t id, std::int64_t staff) {
  return with(id, staff, [](Import& import) { import.dropped = true; });
}

Import* ImportDesk::next_to_work_on() {
  for (auto& [id, import] : imports_) {
    if (is_worked_on(*import) && !import->dropped) return import.get();
  }
  return nullptr;
}

void ImportDesk::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    sweep();
    auto* import = next_to_work_on();
    if (import != nullptr) {
      work_once(*import, lock);
    } else {
      arrived_.wait_for(lock, std::chrono::minutes{1});
      lock.unlock();
      take_back_unsaved();
      lock.lock();
    }
  }
}

// Tried again until the disk lets us: meanwhile the consents that the list brought would count.
void ImportDesk::take_back_unsaved() {
  if (!unsaved_left_) return;
  try {
    remove_unsaved_files(room_.database);
    unsaved_left_ = false;
  } catch (const std::exception& why) {
    base::log(base::Level::warning, "import.not_taken_back", {{"why", why.what()}});
  }
}

// While it is worked on the import is left alone by everybody else: reading looks at what changes
// only here.
void ImportDesk::work_once(Import& import, std::unique_lock<std::mutex>& lock) {
  const bool saving = import.state == ImportState::saving;
  import.worked_on = true;
  lock.unlock();
  ImportReading reading;
  std::optional<SavedList> saved;
  try {
    if (saving) {
      saved = save_import(import, room_);
    } else {
      reading = read_import(import, room_);
    }
  } catch (const std::exception& why) {
    base::log(base::Level::error, "import.failed", {{"why", why.what()}});
    reading.refused = did_not_work();
    unsaved_left_ = unsaved_left_ || saving;
  }
  take_back_unsaved();
  lock.lock();
  import.worked_on = false;
  import.touched = room_.clock.now();
  if (!saving) {
    import.reading = std::move(reading);
    import.state = import.reading.refused ? ImportState::refused : ImportState::read;
    return;
  }
  import.state = saved ? ImportState::saved : ImportState::read;
  import.reading.refused = saved ? std::nullopt : std::optional{did_not_work()};
  if (!saved) return;
  import.list = saved->id;
  import.bytes = {};
  for (const auto& [row, why] : saved->left_behind) import.reading.verdict.rows[row] = why;
}

}  // namespace console
