# The real window, driven as a hand would. Skips, with the reason, where there is no display.
add_executable(
    tk_window_test
    ${CMAKE_CURRENT_LIST_DIR}/window/add_layers_test.cpp ${CMAKE_CURRENT_LIST_DIR}/window/golden_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/isovist_window_test.cpp ${CMAKE_CURRENT_LIST_DIR}/window/live_edits_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/light_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/tour_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/follow_up_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/measure_chain_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/pattern_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/walk_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/window_driver.cpp ${CMAKE_CURRENT_LIST_DIR}/window/window_test.cpp)
pkg_check_modules(xtest REQUIRED IMPORTED_TARGET xtst x11)
pkg_check_modules(golden_png REQUIRED IMPORTED_TARGET cairo)
target_link_libraries(tk_window_test PRIVATE tk_test_support tk::viewer PkgConfig::xtest
                                             PkgConfig::golden_png)
target_compile_definitions(tk_window_test
                           PRIVATE TK_LILLEBY="${PROJECT_BINARY_DIR}/tests/cli/lilleby")
# Two windows of one display would take the pointer from each other.
gtest_discover_tests(
    tk_window_test DISCOVERY_MODE PRE_TEST WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}
    PROPERTIES LABELS window FIXTURES_REQUIRED lilleby RESOURCE_LOCK display TIMEOUT 600)
