set(office_tests ${CMAKE_SOURCE_DIR}/tests/unit/office)

house_test(unit_language
  SOURCES ${office_tests}/fold_test.cpp ${office_tests}/words_test.cpp
          ${office_tests}/numbers_test.cpp ${office_tests}/amounts_test.cpp
          ${office_tests}/signs_test.cpp
  USES language nlohmann_json::nlohmann_json
  LABELS unit)

house_test(unit_catalog
  SOURCES ${office_tests}/catalog_test.cpp ${office_tests}/find_test.cpp
          ${office_tests}/calendar_test.cpp ${office_tests}/shelf_test.cpp
  USES catalog nlohmann_json::nlohmann_json
  LABELS unit)

house_test(unit_people
  SOURCES ${office_tests}/people_test.cpp
  USES people
  LABELS unit)

house_test(unit_cases
  SOURCES ${office_tests}/number_test.cpp ${office_tests}/decide_test.cpp
          ${office_tests}/case_intake_test.cpp ${office_tests}/case_answer_test.cpp
          ${office_tests}/deadline_test.cpp ${office_tests}/wording_test.cpp
  USES cases
  LABELS unit)
