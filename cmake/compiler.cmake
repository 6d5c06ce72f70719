# One language standard, one set of warnings, one precompiled header for the whole house.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(CCACHE ccache)
if(CCACHE)
  # What ccache's manual asks for when precompiled headers are in use.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()

add_library(house_flags INTERFACE)
target_include_directories(house_flags INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(house_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2 -Wimplicit-fallthrough -Wextra-semi
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast
    -Wno-restrict -fpch-preprocess>)  # -Wrestrict: false alarm of g++ 12 on string concatenation
# Optimising makes g++ 12 see impossible lengths in std::string; -O2 is as fast as -O3 here and
# compiles quicker.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
target_compile_options(house_flags INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-stringop-overflow
    -Wno-stringop-overread -Wno-array-bounds>)
target_compile_options(house_flags INTERFACE -fstack-protector-strong)
target_compile_definitions(house_flags INTERFACE
  $<$<CONFIG:Release,RelWithDebInfo>:_GLIBCXX_ASSERTIONS _FORTIFY_SOURCE=2>)
target_link_options(house_flags INTERFACE -Wl,-z,relro,-z,now)

if(LANGNGHE_SANITIZE STREQUAL "address")
  set(house_sanitizers -fsanitize=address,undefined -fno-sanitize-recover=undefined
    -fno-omit-frame-pointer)
elseif(LANGNGHE_SANITIZE STREQUAL "thread")
  set(house_sanitizers -fsanitize=thread -fno-omit-frame-pointer)
elseif(LANGNGHE_SANITIZE STREQUAL "fuzz")
  set(house_sanitizers -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer)
endif()
target_compile_options(house_flags INTERFACE ${house_sanitizers})
target_link_options(house_flags INTERFACE ${house_sanitizers})

option(LANGNGHE_PCH "Precompiled header; off for clang-tidy, so that missing includes show" ON)
