find_package(PkgConfig REQUIRED)
pkg_check_modules(read_png REQUIRED IMPORTED_TARGET cairo)
target_link_libraries(tk_viewer_test PRIVATE GDAL::GDAL PkgConfig::read_png)
target_sources(
    tk_viewer_test
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/export_layers_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/legend_model_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map_sheet_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/png_file_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/sheet_layout_test.cpp)
