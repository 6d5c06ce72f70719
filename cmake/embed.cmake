# house_embed(<target> <variable-prefix> <files…>): puts the text of files into the program, as
#   namespace embedded { struct File { std::string_view name; std::string_view text; };
#                        extern const std::span<const File> <prefix>; }
# so that a single executable carries its migrations.
function(house_embed target prefix)
  set(entries "")
  set(generated "${CMAKE_CURRENT_BINARY_DIR}/${prefix}_embedded.cpp")
  foreach(file ${ARGN})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(READ "${file}" text)
    get_filename_component(name "${file}" NAME)
    string(APPEND entries "  {\"${name}\", R\"embedded(${text})embedded\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT "${generated}" @ONLY CONTENT [[
#include <span>
#include <string_view>
namespace embedded {
struct File {
  std::string_view name;
  std::string_view text;
};
namespace {
constexpr File files_of_@prefix@[] = {
@entries@};
}  // namespace
extern const std::span<const File> @prefix@;
const std::span<const File> @prefix@{files_of_@prefix@};
}  // namespace embedded
]])
  target_sources(${target} PRIVATE "${generated}")
endfunction()
