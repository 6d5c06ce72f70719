# The staff pages: their types, their own functions, their weight, and the contract they were
# generated from. They need Node and what ./test brings along (deploy/pages.sh).
find_program(NODE node)
set(pages ${CMAKE_SOURCE_DIR}/console/ui)
if(NODE AND EXISTS ${pages}/node_modules)
  set(tools ${pages}/node_modules)
  add_test(NAME pages_types COMMAND nice ${NODE} ${tools}/typescript/bin/tsc --noEmit)
  add_test(NAME pages_unit COMMAND nice ${NODE} ${tools}/vitest/vitest.mjs run)
  add_test(NAME pages_budget COMMAND nice ${NODE} scripts/budget.mjs)
  add_test(NAME pages_contract COMMAND nice ${NODE} scripts/contract.mjs)
  add_test(NAME pages_format COMMAND nice ${NODE} ${tools}/prettier/bin/prettier.cjs --check .)
  set_tests_properties(pages_types pages_unit pages_budget pages_contract pages_format PROPERTIES
    LABELS pages TIMEOUT 120 WORKING_DIRECTORY ${pages})
endif()
