target_sources(
    tk_viewer
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/app/app.cpp ${CMAKE_CURRENT_LIST_DIR}/app/app_input.cpp
            ${CMAKE_CURRENT_LIST_DIR}/app/app_modes.cpp ${CMAKE_CURRENT_LIST_DIR}/app/app_state.cpp
            ${CMAKE_CURRENT_LIST_DIR}/app/app_study.cpp
            ${CMAKE_CURRENT_LIST_DIR}/app/follow_up_wish.cpp
            ${CMAKE_CURRENT_LIST_DIR}/app/measure_wish.cpp
            ${CMAKE_CURRENT_LIST_DIR}/app/options.cpp
            ${CMAKE_CURRENT_LIST_DIR}/app/pattern_wish.cpp
            ${CMAKE_CURRENT_LIST_DIR}/app/platform.cpp
            ${CMAKE_CURRENT_LIST_DIR}/app/shortcuts.cpp
            ${CMAKE_CURRENT_LIST_DIR}/app/town_of_side.cpp
            ${CMAKE_CURRENT_LIST_DIR}/app/walk_wish.cpp ${CMAKE_CURRENT_LIST_DIR}/app/window.cpp
            ${CMAKE_CURRENT_LIST_DIR}/app/workbench.cpp
            ${CMAKE_CURRENT_LIST_DIR}/app/workbench_chain.cpp)

add_executable(tryggkarta_viewer ${CMAKE_CURRENT_LIST_DIR}/main.cpp)
# `tryggkarta view` starts the program that lies beside it.
set_target_properties(
    tryggkarta_viewer PROPERTIES OUTPUT_NAME tryggkarta-viewer RUNTIME_OUTPUT_DIRECTORY
                                                               ${PROJECT_BINARY_DIR}/cli)
target_link_libraries(tryggkarta_viewer PRIVATE tk::viewer tk_compile_options)
install(TARGETS tryggkarta_viewer)
