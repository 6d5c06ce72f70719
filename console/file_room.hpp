// Files of citizens and officers, as the service keeps, cleans and reads them for the console.
// Immutable once made; any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "papers/sheet.hpp"
#include "storage/attachments.hpp"
#include "storage/errand.hpp"

namespace console {

struct NewFile {
  storage::AttachmentId id{};
  std::string_view bytes{};
  std::string type{};
  std::string ending{};
};

// Files of citizens and officers, kept by the service.
struct FileRoom {
  std::function<std::optional<std::string>(const std::string& path)> read{};
  // Durable when it returns; nothing: the disk refuses.
  std::function<std::optional<storage::KeptFile>(const NewFile& file)> keep{};
  // Deletes what nobody came to need by then; withdrawn when somebody does.
  std::function<storage::Errand(const NewFile& file, base::TimePoint at)> removal{};
  // A document without what it tells besides what one reads; nothing when it cannot be made so.
  std::function<std::optional<std::string>(std::string_view bytes, std::string_view type)> clean{};
  // The rows of a workbook; none: workbooks are not read.
  std::function<papers::SheetText(std::string_view workbook)> rows{};
};

}  // namespace console
