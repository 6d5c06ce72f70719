set(folder ${CMAKE_SOURCE_DIR}/tests/unit/simulator)
house_test(unit_simulator
  SOURCES ${folder}/api_test.cpp ${folder}/deliveries_test.cpp ${folder}/doors_test.cpp
          ${folder}/faults_test.cpp ${folder}/outgoing_test.cpp ${folder}/phone_test.cpp
          ${folder}/signature_test.cpp ${folder}/small_parts_test.cpp ${folder}/tokens_test.cpp
          ${folder}/windows_test.cpp
  USES simulator nlohmann_json::nlohmann_json PkgConfig::httplib
  LABELS unit)
set_source_files_properties(${folder}/doors_test.cpp PROPERTIES
  COMPILE_DEFINITIONS "SIMULATOR_PAGE=\"${CMAKE_SOURCE_DIR}/simulator/page\"")
