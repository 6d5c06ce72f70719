house_test(unit_surveys
  SOURCES ${CMAKE_SOURCE_DIR}/tests/unit/surveys/questionnaire_test.cpp
  USES surveys nlohmann_json::nlohmann_json
  LABELS unit)
