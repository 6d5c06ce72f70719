# Files without what they tell besides what one sees.
set(papers_tests ${CMAKE_SOURCE_DIR}/tests/unit/papers)

house_test(unit_papers
  SOURCES ${papers_tests}/documents_test.cpp ${papers_tests}/pictures_test.cpp
          ${papers_tests}/sheet_test.cpp
  USES papers PkgConfig::xlsxwriter
  LABELS unit)

# In a process of its own, with the real program.
house_test(jail
  SOURCES ${CMAKE_SOURCE_DIR}/tests/unit/bot/jail_test.cpp
          ${CMAKE_SOURCE_DIR}/tests/unit/bot/jail_rows_test.cpp
  USES bot PkgConfig::xlsxwriter PkgConfig::zip
  LABELS unit)
add_dependencies(jail langnghe)
