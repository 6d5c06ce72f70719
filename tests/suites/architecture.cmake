set(architecture_tests ${CMAKE_SOURCE_DIR}/tests/architecture)

house_test(architecture
  SOURCES ${architecture_tests}/layers_test.cpp ${architecture_tests}/checker_test.cpp
          ${architecture_tests}/checks_form.cpp ${architecture_tests}/checks_layers.cpp
          ${architecture_tests}/checks_words.cpp ${architecture_tests}/rules.cpp
          ${architecture_tests}/source.cpp
  USES fmt::fmt
  LABELS architecture)

include(${CMAKE_SOURCE_DIR}/tests/compile_fail/compile_fail.cmake)
