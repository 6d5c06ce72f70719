# The staff console on a real database, with the service's own half of it (bot/console_side.cpp).
set(console_unit ${CMAKE_SOURCE_DIR}/tests/unit/console)
set(console_support ${CMAKE_SOURCE_DIR}/tests/support)

house_test(unit_console
  SOURCES ${console_unit}/changes_test.cpp ${console_unit}/contract_test.cpp
          ${console_unit}/hostile_test.cpp ${console_unit}/inbox_test.cpp
          ${console_unit}/login_test.cpp ${console_unit}/pages_test.cpp
          ${console_unit}/rights_test.cpp ${console_unit}/staffroom.cpp
          ${console_unit}/writing_test.cpp ${console_support}/temp_database.cpp
  USES console bot nlohmann_json::nlohmann_json
  LABELS unit TIMEOUT 180)

house_test(console_interleaving
  SOURCES ${console_unit}/interleaving_test.cpp ${console_unit}/staffroom.cpp
          ${console_support}/change_journal.cpp ${console_support}/faulty_database.cpp
          ${console_support}/faulty_transport.cpp ${console_support}/promises.cpp
          ${console_support}/temp_database.cpp ${console_support}/tiny_zalo.cpp
          ${console_support}/world.cpp ${console_support}/world_bodies.cpp
  USES console bot nlohmann_json::nlohmann_json
  LABELS turn TIMEOUT 300)

# Many commits: their order is tested here, not the disk.
if(EXISTS /dev/shm)
  set_tests_properties(unit_console console_interleaving PROPERTIES
    ENVIRONMENT_MODIFICATION "TMPDIR=set:/dev/shm")
endif()
