# Files without what they tell besides what one sees.
set(papers_tests ${CMAKE_SOURCE_DIR}/tests/unit/papers)

house_test(unit_papers
  SOURCES ${papers_tests}/documents_test.cpp ${papers_tests}/pictures_test.cpp
  USES papers
  LABELS unit)

# In a process of its own, with the real program.
house_test(jail
  SOURCES ${CMAKE_SOURCE_DIR}/tests/unit/bot/jail_test.cpp
  USES bot
  LABELS unit)
add_dependencies(jail langnghe)
