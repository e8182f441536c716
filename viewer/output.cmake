# What leaves the program, and the legends that it shares with the window.
pkg_check_modules(fontconfig REQUIRED IMPORTED_TARGET fontconfig)
target_link_libraries(tk_viewer PRIVATE PkgConfig::fontconfig)
target_sources(
    tk_viewer
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/map/legend_model.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/legend_words.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/value_classes.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/compare_csv.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/export_layers.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/export_tables.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/frame_labels.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/frame_objects.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/frame_surface.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/frame_symbols.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/label_places.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/map_frame.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/map_sheet.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/png_file.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/sheet_backdrop.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/sheet_columns.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/sheet_layout.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/sheet_legend.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/sheet_page.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/sheet_panel.cpp
            ${CMAKE_CURRENT_LIST_DIR}/output/sheet_pen.cpp)
