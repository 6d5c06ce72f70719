# The staff console on a real database, with the service's own half of it (bot/console_side.cpp).
set(console_unit ${CMAKE_SOURCE_DIR}/tests/unit/console)
set(console_support ${CMAKE_SOURCE_DIR}/tests/support)
# Every request of these tests passes the staffroom, which holds each answer against openapi.yaml.
add_library(contract_judge STATIC
  ${console_support}/contract.cpp ${console_support}/contract_book.cpp)
target_compile_definitions(contract_judge PRIVATE LANGNGHE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(contract_judge PUBLIC nlohmann_json::nlohmann_json
  PRIVATE house_flags fmt::fmt PkgConfig::yaml_cpp)
set(console_room ${console_unit}/staffroom.cpp ${console_support}/temp_database.cpp)
set(console_uses console bot contract_judge nlohmann_json::nlohmann_json)

house_test(unit_console
  SOURCES ${console_unit}/changes_test.cpp ${console_unit}/file_type_test.cpp
          ${console_unit}/desk_test.cpp ${console_unit}/files_test.cpp
          ${console_unit}/contract_test.cpp
          ${console_unit}/hostile_test.cpp ${console_unit}/inbox_test.cpp
          ${console_unit}/login_test.cpp ${console_unit}/mistakes_test.cpp
          ${console_unit}/pages_test.cpp
          ${console_unit}/rights_test.cpp ${console_unit}/writing_test.cpp ${console_room}
  USES ${console_uses}
  LABELS unit)

# Every address with its example: answered as documented, and refused when a member is wrong.
house_test(console_contract
  SOURCES ${console_unit}/examples_test.cpp ${console_unit}/example_room.cpp
          ${console_unit}/example_request.cpp ${console_unit}/example_surveys.cpp
          ${console_unit}/example_rounds.cpp ${console_unit}/example_results.cpp
          ${console_unit}/refusals_test.cpp ${console_unit}/wrong_values.cpp
          ${console_unit}/cases_room.cpp ${console_unit}/results_room.cpp ${console_room}
  USES ${console_uses}
  LABELS unit)

house_test(unit_public_lookup
  SOURCES ${console_unit}/public_lookup_test.cpp ${console_support}/faulty_database.cpp
          ${console_support}/temp_database.cpp
  USES console
  LABELS unit)

house_test(unit_admin
  SOURCES ${console_unit}/admin_users_test.cpp ${console_unit}/admin_pages_test.cpp
          ${console_unit}/admin_office_test.cpp ${console_unit}/admin_texts_test.cpp
          ${console_unit}/admin_moves_test.cpp ${console_unit}/admin_units_test.cpp
          ${console_room}
  USES ${console_uses}
  LABELS unit)

house_test(unit_console_cases
  SOURCES ${console_unit}/cases_links_test.cpp ${console_unit}/cases_list_test.cpp
          ${console_unit}/cases_labels_test.cpp ${console_unit}/cases_papers_test.cpp
          ${console_unit}/cases_rights_test.cpp ${console_unit}/cases_room.cpp
          ${console_unit}/cases_way_test.cpp
          ${console_room}
  USES ${console_uses}
  LABELS unit)

house_test(unit_console_results
  SOURCES ${console_unit}/results_test.cpp ${console_unit}/results_room.cpp
          ${console_unit}/open_answers_test.cpp ${console_unit}/exports_test.cpp
          ${console_unit}/cases_room.cpp ${console_room}
  USES ${console_uses} PkgConfig::zip
  LABELS unit)

house_test(unit_console_rounds
  SOURCES ${console_unit}/rounds_test.cpp ${console_unit}/rounds_watch_test.cpp
          ${console_unit}/rounds_room.cpp ${console_unit}/reserve_test.cpp
          ${console_unit}/round_plan_test.cpp ${console_unit}/results_room.cpp
          ${console_unit}/stopped_round_test.cpp ${console_unit}/designer_test.cpp
          ${console_unit}/cases_room.cpp ${console_room}
  USES ${console_uses}
  LABELS unit)

house_test(unit_console_import
  SOURCES ${console_unit}/import_test.cpp ${console_unit}/import_people_test.cpp
          ${console_unit}/import_saving_test.cpp ${console_unit}/import_workbook_test.cpp
          ${console_unit}/cases_room.cpp
          ${console_support}/faulty_database.cpp ${console_room}
  USES ${console_uses} PkgConfig::xlsxwriter
  LABELS unit)

house_test(console_cases_talk
  SOURCES ${console_unit}/cases_talk_test.cpp ${console_room}
          ${console_support}/change_journal.cpp ${console_support}/faulty_database.cpp
          ${console_support}/faulty_transport.cpp ${console_support}/promises.cpp
          ${console_support}/tiny_zalo.cpp
          ${console_support}/world.cpp ${console_support}/world_bodies.cpp
  USES ${console_uses}
  LABELS turn)

house_test(console_rounds_talk
  SOURCES ${console_unit}/rounds_talk_test.cpp ${console_room}
          ${CMAKE_SOURCE_DIR}/tests/turn/planned_round.cpp
          ${console_support}/change_journal.cpp ${console_support}/faulty_database.cpp
          ${console_support}/faulty_transport.cpp ${console_support}/promises.cpp
          ${console_support}/tiny_zalo.cpp
          ${console_support}/world.cpp ${console_support}/world_bodies.cpp
  USES ${console_uses}
  LABELS turn)

house_test(console_interleaving
  SOURCES ${console_unit}/interleaving_test.cpp ${console_room}
          ${console_support}/change_journal.cpp ${console_support}/faulty_database.cpp
          ${console_support}/faulty_transport.cpp ${console_support}/promises.cpp
          ${console_support}/tiny_zalo.cpp
          ${console_support}/world.cpp ${console_support}/world_bodies.cpp
  USES ${console_uses}
  LABELS turn)

# Many commits: their order is tested here, not the disk.
if(EXISTS /dev/shm)
  set_tests_properties(unit_console unit_console_cases unit_console_results
    console_cases_talk console_rounds_talk unit_public_lookup unit_admin console_contract
    console_interleaving unit_console_import unit_console_rounds PROPERTIES
    ENVIRONMENT_MODIFICATION "TMPDIR=set:/dev/shm")
endif()

# No test: how long a list of 100,000 people takes, and how much memory.
if(LANGNGHE_BENCH)
  house_program(langnghe-bench-importing SOURCES ${CMAKE_SOURCE_DIR}/tests/bench/importing.cpp
    ${console_support}/temp_database.cpp
    USES console bot)
  target_compile_definitions(langnghe-bench-importing PRIVATE
    LANGNGHE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" LANGNGHE_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
endif()
