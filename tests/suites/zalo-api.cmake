set(zalo_tests ${CMAKE_SOURCE_DIR}/tests/unit/zalo-api)
set(zalo_support ${CMAKE_SOURCE_DIR}/tests/support)

house_test(unit_zalo
  SOURCES ${zalo_tests}/samples.cpp ${zalo_tests}/utf8_test.cpp ${zalo_tests}/lenient_json_test.cpp
          ${zalo_tests}/signature_test.cpp ${zalo_tests}/event_content_test.cpp
          ${zalo_tests}/event_notice_test.cpp ${zalo_tests}/event_envelope_test.cpp
          ${zalo_tests}/message_test.cpp ${zalo_tests}/split_text_test.cpp
          ${zalo_tests}/verdict_test.cpp ${zalo_tests}/window_test.cpp
          ${zalo_tests}/pace_test.cpp ${zalo_tests}/url_test.cpp
          ${zalo_tests}/redact_test.cpp ${zalo_tests}/multipart_test.cpp
          ${zalo_tests}/oauth_test.cpp ${zalo_tests}/tokens_test.cpp ${zalo_tests}/client_test.cpp
          ${zalo_tests}/client_read_test.cpp ${zalo_tests}/wire_log_transport_test.cpp
          ${zalo_tests}/faulty_transport_test.cpp ${zalo_tests}/event_corpus_test.cpp
          ${CMAKE_SOURCE_DIR}/tests/fuzz/zalo_event_fuzz.cpp ${zalo_support}/fake_transport.cpp
          ${zalo_support}/faulty_transport.cpp
  USES zalo nlohmann_json::nlohmann_json
  LABELS unit)

# Real sockets on the loopback, and TLS with certificates made on the spot.
house_test(unit_zalo_network
  SOURCES ${zalo_tests}/loopback_server.cpp ${zalo_tests}/httplib_transport_test.cpp
          ${zalo_tests}/httplib_transport_tls_test.cpp
  USES zalo PkgConfig::httplib OpenSSL::SSL OpenSSL::Crypto
  LABELS unit)

if(LANGNGHE_SANITIZE STREQUAL "fuzz")
  add_executable(zalo_event_fuzz ${CMAKE_SOURCE_DIR}/tests/fuzz/zalo_event_fuzz.cpp)
  target_link_libraries(zalo_event_fuzz PRIVATE zalo house_flags)
  target_link_options(zalo_event_fuzz PRIVATE -fsanitize=fuzzer)
endif()
