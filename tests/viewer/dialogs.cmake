target_sources(
    tk_viewer_test
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/command_search_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/draft_fields_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/file_listing_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/name_order_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/study_draft_test.cpp)
