set(templates_tests ${CMAKE_SOURCE_DIR}/tests/unit/templates)

house_test(unit_templates
  SOURCES ${templates_tests}/format_test.cpp ${templates_tests}/catalog_test.cpp
  USES templates
  LABELS unit)
