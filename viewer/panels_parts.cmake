target_sources(
    tk_viewer
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/panels/changes_panel.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/inspect_area.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/inspect_place.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/inspect_selection.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/inspector_panel.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/meeting_panel.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/place_facts.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_export_table.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/layer_table_asks.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/layer_table_panel.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/layer_table_work.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/timeline_categories.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/timeline_data.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/timeline_filter.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/timeline_light.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/timeline_panel.cpp)
