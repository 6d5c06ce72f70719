# The pure half of survey rounds.
set(surveys_tests ${CMAKE_SOURCE_DIR}/tests/unit/surveys)

house_test(unit_surveys
  SOURCES ${surveys_tests}/questionnaire_test.cpp ${surveys_tests}/round_test.cpp
          ${surveys_tests}/shares_test.cpp ${surveys_tests}/rounds_test.cpp
          ${surveys_tests}/suppression_test.cpp ${surveys_tests}/sample_test.cpp
          ${surveys_tests}/schedule_test.cpp ${surveys_tests}/reach_test.cpp
          ${surveys_tests}/fatigue_book_test.cpp ${surveys_tests}/frame_test.cpp
          ${surveys_tests}/results_test.cpp ${surveys_tests}/ranking_test.cpp
          ${surveys_tests}/series_test.cpp
          ${surveys_tests}/tally_room.cpp
  USES surveys nlohmann_json::nlohmann_json
  LABELS unit)

# Lists of people out of files.
house_test(unit_surveys_import
  SOURCES ${surveys_tests}/import_text_test.cpp ${surveys_tests}/import_list_test.cpp
  USES surveys nlohmann_json::nlohmann_json
  LABELS unit)

# A questionnaire played by the engine that will ask it.
house_test(unit_surveys_asked
  SOURCES ${surveys_tests}/asked_test.cpp ${surveys_tests}/questionnaire_flow_test.cpp
          ${CMAKE_SOURCE_DIR}/tests/unit/flows/stage.cpp
          ${CMAKE_SOURCE_DIR}/tests/unit/flows/small.cpp
  USES bot nlohmann_json::nlohmann_json
  LABELS unit)

# The same figures out of R (Debian: r-base-core r-cran-survey); skipped with a note without it.
find_program(RSCRIPT Rscript)
if(NOT RSCRIPT)
  message(STATUS "No Rscript (Debian: r-base-core r-cran-survey): surveys_beside_r will be skipped")
endif()
add_executable(surveys_figures ${surveys_tests}/oracle/figures.cpp)
target_link_libraries(surveys_figures PRIVATE house_flags surveys)
set_target_properties(surveys_figures PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
add_test(NAME surveys_beside_r
  COMMAND ${surveys_tests}/oracle/compare.sh $<TARGET_FILE:surveys_figures>)
set_tests_properties(surveys_beside_r PROPERTIES
  LABELS unit TIMEOUT 200 SKIP_RETURN_CODE 77 ENVIRONMENT "TZ=America/St_Johns;LC_ALL=C.UTF-8")

# No test: how long planning and counting take.
if(LANGNGHE_BENCH)
  house_program(langnghe-bench-planning SOURCES ${CMAKE_SOURCE_DIR}/tests/bench/planning.cpp
    USES surveys)
  target_compile_definitions(langnghe-bench-planning PRIVATE
    LANGNGHE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  house_program(langnghe-bench-results SOURCES ${CMAKE_SOURCE_DIR}/tests/bench/results.cpp
    ${CMAKE_SOURCE_DIR}/tests/support/temp_database.cpp
    USES storage)
  target_compile_definitions(langnghe-bench-results PRIVATE
    LANGNGHE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endif()
