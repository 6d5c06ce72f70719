# Suites that start the real programs: they need Node (for fetch and the browser), openssl and, for
# the browser, Chromium. ./test brings what is missing. Each has a folder, ports (stack.mjs) and a
# browser of its own, so two of them could run side by side; but on two cores a page that gets a
# fraction of one misses its moments now and then. So one suite with a browser runs at a time, the
# longest work of all first, and the suites without one take what it leaves (house_test, nice).
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
        set_tests_properties(${suite}_${name} PROPERTIES RESOURCE_LOCK browser COST 100)
      endif()
    endforeach()
  endforeach()
  # Plays weeks in seconds, on a whole core for a minute; politely, for the pages beside it.
  add_test(NAME timemachine_round
    COMMAND nice ${NODE} --test ${CMAKE_SOURCE_DIR}/tests/timemachine/round.test.mjs)
  set_tests_properties(timemachine_round PROPERTIES
    LABELS integration TIMEOUT 300 COST 60
    ENVIRONMENT "TZ=America/St_Johns;LC_ALL=C.UTF-8;LANGNGHE_BIN_DIR=${CMAKE_BINARY_DIR}/bin")
endif()
