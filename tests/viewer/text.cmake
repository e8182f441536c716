target_sources(
    tk_viewer_test
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/filter_words_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/find_fonts_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/message_catalogue_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/number_words_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/set_title_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/theme_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/translation_test.cpp)
