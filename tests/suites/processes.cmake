# Suites that start the real programs: they need Node (for fetch and the browser), openssl and, for
# the browser, Chromium. ./test brings what is missing. Each has a folder, ports (stack.mjs) and a
# browser of its own, so two of them can run side by side: on two cores that takes 6.5 minutes
# instead of eleven, but a page that gets a fraction of a core misses its moments now and then. So a
# suite with a browser runs alone.
find_program(NODE node)
# The synthetic people of the time machine are written by it, and what became of them read.
add_executable(timemachine_sql ${CMAKE_SOURCE_DIR}/tests/timemachine/sql.cpp)
target_link_libraries(timemachine_sql PRIVATE house_flags bot)
set_target_properties(timemachine_sql PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
if(NODE)
  foreach(suite integration browser)
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${suite}/*.test.mjs)
    foreach(file ${files})
      get_filename_component(name ${file} NAME_WE)
      add_test(NAME ${suite}_${name} COMMAND ${NODE} --test ${file})
      set_tests_properties(${suite}_${name} PROPERTIES
        LABELS ${suite} TIMEOUT 600 COST 50
        ENVIRONMENT "TZ=America/St_Johns;LC_ALL=C.UTF-8;LANGNGHE_BIN_DIR=${CMAKE_BINARY_DIR}/bin")
      if(suite STREQUAL "browser")
        set_tests_properties(${suite}_${name} PROPERTIES RUN_SERIAL TRUE)
      endif()
    endforeach()
  endforeach()
  # Plays weeks in seconds: a machine that does something else meanwhile would only make it slow.
  add_test(NAME timemachine_round
    COMMAND ${NODE} --test ${CMAKE_SOURCE_DIR}/tests/timemachine/round.test.mjs)
  set_tests_properties(timemachine_round PROPERTIES
    LABELS integration TIMEOUT 300 COST 60 RUN_SERIAL TRUE
    ENVIRONMENT "TZ=America/St_Johns;LC_ALL=C.UTF-8;LANGNGHE_BIN_DIR=${CMAKE_BINARY_DIR}/bin")
endif()
