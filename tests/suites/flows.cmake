set(flows_tests ${CMAKE_SOURCE_DIR}/tests/unit/flows)

house_test(unit_flows
  SOURCES ${flows_tests}/stage.cpp ${flows_tests}/small.cpp
          ${flows_tests}/choice_test.cpp ${flows_tests}/pick_test.cpp ${flows_tests}/story_test.cpp
          ${flows_tests}/correction_test.cpp ${flows_tests}/command_test.cpp
          ${flows_tests}/people_test.cpp ${flows_tests}/time_test.cpp ${flows_tests}/media_test.cpp
          ${flows_tests}/trouble_test.cpp ${flows_tests}/understand_test.cpp
          ${flows_tests}/read_test.cpp ${flows_tests}/check_test.cpp
          ${flows_tests}/check_texts_test.cpp ${flows_tests}/keeping_test.cpp
          ${flows_tests}/telling_test.cpp ${flows_tests}/figures_test.cpp
  USES flows
  LABELS unit)

# The shipped content is flows and templates together.
house_test(unit_flows_content
  SOURCES ${flows_tests}/shipped.cpp ${flows_tests}/stage.cpp ${flows_tests}/small.cpp
          ${flows_tests}/content_test.cpp
  USES flows templates
  LABELS unit)

# 200,000 events; slow without optimisation.
house_test(unit_flows_random
  SOURCES ${flows_tests}/shipped.cpp ${flows_tests}/stage.cpp ${flows_tests}/small.cpp
          ${flows_tests}/random_test.cpp
  USES flows templates
  LABELS unit random
  TIMEOUT 600)
