// An answer that is too large for memory: a file without a name, in the folder for temporary files.
// A copy is a second hold on the same file, which goes with the last one. Written by one thread
// before it is handed over; read afterwards by any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace door {

class BodyFile {
 public:
  BodyFile();
  ~BodyFile();
  BodyFile(const BodyFile& other);
  BodyFile(BodyFile&& other) noexcept;
  BodyFile& operator=(BodyFile other) noexcept;

  // False: the machine gave no file, or a write failed before.
  bool ok() const { return descriptor_ >= 0 && !failed_; }

  bool add(std::string_view bytes);  // at its end
  // For a library that writes to a path itself.
  std::string path() const;
  std::uint64_t size() const;
  // At most so many bytes from there; fewer than there are: it cannot be read.
  std::string piece(std::uint64_t from, std::size_t at_most) const;

 private:
  int descriptor_ = -1;
  bool failed_ = false;
};

}  // namespace door
