target_sources(tk_viewer_test PRIVATE ${CMAKE_CURRENT_LIST_DIR}/layer_table_work_test.cpp)
