target_sources(
    tk_viewer_test
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/picked_object_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/plan_name_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/timeline_data_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/timeline_filter_test.cpp)
