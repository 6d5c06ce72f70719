set(storage_support
  ${CMAKE_SOURCE_DIR}/tests/support/temp_database.cpp
  ${CMAKE_SOURCE_DIR}/tests/support/faulty_database.cpp)
set(storage_unit ${CMAKE_SOURCE_DIR}/tests/unit/storage)
set(storage_contract ${CMAKE_SOURCE_DIR}/tests/contract)

house_test(unit_storage
  SOURCES ${storage_unit}/audit_test.cpp ${storage_unit}/backup_test.cpp
          ${storage_unit}/case_rows_test.cpp ${storage_unit}/case_search_test.cpp
          ${storage_unit}/cases_test.cpp
          ${storage_unit}/conversations_test.cpp ${storage_unit}/doors_test.cpp
          ${storage_unit}/faulty_database_test.cpp ${storage_unit}/forget_test.cpp
          ${storage_unit}/inbox_test.cpp ${storage_unit}/intake_test.cpp
          ${storage_unit}/migrate_test.cpp ${storage_unit}/office_test.cpp
          ${storage_unit}/outbox_order_test.cpp
          ${storage_unit}/outbox_test.cpp ${storage_unit}/outbox_unsure_test.cpp
          ${storage_unit}/people_test.cpp ${storage_unit}/plans_test.cpp
          ${storage_unit}/receipts_test.cpp ${storage_unit}/surveys_test.cpp
          ${storage_unit}/survey_forget_test.cpp ${storage_unit}/survey_lists_test.cpp
          ${storage_unit}/survey_results_test.cpp
          ${storage_unit}/sqlite_test.cpp ${storage_unit}/staff_test.cpp
          ${storage_unit}/tokens_test.cpp
          ${storage_support}
  USES storage LABELS unit)

house_test(contract_database
  SOURCES ${storage_contract}/database_contract.cpp ${storage_support}
  USES storage LABELS contract)

# The process that the crash test kills.
house_program(storage_crash_child SOURCES ${storage_contract}/crash_child.cpp USES storage)
house_test(contract_crash
  SOURCES ${storage_contract}/crash_test.cpp ${storage_support}
  USES storage LABELS contract)
add_dependencies(contract_crash storage_crash_child)
