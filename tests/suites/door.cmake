house_test(unit_door
  SOURCES
    ${CMAKE_SOURCE_DIR}/tests/unit/door/head_test.cpp
    ${CMAKE_SOURCE_DIR}/tests/unit/door/intake_test.cpp
    ${CMAKE_SOURCE_DIR}/tests/unit/door/door_test.cpp
    ${CMAKE_SOURCE_DIR}/tests/unit/door/door_life_test.cpp
    ${CMAKE_SOURCE_DIR}/tests/unit/door/door_tls_test.cpp
    ${CMAKE_SOURCE_DIR}/tests/unit/door/raw_client.cpp
  USES door OpenSSL::SSL
  LABELS unit threads)

house_test(unit_config
  SOURCES ${CMAKE_SOURCE_DIR}/tests/unit/config/config_test.cpp
  USES config
  LABELS unit)
