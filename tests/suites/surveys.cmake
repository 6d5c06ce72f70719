house_test(unit_surveys
  SOURCES ${CMAKE_SOURCE_DIR}/tests/unit/surveys/questionnaire_test.cpp
          ${CMAKE_SOURCE_DIR}/tests/unit/surveys/round_test.cpp
  USES surveys nlohmann_json::nlohmann_json
  LABELS unit)

# A questionnaire played by the engine that will ask it.
house_test(unit_surveys_asked
  SOURCES ${CMAKE_SOURCE_DIR}/tests/unit/surveys/asked_test.cpp
          ${CMAKE_SOURCE_DIR}/tests/unit/flows/stage.cpp
          ${CMAKE_SOURCE_DIR}/tests/unit/flows/small.cpp
  USES bot nlohmann_json::nlohmann_json
  LABELS unit)
