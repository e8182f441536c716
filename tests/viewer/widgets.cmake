target_sources(
    tk_viewer_test PRIVATE ${CMAKE_CURRENT_LIST_DIR}/chart_maths_test.cpp
                           ${CMAKE_CURRENT_LIST_DIR}/read_number_test.cpp
                           ${CMAKE_CURRENT_LIST_DIR}/widgets_in_frame_test.cpp)

# Pictures of every building block, to be looked at; neither a test nor installed.
add_executable(tk_widget_gallery EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/gallery_pages.cpp
                                                  ${CMAKE_CURRENT_LIST_DIR}/widget_gallery.cpp)
target_link_libraries(tk_widget_gallery PRIVATE tk::viewer tk_compile_options)
