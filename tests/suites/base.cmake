set(base_tests ${CMAKE_SOURCE_DIR}/tests/unit/base)

house_test(unit_base
  SOURCES ${base_tests}/check_test.cpp ${base_tests}/clock_test.cpp ${base_tests}/crypto_test.cpp
          ${base_tests}/doorbell_test.cpp ${base_tests}/json_test.cpp
          ${base_tests}/local_time_test.cpp ${base_tests}/log_test.cpp
          ${base_tests}/metrics_test.cpp ${base_tests}/proof_test.cpp ${base_tests}/result_test.cpp
          ${base_tests}/rng_test.cpp ${base_tests}/secret_test.cpp ${base_tests}/text_file_test.cpp
          ${base_tests}/value_test.cpp
  USES base nlohmann_json::nlohmann_json
  LABELS unit)
