target_sources(
    tk_viewer
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/map/block_means.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/city_shapes.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/draw_raster.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/draw_shapes.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/draw_symbols.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/map_canvas.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/map_scene.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/map_tools.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/new_objects.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/pick_object.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/point_index.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/point_symbols.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/raster_store.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/scene_of_side.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/tile_cache.cpp
            ${CMAKE_CURRENT_LIST_DIR}/map/tile_painter.cpp)
