# What must not compile. Each snippet holds its right form too, so that a test cannot pass because
# an include is missing.
function(must_not_compile name reason)
  set(file ${CMAKE_SOURCE_DIR}/tests/compile_fail/${name}.cpp)
  add_test(NAME compile_fail_${name}
    COMMAND ${CMAKE_COMMAND} -DCOMPILER=${CMAKE_CXX_COMPILER} -DROOT=${CMAKE_SOURCE_DIR}
      -DSNIPPET=${file} -DREASON=${reason}
      -P ${CMAKE_SOURCE_DIR}/tests/compile_fail/try_compile.cmake)
  set_tests_properties(compile_fail_${name} PROPERTIES LABELS compile_fail TIMEOUT 300)
endfunction()

# g++ and clang++ word it differently.
must_not_compile(id_of_another_kind "could not convert|cannot convert|no viable|no matching")
must_not_compile(ids_compared "no match for|invalid operands")
must_not_compile(secret_formatted "[Cc]annot format an argument|formattable|deleted")
must_not_compile(secret_logged "could not convert|cannot convert|no viable|no matching")
must_not_compile(result_dropped "nodiscard|unused-result|ignoring return")
