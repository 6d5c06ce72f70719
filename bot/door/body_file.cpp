#include "bot/door/body_file.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace door {
namespace {

int opened() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  if (error) return -1;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg) the system's own call
  return ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

}  // namespace

BodyFile::BodyFile() : descriptor_(opened()) {}

BodyFile::~BodyFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

BodyFile::BodyFile(const BodyFile& other)
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg) the system's own call
    : descriptor_(::fcntl(other.descriptor_, F_DUPFD_CLOEXEC, 0)), failed_(other.failed_) {}

BodyFile::BodyFile(BodyFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), failed_(other.failed_) {}

BodyFile& BodyFile::operator=(BodyFile other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(failed_, other.failed_);
  return *this;
}

bool BodyFile::add(std::string_view bytes) {
  while (ok() && !bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    failed_ = written < 0;
    if (!failed_) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ok();
}

std::string BodyFile::path() const {
  return "/proc/self/fd/" + std::to_string(descriptor_);
}

std::uint64_t BodyFile::size() const {
  struct stat about {};

  if (descriptor_ < 0 || ::fstat(descriptor_, &about) != 0) return 0;
  return static_cast<std::uint64_t>(about.st_size);
}

std::string BodyFile::piece(std::uint64_t from, std::size_t at_most) const {
  const auto whole = size();
  if (from >= whole) return {};
  std::string bytes(std::min<std::uint64_t>(at_most, whole - from), '\0');
  const auto got = ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(from));
  bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return bytes;
}

}  // namespace door
