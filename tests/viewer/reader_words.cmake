target_sources(tk_viewer_test PRIVATE ${CMAKE_CURRENT_LIST_DIR}/reader_words_test.cpp)
