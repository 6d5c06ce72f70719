# Compiles one snippet twice: as it is, which must succeed, and with WRONG, which must be refused
# for the expected reason. Called by ctest with COMPILER, ROOT, SNIPPET and REASON.
set(command ${COMPILER} -std=c++20 -fsyntax-only -Werror=unused-result -I${ROOT} ${SNIPPET})

execute_process(COMMAND ${command} RESULT_VARIABLE failed ERROR_VARIABLE told)
if(failed)
  message(FATAL_ERROR "the right form does not compile:\n${told}")
endif()

execute_process(COMMAND ${command} -DWRONG RESULT_VARIABLE failed ERROR_VARIABLE told)
if(NOT failed)
  message(FATAL_ERROR "the wrong form compiles")
endif()
if(NOT told MATCHES "${REASON}")
  message(FATAL_ERROR "refused, but not for \"${REASON}\":\n${told}")
endif()
