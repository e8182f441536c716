target_sources(
    tk_viewer_test
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/basemap_tiles_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/camera_sectors_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/extent_index_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/isolines_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/labels_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/land_kind_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map_tools_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/measure_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/new_objects_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/pick_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/poles_along_line_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/seen_cells_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/triangulate_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/value_lattice_test.cpp)
