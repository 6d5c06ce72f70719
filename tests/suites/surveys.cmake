# The pure half of survey rounds.
set(surveys_tests ${CMAKE_SOURCE_DIR}/tests/unit/surveys)

house_test(unit_surveys
  SOURCES ${surveys_tests}/questionnaire_test.cpp ${surveys_tests}/round_test.cpp
          ${surveys_tests}/shares_test.cpp ${surveys_tests}/rounds_test.cpp
          ${surveys_tests}/suppression_test.cpp ${surveys_tests}/sample_test.cpp
          ${surveys_tests}/schedule_test.cpp ${surveys_tests}/reach_test.cpp
  USES surveys nlohmann_json::nlohmann_json
  LABELS unit)

# A questionnaire played by the engine that will ask it.
house_test(unit_surveys_asked
  SOURCES ${surveys_tests}/asked_test.cpp
          ${CMAKE_SOURCE_DIR}/tests/unit/flows/stage.cpp
          ${CMAKE_SOURCE_DIR}/tests/unit/flows/small.cpp
  USES bot nlohmann_json::nlohmann_json
  LABELS unit)
