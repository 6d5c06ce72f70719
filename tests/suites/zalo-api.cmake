set(zalo_tests ${CMAKE_SOURCE_DIR}/tests/unit/zalo-api)
set(zalo_support ${CMAKE_SOURCE_DIR}/tests/support)

house_test(unit_zalo
  SOURCES ${zalo_tests}/samples.cpp
          ${zalo_tests}/utf8_test.cpp ${zalo_tests}/lenient_json_test.cpp
          ${zalo_tests}/signature_test.cpp ${zalo_tests}/event_content_test.cpp
          ${zalo_tests}/event_notice_test.cpp ${zalo_tests}/event_envelope_test.cpp
          ${zalo_tests}/message_test.cpp ${zalo_tests}/split_text_test.cpp
          ${zalo_tests}/verdict_test.cpp ${zalo_tests}/pace_test.cpp ${zalo_tests}/url_test.cpp
          ${zalo_tests}/redact_test.cpp ${zalo_tests}/multipart_test.cpp
          ${zalo_tests}/oauth_test.cpp ${zalo_tests}/tokens_test.cpp
          ${zalo_tests}/client_test.cpp ${zalo_tests}/client_read_test.cpp
          ${zalo_tests}/wire_log_transport_test.cpp ${zalo_tests}/faulty_transport_test.cpp
          ${zalo_support}/fake_transport.cpp ${zalo_support}/faulty_transport.cpp
  USES zalo nlohmann_json::nlohmann_json
  LABELS unit)
