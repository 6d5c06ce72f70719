# The service as a whole in one thread; what breaks is planned (tests/support/world.hpp).
set(bot_support ${CMAKE_SOURCE_DIR}/tests/support)
set(bot_world
  ${bot_support}/change_journal.cpp ${bot_support}/faulty_database.cpp
  ${bot_support}/faulty_transport.cpp ${bot_support}/promises.cpp ${bot_support}/temp_database.cpp
  ${bot_support}/tiny_zalo.cpp ${bot_support}/world.cpp ${bot_support}/world_bodies.cpp)
set(bot_turn ${CMAKE_SOURCE_DIR}/tests/turn)
set(bot_fault ${CMAKE_SOURCE_DIR}/tests/fault)
set(bot_simulation ${CMAKE_SOURCE_DIR}/tests/simulation)

house_test(turn_bot
  SOURCES ${bot_turn}/arrival_test.cpp ${bot_turn}/danger_test.cpp ${bot_turn}/doubt_test.cpp
          ${bot_turn}/drawing_test.cpp ${bot_turn}/feedback_test.cpp
          ${bot_turn}/following_test.cpp ${bot_turn}/handing_test.cpp
          ${bot_turn}/obstacles_test.cpp ${bot_turn}/offers_test.cpp ${bot_turn}/over_test.cpp
          ${bot_turn}/planned_round.cpp
          ${bot_turn}/queue_test.cpp ${bot_turn}/refusals_test.cpp ${bot_turn}/round_test.cpp
          ${bot_turn}/sender_test.cpp ${bot_turn}/stopped_test.cpp
          ${bot_turn}/shipped_test.cpp ${bot_turn}/survey_test.cpp ${bot_turn}/template_test.cpp
          ${bot_turn}/anonymous_round_test.cpp ${bot_turn}/second_thoughts_test.cpp
          ${bot_turn}/webhook_test.cpp
          ${bot_fault}/scenario.cpp ${bot_world}
  USES bot nlohmann_json::nlohmann_json
  LABELS turn)

house_test(fault
  SOURCES ${bot_fault}/calls_test.cpp ${bot_fault}/commits_test.cpp ${bot_fault}/scenario.cpp
          ${bot_world}
  USES bot nlohmann_json::nlohmann_json
  LABELS fault)

house_test(simulation
  SOURCES ${bot_simulation}/simulation_test.cpp ${bot_simulation}/town.cpp ${bot_world}
  USES bot nlohmann_json::nlohmann_json
  LABELS simulation)

# No test: how long a round of 100,000 people takes to be drawn and ended, and how much memory.
if(LANGNGHE_BENCH)
  house_program(langnghe-bench-drawing SOURCES ${CMAKE_SOURCE_DIR}/tests/bench/drawing.cpp
    ${CMAKE_SOURCE_DIR}/tests/support/temp_database.cpp
    USES bot)
  target_compile_definitions(langnghe-bench-drawing PRIVATE
    LANGNGHE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endif()

# Thousands of commits: their order is tested here, not the disk (tests/contract does that).
if(EXISTS /dev/shm)
  set_tests_properties(turn_bot fault simulation PROPERTIES
    ENVIRONMENT_MODIFICATION "TMPDIR=set:/dev/shm")
endif()
