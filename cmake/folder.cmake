# house_folder(<name> SOURCES … [USES …] [PRIVATE_USES …]): one static library per folder, linked to
# nothing but what the layer table allows, so that a forbidden call does not link.
function(house_precompile target)
  if(LANGNGHE_PCH)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <chrono> <cstdint> <functional> <map> <memory> <optional> <string> <string_view>
      <variant> <vector> <fmt/format.h>)
  endif()
endfunction()

function(house_folder name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC ${ARG_USES} fmt::fmt Threads::Threads
                                PRIVATE house_flags ${ARG_PRIVATE_USES})
  house_precompile(${name})
endfunction()

# house_program(<name> SOURCES … USES …): an executable in bin/.
function(house_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE house_flags ${ARG_USES})
endfunction()

# house_test(<name> SOURCES … USES … LABELS …): links its own folder's library and nothing else of
# ours, so a test proves that the folder stands alone.
function(house_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;USES;LABELS" ${ARGN})
  # Enough for a suite that waits for a core beside a browser; a hanging one is what it ends.
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  add_executable(${name} ${PROJECT_SOURCE_DIR}/tests/support/doctest_main.cpp ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE house_flags ${ARG_USES} doctest::doctest)
  target_compile_definitions(${name} PRIVATE
    LANGNGHE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" LANGNGHE_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  house_precompile(${name})
  # An odd zone on purpose: nothing may depend on the machine's own time zone. Politely: a suite
  # with a browser runs beside it, and its pages must not wait.
  add_test(NAME ${name} COMMAND nice $<TARGET_FILE:${name}> --no-version)
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "TZ=America/St_Johns;LC_ALL=C.UTF-8")
endfunction()
