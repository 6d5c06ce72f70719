house_test(transcripts
  SOURCES ${CMAKE_SOURCE_DIR}/tests/transcripts/transcripts_test.cpp
          ${CMAKE_SOURCE_DIR}/tests/support/temp_database.cpp
  USES bot storage
  LABELS transcript
  TIMEOUT 200)

if(LANGNGHE_BENCH)
  house_program(langnghe-bench SOURCES ${CMAKE_SOURCE_DIR}/tests/bench/bench.cpp
                ${CMAKE_SOURCE_DIR}/tests/bench/ground.cpp
                ${CMAKE_SOURCE_DIR}/tests/bench/polling.cpp
                ${CMAKE_SOURCE_DIR}/tests/bench/searching.cpp
                ${CMAKE_SOURCE_DIR}/tests/bench/site.cpp
    USES bot nlohmann_json::nlohmann_json PkgConfig::httplib)
  target_compile_definitions(langnghe-bench PRIVATE LANGNGHE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endif()
