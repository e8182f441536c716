target_sources(
    tk_viewer
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/panels/bottom_panel.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/compare_panel.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/layers_panel.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/layout.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/map_isovist.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/map_marks.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/map_overlay.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/messages.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/start_page.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/status_bar.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/tool_bar.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/top_bar.cpp)
