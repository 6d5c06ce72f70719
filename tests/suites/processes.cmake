# Suites that start the real programs: they need Node (for fetch and the browser), openssl and, for
# the browser, Chromium. ./test brings what is missing. Each has a folder, ports (stack.mjs) and a
# browser of its own, so two of them run side by side; the long ones begin first.
set(long_browser_suites admin sweep papers)
find_program(NODE node)
if(NODE)
  foreach(suite integration browser)
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${suite}/*.test.mjs)
    foreach(file ${files})
      get_filename_component(name ${file} NAME_WE)
      add_test(NAME ${suite}_${name} COMMAND ${NODE} --test ${file})
      set_tests_properties(${suite}_${name} PROPERTIES
        LABELS ${suite} TIMEOUT 600 COST 50
        ENVIRONMENT "TZ=America/St_Johns;LC_ALL=C.UTF-8;LANGNGHE_BIN_DIR=${CMAKE_BINARY_DIR}/bin")
      if(suite STREQUAL "browser" AND name IN_LIST long_browser_suites)
        set_tests_properties(${suite}_${name} PROPERTIES COST 90)
      endif()
    endforeach()
  endforeach()
endif()
