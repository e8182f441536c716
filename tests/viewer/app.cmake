target_sources(
    tk_viewer_test
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/assessment_service_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/block_means_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/follow_up_work_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/latest_answer_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/latest_worker_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/layout_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map_view_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/measure_work_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/pattern_work_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/point_index_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/workbench_test.cpp)
