# What the map is made of before it meets the graphics card: triangles, labels, what lies where.
target_sources(
    tk_viewer
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/map/basemap_tiles.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/camera_sectors.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/ear_clipping.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/extent_index.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/isolines.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/joined_lines.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/labels.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/path_label.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/line_of_object.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/measure.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/pick.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/poles_along_line.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/scale_bar.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/seen_cells.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/triangulate.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/value_lattice.cpp)
